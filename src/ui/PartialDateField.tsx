import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Asked, Beside, besideIds, type AskedProps } from './Asked.tsx'
import { readPartialDate, writtenOf, type PartialDateValue, type Written } from './partial-date.ts'

export interface PartialDateFieldProps extends AskedProps {
  readonly value: PartialDateValue | undefined
  readonly onChange: (value: PartialDateValue | undefined) => void
  /** ISO date: an age is kept with the day it was said. */
  readonly today: string
  readonly words: PartialDateWords
  /** What was understood, as a sentence. */
  readonly echo?: string
}

interface PartialDateWords {
  readonly modes: Readonly<Record<Written['mode'], string>>
  readonly day: string
  readonly month: string
  readonly year: string
  readonly age: string
  readonly about: string
  readonly months: readonly string[]
}

const MODES = ['date', 'month', 'year', 'age'] as const

/** As much of a date as is known: a day, a month, a year, or an age. Nothing moves focus by itself. */
export function PartialDateField(props: PartialDateFieldProps): VNode {
  const { id, legend, words, echo } = props
  const [written, setWritten] = useState<Written>(() => writtenOf(props.value))
  const write = (change: Partial<Written>) => {
    const next = { ...written, ...change }
    setWritten(next)
    props.onChange(readPartialDate(next, props.today))
  }
  return (
    <fieldset class="cards partial-date" id={id} aria-describedby={besideIds(props)}>
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <div class="modes" role="radiogroup" aria-label={legend}>
        {MODES.map((mode) => (
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
        <Parts {...props} written={written} write={write} />
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
  readonly written: Written
  readonly write: (change: Partial<Written>) => void
}

function Parts({ id, words, written, write }: PartsProps): VNode {
  const number = (name: 'day' | 'year' | 'age', label: string) => (
    <label class="field" key={name}>
      <span class="label">{label}</span>
      <input
        id={`${id}-${name}`}
        class="input short"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={written[name]}
        onInput={(event) => {
          write({ [name]: event.currentTarget.value })
        }}
      />
    </label>
  )
  if (written.mode === 'age') return <>{number('age', words.age)}</>
  return (
    <>
      {written.mode === 'date' ? number('day', words.day) : null}
      {written.mode === 'year' ? null : (
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
      )}
      {number('year', words.year)}
    </>
  )
}
