import { h, type VNode } from 'preact'
import { Beside, besideIds } from './Asked.tsx'
import { Offers, type Offer } from './Offers.tsx'
import { useRested } from './use-rested.ts'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly kind?:
    'text' | 'long' | 'phone' | 'number' | 'date' | 'name' | 'document' | 'password' | 'code'
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** A question about what was written; nobody is at fault. */
  readonly doubt?: string | undefined
  /** The screen is about this: its label is the heading. */
  readonly lead?: boolean
  readonly max?: string
  readonly autocomplete?: string
  /** What is to be said about what is being typed: how much room is left, what was taken out. */
  readonly note?: FieldNote | undefined
  readonly offers?: readonly Offer[] | undefined
  /** The browser's own field was left with something in it that is no value: a day without its year. */
  readonly onUnfinished?: () => void
}

export interface FieldNote {
  /** Empty while there is nothing to say. */
  readonly text: string
  /** More was typed than can stay. */
  readonly over?: boolean
}

const PAUSE_MS = 700

/** A label above, a hint, the problem beside its cause, and a native control. */
export function Field(props: FieldProps): VNode {
  const { id, label, note, offers = [] } = props
  const name = <label for={id}>{label}</label>
  return (
    <div class="field">
      {props.lead === true ? <h1 tabIndex={-1}>{name}</h1> : name}
      <Beside {...props} />
      <Offers offers={offers} />
      <Control {...props} />
      {note === undefined ? null : <Note {...note} />}
    </div>
  )
}

function Note({ text, over = false }: FieldNote): VNode {
  // Said once the hand rests, not with each letter.
  const heard = useRested(text, PAUSE_MS, '')
  return (
    <>
      {text === '' ? null : (
        <p class={over ? 'field-note over' : 'field-note'} aria-hidden="true">
          {text}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {heard}
      </p>
    </>
  )
}

function Control(props: FieldProps): VNode {
  const { id, value, kind = 'text', problem } = props
  const common = {
    id,
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': besideIds(props),
    onInput: (event: { currentTarget: { value: string } }) =>
      props.onInput(event.currentTarget.value),
    // Nothing that is typed here goes to a spelling service of the browser's maker.
    spellcheck: false,
  }
  if (kind === 'long') return <textarea class="input" rows={3} {...common} />
  const attributes: Readonly<Record<string, unknown>> = {
    ...common,
    ...MODES[kind],
    class: SHORT.has(kind) ? 'input short' : 'input',
    type: TYPES[kind],
    autocomplete: props.autocomplete ?? 'off',
    enterkeyhint: 'next',
    max: props.max,
    ...(props.onUnfinished === undefined ? {} : { onBlur: unfinished(props.onUnfinished) }),
  }
  return h('input', attributes)
}

function unfinished(tell: () => void) {
  return ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.validity.badInput) tell()
  }
}

type Kind = NonNullable<FieldProps['kind']>

const SHORT: ReadonlySet<Kind> = new Set(['number', 'date'])

/** Numbers are text: spin buttons and screen readers do not agree (ux.md b8). */
const TYPES = {
  text: 'text',
  long: 'text',
  phone: 'tel',
  number: 'text',
  date: 'date',
  name: 'text',
  document: 'text',
  password: 'password',
  code: 'text',
} as const satisfies Record<Kind, string>

const PLAIN = { autocorrect: 'off' } as const

const MODES = {
  text: {},
  long: {},
  phone: { inputmode: 'tel', ...PLAIN },
  number: { inputmode: 'numeric' },
  date: {},
  name: { autocapitalize: 'words', ...PLAIN },
  document: { autocapitalize: 'characters', ...PLAIN },
  password: { autocapitalize: 'none', ...PLAIN },
  code: { autocapitalize: 'none', ...PLAIN },
} as const satisfies Record<Kind, object>
