import { h, type VNode } from 'preact'
import { Beside, besideIds } from './Asked.tsx'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly kind?: 'text' | 'long' | 'phone' | 'number' | 'date' | 'name' | 'password' | 'code'
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** A question about what was written; nobody is at fault. */
  readonly doubt?: string | undefined
  /** The screen is about this: its label is the heading. */
  readonly lead?: boolean
  readonly max?: string
  readonly autocomplete?: string
}

/** A label above, a hint, the problem beside its cause, and a native control. */
export function Field(props: FieldProps): VNode {
  const { id, label } = props
  const name = <label for={id}>{label}</label>
  return (
    <div class="field">
      {props.lead === true ? <h1 tabIndex={-1}>{name}</h1> : name}
      <Beside {...props} />
      <Control {...props} />
    </div>
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
  }
  return h('input', attributes)
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
  password: 'password',
  code: 'text',
} as const satisfies Record<Kind, string>

const PLAIN = { autocorrect: 'off', spellcheck: false } as const

const MODES = {
  text: {},
  long: {},
  phone: { inputmode: 'tel' },
  number: { inputmode: 'numeric' },
  date: {},
  name: { autocapitalize: 'words', ...PLAIN },
  password: { autocapitalize: 'none', ...PLAIN },
  code: { autocapitalize: 'none', ...PLAIN },
} as const satisfies Record<Kind, object>
