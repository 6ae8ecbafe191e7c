import type { VNode } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { AskedProps } from './Asked.tsx'
import { Button } from './Button.tsx'
import { findOptions, type Option } from './find-options.ts'
import { useRested } from './use-rested.ts'

export interface CodeSearchProps extends AskedProps {
  readonly multiple: boolean
  readonly options: readonly Option[]
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
  readonly words: CodeSearchWords
  readonly marked?: string | undefined
  /** Words for taking a single choice back. */
  readonly clear?: string
}

interface CodeSearchWords {
  readonly open: string
  readonly search: string
  readonly close: string
  readonly none: string
  readonly more: string
  readonly count: (count: number) => string
  readonly remove: (label: string) => string
}

/** A list of hundreds is drawn by the screenful: nobody reads past this without searching. */
const AT_ONCE = 50
const PAUSE_MS = 500

interface CodeDialogProps extends CodeSearchProps {
  readonly onDone: () => void
}

/** All of a list: found by the beginning of any word, chosen by a tap. */
export function CodeDialog(props: CodeDialogProps): VNode {
  const { options, words } = props
  const [text, setText] = useState('')
  const [shown, setShown] = useState(AT_ONCE)
  const found = useMemo(() => findOptions(options, text), [options, text])
  const heard = useRested(found.length === 0 ? words.none : words.count(found.length), PAUSE_MS, '')
  return (
    <div class="stack">
      <SearchHead
        {...props}
        text={text}
        onText={(next) => {
          setText(next)
          setShown(AT_ONCE)
        }}
      />
      <p role="status" class="hint">
        {heard}
      </p>
      {groupsOf(found.slice(0, shown)).map(([title, some]) => (
        <Group key={title} {...props} title={title} options={some} />
      ))}
      {found.length > shown ? (
        <Button
          onClick={() => {
            setShown(shown + AT_ONCE)
          }}
        >
          {words.more}
        </Button>
      ) : null}
    </div>
  )
}

interface SearchHeadProps extends CodeDialogProps {
  readonly text: string
  readonly onText: (text: string) => void
}

function SearchHead({ id, words, text, onText, onDone }: SearchHeadProps): VNode {
  const field = useRef<HTMLInputElement>(null)
  // Before it is painted: what is typed at once is not lost.
  useLayoutEffect(() => {
    field.current?.focus()
  }, [])
  return (
    <div class="row apart search-head">
      <label class="field">
        <span class="label">{words.search}</span>
        <input
          ref={field}
          id={`${id}-search`}
          class="input"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => {
            onText(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            // Enter would submit the page behind the dialog.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </label>
      <Button look="primary" onClick={onDone}>
        {words.close}
      </Button>
    </div>
  )
}

interface GroupProps extends CodeDialogProps {
  readonly title: string
}

function Group(props: GroupProps): VNode {
  const { id, title, options, multiple, value, onChange, onDone } = props
  return (
    <div class="cards" role="group" aria-label={title === '' ? props.legend : title}>
      {title === '' ? null : <h3>{title}</h3>}
      {options.map(({ code, label }) => (
        <label
          class="card"
          key={code}
          onClick={(event) => {
            // A tap on one of a single choice is all; arrow keys go on looking.
            if (!multiple && event.detail > 0) onDone()
          }}
        >
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={`${id}-codes`}
            value={code}
            checked={value.includes(code)}
            onChange={() => {
              if (!multiple) onChange([code])
              else if (value.includes(code)) onChange(value.filter((one) => one !== code))
              else onChange([...value, code])
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              onDone()
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}

function groupsOf(options: readonly Option[]): readonly (readonly [string, readonly Option[]])[] {
  const groups = new Map<string, Option[]>()
  for (const option of options) {
    const group = groups.get(option.group ?? '') ?? []
    group.push(option)
    groups.set(option.group ?? '', group)
  }
  return [...groups]
}
