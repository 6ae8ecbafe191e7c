import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { withoutContradiction } from '../../forms/exclusive.ts'
import type { AnswerValue } from '../../model/answers.ts'
import type { CodeList } from '../../model/question-set.ts'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { CodeSearch } from '../../ui/CodeSearch.tsx'
import { inOrder, type Option } from '../../ui/find-options.ts'
import { useText, type Text } from '../../ui/text.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import type { ControlProps } from './control-props.ts'

/** Up to here all choices are in sight; longer lists are searched. */
const IN_SIGHT = 7

/** One or several codes of a list, shown by their words only. */
export function CodeChoice(props: ControlProps): VNode {
  const text = useText()
  const { question, list, value } = props
  const [cleared, setCleared] = useState<readonly string[]>([])
  const multiple = question.type === 'multiple'
  const chosen = chosenCodes(value)
  const put = (next: readonly string[]) => {
    props.onChange(multiple && next.length > 0 ? next : next[0])
  }
  const choose = (next: readonly string[]) => {
    const kept = multiple ? codesKept(question.exclusive ?? [], chosen, next) : next
    const gone = next.filter((code) => !kept.includes(code))
    setCleared(gone.length > 0 ? chosen : [])
    put(kept)
  }
  const apart = new Set(question.exclusive)
  const shared = {
    ...props,
    multiple,
    onChange: choose,
    clear: text.t('interview:clear-answer'),
    ...(multiple && chosen.length > 0
      ? { marked: text.t('interview:marked', { count: chosen.length }) }
      : {}),
  }
  // Hundreds of names are put in order once, not with each tap.
  const listed = useMemo(() => optionsOf(text, list), [text, list])
  const options = listed.map((option) =>
    apart.has(option.code) ? { ...option, apart: true } : option,
  )
  return (
    <>
      {options.length <= IN_SIGHT ? (
        <ChoiceCards {...shared} choices={options} chosen={chosen} />
      ) : (
        <CodeSearch {...shared} value={chosen} options={options} words={searchWords(text)} />
      )}
      {cleared.length === 0 ? null : (
        <UndoBar
          text={text.t(
            cleared.some((code) => apart.has(code))
              ? 'interview:cleared-exclusive'
              : 'interview:cleared',
          )}
          onUndo={() => {
            setCleared([])
            put(cleared)
          }}
        />
      )}
    </>
  )
}

function chosenCodes(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

/** An exclusive code clears the others, and another clears it: what was tapped last decides. */
function codesKept(
  exclusive: readonly string[],
  before: readonly string[],
  next: readonly string[],
): readonly string[] {
  return chosenCodes(withoutContradiction(exclusive, [...before], [...next]))
}

function optionsOf(text: Text, list: CodeList | undefined): readonly Option[] {
  const offered = (list?.codes ?? []).filter((code) => code.retired !== true)
  const options = offered.map((code) => optionOf(text, list?.id ?? '', code))
  return list?.byName === true ? inOrder(options, text.language) : options
}

function optionOf(text: Text, list: string, code: CodeList['codes'][number]) {
  const names = [...Object.values(code.also ?? {}), code.endonym].filter(
    (name) => typeof name === 'string',
  )
  return {
    code: code.code,
    label: text.words.code(list, code.code),
    ...(code.under === undefined ? {} : { group: text.words.code(list, code.under) }),
    ...(names.length === 0 ? {} : { also: names.join(' ') }),
    ...(code.common === undefined ? {} : { first: code.common }),
  }
}

function searchWords({ t }: Text) {
  return {
    open: t('interview:search.open'),
    search: t('interview:search.search'),
    close: t('interview:search.close'),
    none: t('interview:search.none'),
    more: t('interview:search.more'),
    count: (count: number) => t('interview:search.count', { count }),
    remove: (label: string) => t('interview:search.remove', { label }),
  }
}
