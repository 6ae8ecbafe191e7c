import type { VNode } from 'preact'
import { Asked, Beside, besideIds, type AskedProps } from './Asked.tsx'
import { Offers, type Offer } from './Offers.tsx'

export interface PartialDateFieldProps extends AskedProps {
  /** What stands in the fields, as it was typed. */
  readonly written: Fields
  readonly onWrite: (written: Fields) => void
  readonly modes: readonly Fields['mode'][]
  readonly words: PartialDateWords
  /** What was understood, as a sentence. */
  readonly echo?: string | undefined
  /** What it might mean: accepted with one tap. */
  readonly offers: readonly Offer[]
}

interface Fields {
  readonly mode: 'date' | 'month' | 'year' | 'age'
  readonly day: string
  /** 1 to 12, or nothing. */
  readonly month: string
  readonly year: string
  readonly age: string
  readonly unit: Unit
  readonly about: boolean
}

type Unit = 'years' | 'months' | 'weeks' | 'days'

interface PartialDateWords {
  readonly modes: Readonly<Record<Fields['mode'], string>>
  readonly day: string
  readonly month: string
  readonly year: string
  readonly age: string
  readonly unit: string
  readonly units: Readonly<Record<Unit, string>>
  readonly about: string
  readonly months: readonly string[]
}

/** As much of a date as is known: a day, a month, a year, or an age. Nothing moves focus by itself. */
export function PartialDateField(props: PartialDateFieldProps): VNode {
  const { id, legend, words, echo, modes, offers, written } = props
  const write = (change: Partial<Fields>) => {
    props.onWrite({ ...written, ...change })
  }
  return (
    <fieldset class="cards partial-date" id={id} aria-describedby={besideIds(props)}>
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <Offers offers={offers} />
      <div class="modes" role="radiogroup" aria-label={legend}>
        {modes.map((mode) => (
          <label class="card" key={mode}>
            <input
              type="radio"
              name={`${id}-mode`}
              checked={written.mode === mode}
              onChange={() => {
                write({ mode })
              }}
            />
            <span>{words.modes[mode]}</span>
          </label>
        ))}
      </div>
      <div class="parts">
        <Parts {...props} write={write} />
        <label class="card">
          <input
            type="checkbox"
            checked={written.about}
            onChange={() => {
              write({ about: !written.about })
            }}
          />
          <span>{words.about}</span>
        </label>
      </div>
      <p class="echo" role="status">
        {echo}
      </p>
    </fieldset>
  )
}

interface PartsProps extends PartialDateFieldProps {
  readonly write: (change: Partial<Fields>) => void
}

function Parts(props: PartsProps): VNode {
  const { words, written } = props
  const { mode } = written
  if (mode === 'age') {
    return (
      <>
        <Typed {...props} name="age" label={words.age} />
        <Unit {...props} />
      </>
    )
  }
  return (
    <>
      {mode === 'date' ? <Typed {...props} name="day" label={words.day} /> : null}
      {mode === 'year' ? null : <Month {...props} />}
      <Typed {...props} name="year" label={words.year} />
    </>
  )
}

interface TypedProps extends PartsProps {
  readonly name: 'day' | 'year' | 'age'
  readonly label: string
}

function Typed({ id, name, label, problem, written, write }: TypedProps): VNode {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        id={`${id}-${name}`}
        class="input short"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        value={written[name]}
        onInput={(event) => {
          write({ [name]: event.currentTarget.value })
        }}
      />
    </label>
  )
}

function Month({ id, words, written, write }: PartsProps): VNode {
  return (
    <label class="field">
      <span class="label">{words.month}</span>
      <select
        id={`${id}-month`}
        class="input"
        value={written.month}
        onChange={(event) => {
          write({ month: event.currentTarget.value })
        }}
      >
        <option value="" />
        {words.months.map((name, i) => (
          <option key={name} value={String(i + 1)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const UNITS = ['years', 'months', 'weeks', 'days'] as const

function Unit({ id, words, written, write }: PartsProps): VNode {
  return (
    <label class="field">
      <span class="label">{words.unit}</span>
      <select
        id={`${id}-unit`}
        class="input"
        value={written.unit}
        onChange={(event) => {
          write({ unit: UNITS.find((unit) => unit === event.currentTarget.value) ?? 'years' })
        }}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {words.units[unit]}
          </option>
        ))}
      </select>
    </label>
  )
}
