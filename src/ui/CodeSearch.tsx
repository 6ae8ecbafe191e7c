import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { findOptions, type Option } from './find-options.ts'
import { Icon } from './Icon.tsx'

export interface CodeSearchProps {
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly problem?: string
  readonly multiple: boolean
  readonly options: readonly Option[]
  readonly value: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
  readonly words: CodeSearchWords
}

interface CodeSearchWords {
  readonly open: string
  readonly search: string
  readonly close: string
  readonly none: string
  readonly count: (count: number) => string
  readonly remove: (label: string) => string
  readonly common: string
  readonly all: string
}

/** For lists too long to have in sight: what was chosen as chips, and a dialog with a search. */
export function CodeSearch(props: CodeSearchProps): VNode {
  const { id, legend, hint, problem, options, value, onChange, words } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const labels = useMemo(() => new Map(options.map(({ code, label }) => [code, label])), [options])
  return (
    <fieldset class="cards code-search" id={id}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      {problem === undefined ? null : (
        <p class="question-problem">
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      )}
      {value.length === 0 ? null : (
        <ul class="chips">
          {value.map((code) => (
            <li key={code}>
              <span>{labels.get(code) ?? code}</span>
              <button
                type="button"
                aria-label={words.remove(labels.get(code) ?? code)}
                onClick={() => {
                  onChange(value.filter((one) => one !== code))
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button
        icon="search"
        onClick={() => {
          setOpen(true)
          dialog.current?.showModal()
        }}
      >
        {words.open}
      </Button>
      <dialog
        ref={dialog}
        class="code-dialog"
        aria-label={legend}
        onClose={() => {
          setOpen(false)
        }}
      >
        {open ? <Chooser {...props} onDone={() => dialog.current?.close()} /> : null}
      </dialog>
    </fieldset>
  )
}

function Chooser(props: CodeSearchProps & { readonly onDone: () => void }): VNode {
  const { id, options, words, onDone } = props
  const [text, setText] = useState('')
  const found = useMemo(() => findOptions(options, text), [options, text])
  const heard = useRested(found.length === 0 ? words.none : words.count(found.length))
  const searching = text.trim() !== ''
  const common = searching ? [] : found.filter((option) => option.first === true)
  return (
    <div class="stack">
      <div class="row apart search-head">
        <label class="field">
          <span class="label">{words.search}</span>
          <input
            id={`${id}-search`}
            class="input"
            type="search"
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value)
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
      <p role="status" class="hint">
        {heard}
      </p>
      {common.length === 0 ? null : <Group {...props} title={words.common} options={common} />}
      {common.length === 0 ? (
        groupsOf(found).map(([title, some]) => (
          <Group key={title} {...props} title={title} options={some} />
        ))
      ) : (
        <Group
          {...props}
          title={words.all}
          options={found.filter((option) => option.first !== true)}
        />
      )}
    </div>
  )
}

interface GroupProps extends CodeSearchProps {
  readonly title: string
  readonly onDone: () => void
}

function Group({ id, title, options, multiple, value, onChange, onDone }: GroupProps): VNode {
  return (
    <div class="cards" role="group" aria-label={title}>
      {title === '' ? null : <h3>{title}</h3>}
      {options.map(({ code, label }) => (
        <label class="card" key={code}>
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
            onClick={() => {
              if (!multiple) onDone()
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

/** The text once typing has rested for half a second. */
function useRested(text: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text)
    }, 500)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return rested
}
