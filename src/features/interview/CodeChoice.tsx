import type { VNode } from 'preact'
import type { AnswerValue } from '../../model/answers.ts'
import type { CodeList } from '../../model/question-set.ts'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { CodeSearch } from '../../ui/CodeSearch.tsx'
import { useText, type Text } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'

/** Up to here all choices are in sight; longer lists are searched. */
const IN_SIGHT = 9

/** One or several codes of a list, shown by their words only. */
export function CodeChoice(props: ControlProps): VNode {
  const text = useText()
  const { question, list, value } = props
  const codes = (list?.codes ?? []).filter((code) => code.retired !== true)
  const chosen = chosenCodes(value)
  const onChange = (next: readonly string[]) => {
    props.onChange(answerFrom(question.type === 'multiple', chosen, next))
  }
  const shared = { ...props, multiple: question.type === 'multiple', onChange }
  if (codes.length <= IN_SIGHT) {
    const exclusive = new Set(question.exclusive)
    const choices = codes.map(({ code }) => ({
      code,
      label: text.words.code(list?.id ?? '', code),
      apart: exclusive.has(code),
    }))
    return <ChoiceCards {...shared} choices={choices} chosen={chosen} />
  }
  return (
    <CodeSearch
      id={props.id}
      legend={props.legend}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...(props.problem === undefined ? {} : { problem: props.problem })}
      multiple={shared.multiple}
      value={chosen}
      onChange={onChange}
      options={codes.map((code) => optionOf(text, list?.id ?? '', code))}
      words={searchWords(text)}
    />
  )
}

function chosenCodes(value: AnswerValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

/**
 * The code tapped last comes last: an exclusive code clears the others, and another clears it, in the order of
 * the taps.
 */
function answerFrom(
  multiple: boolean,
  before: readonly string[],
  next: readonly string[],
): AnswerValue | undefined {
  if (next.length === 0) return undefined
  if (!multiple) return next[0]
  const added = next.filter((code) => !before.includes(code))
  return [...next.filter((code) => before.includes(code)), ...added]
}

function optionOf(text: Text, list: string, code: CodeList['codes'][number]) {
  return {
    code: code.code,
    label: text.words.code(list, code.code),
    ...(code.under === undefined ? {} : { group: text.words.code(list, code.under) }),
    ...(code.also === undefined ? {} : { also: Object.values(code.also).join(' ') }),
    ...(code.common === undefined ? {} : { first: code.common }),
  }
}

function searchWords({ t }: Text) {
  return {
    open: t('interview:search.open'),
    search: t('interview:search.search'),
    close: t('interview:search.close'),
    none: t('interview:search.none'),
    count: (count: number) => t('interview:search.count', { count }),
    remove: (label: string) => t('interview:search.remove', { label }),
    common: t('interview:search.common'),
    all: t('interview:search.all'),
  }
}
