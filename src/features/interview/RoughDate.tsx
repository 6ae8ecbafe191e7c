import type { VNode } from 'preact'
import { isPartialDate, spanOf } from '../../forms/date.ts'
import { readDate, type ReadingOf } from '../../forms/read-date.ts'
import { writtenOf, type WrittenDate } from '../../forms/written-date.ts'
import type { AnswerValue } from '../../model/answers.ts'
import { partialDate } from '../../ui/answer-words.ts'
import { PartialDateField } from '../../ui/PartialDateField.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { agedText, bornText } from './born-text.ts'
import type { ControlProps } from './control-props.ts'
import { useTyped } from './use-typed.ts'

const MODES = ['date', 'month', 'year', 'age'] as const
const UNITS = ['years', 'months', 'weeks', 'days'] as const

/** A date as well as it is known, told back as it was understood; what was not understood stays as it was typed. */
export function RoughDate(props: ControlProps): VNode {
  const text = useText()
  const { value, today, question } = props
  const [written, setWritten] = useTyped(value, writtenOf)
  const of = { ...readingIn(text, today), before: value }
  const reading = readDate(written, of)
  const put = (next: WrittenDate) => {
    const read = readDate(next, of)
    const amountsTo: AnswerValue | undefined =
      read === undefined ? undefined : 'value' in read ? read.value : read.unread
    setWritten(next, amountsTo)
    props.onChange(amountsTo)
  }
  const isBirth = question.event === 'birth'
  const offers = reading !== undefined && 'offers' in reading ? reading.offers : []
  const asked = props.problem !== undefined
  return (
    <div
      onFocusOut={() => {
        // A date that was pasted into one field is dealt out to all of them once it is left.
        if (isPartialDate(value) && !sameFields(written, writtenOf(value)))
          setWritten(writtenOf(value), value)
      }}
    >
      <PartialDateField
        {...props}
        written={written}
        onWrite={put}
        // An age is told of a person; an arrival has none. What was once answered so can still be seen.
        modes={MODES.filter((mode) => mode !== 'age' || isBirth || written.mode === 'age')}
        words={wordsOf(text)}
        echo={isPartialDate(value) ? echoOf(text, value, props) : undefined}
        offers={(asked ? offers : []).map((offer) => ({
          label: text.t('interview:offer', {
            offer: 'age' in offer ? agedText(text, offer) : partialDate(text, offer),
          }),
          onTake: () => {
            props.onChange(offer)
          },
        }))}
      />
    </div>
  )
}

function echoOf(
  text: Text,
  date: Parameters<typeof partialDate>[1] & Parameters<typeof spanOf>[0],
  { question, today }: ControlProps,
): string | undefined {
  // A day that is in no calendar has its problem beside it, and nothing to be told back.
  if (spanOf(date) === undefined) return undefined
  return question.event === 'birth' ? bornText(text, date, today) : partialDate(text, date)
}

function readingIn(text: Text, today: string): ReadingOf {
  const { t } = text
  const spelled = (unit: string) => t(`interview:date.spelled.${unit}`).split(' ')
  return {
    today,
    order: startsWithDay(text.language) ? 'day' : 'asked',
    months: monthsIn(text),
    units: {
      years: spelled('years'),
      months: spelled('months'),
      weeks: spelled('weeks'),
      days: spelled('days'),
    },
  }
}

/** Without a region: English alone puts the month first, and much of the world that writes it does not. */
function startsWithDay(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0)
  return parts[0]?.type === 'day'
}

function monthsIn({ language }: Text): readonly string[] {
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, i) => month.format(new Date(Date.UTC(2026, i, 1))))
}

function wordsOf(text: Text) {
  const label = (key: string) => text.t(`interview:date.${key}`)
  const labels = (keys: readonly string[], under: string) =>
    Object.fromEntries(keys.map((key) => [key, label(under + key)]))
  return {
    modes: labels(MODES, '') as Record<(typeof MODES)[number], string>,
    units: labels(UNITS, 'units.') as Record<(typeof UNITS)[number], string>,
    day: label('day'),
    month: label('month-name'),
    year: label('year-number'),
    age: label('age-number'),
    unit: label('unit'),
    about: label('about'),
    months: monthsIn(text),
  }
}

function sameFields(one: WrittenDate, other: WrittenDate): boolean {
  const fields = ['day', 'month', 'year', 'age'] as const
  return one.mode === other.mode && fields.every((field) => one[field] === other[field])
}
