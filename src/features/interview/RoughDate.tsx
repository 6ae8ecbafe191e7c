import type { VNode } from 'preact'
import { isPartialDate, spanOf, yearsRange } from '../../forms/date.ts'
import type { PartialDate } from '../../model/answers.ts'
import { partialDate } from '../../ui/answer-words.ts'
import { PartialDateField } from '../../ui/PartialDateField.tsx'
import { useText, type Text } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'

/** A date as well as it is known, told back as it was understood. */
export function RoughDate(props: ControlProps): VNode {
  const text = useText()
  const { value, today, question } = props
  const month = new Intl.DateTimeFormat(text.language, { month: 'long', timeZone: 'UTC' })
  const label = (key: string) => text.t(`interview:date.${key}`)
  const date = isPartialDate(value) ? value : undefined
  // A day that is in no calendar has its problem beside it, and nothing to be told back.
  const real = date !== undefined && spanOf(date) !== undefined ? date : undefined
  const echo =
    real && (question.event === 'birth' ? bornText(text, real, today) : partialDate(text, real))
  return (
    <PartialDateField
      {...props}
      value={date}
      words={{
        modes: {
          date: label('date'),
          month: label('month'),
          year: label('year'),
          age: label('age'),
        },
        day: label('day'),
        month: label('month-name'),
        year: label('year-number'),
        age: label('years'),
        about: label('about'),
        months: Array.from({ length: 12 }, (_, i) => month.format(new Date(Date.UTC(2026, i, 1)))),
      }}
      {...(echo === undefined ? {} : { echo })}
    />
  )
}

/** "Born about 1987 (38 or 39 years)". */
function bornText(text: Text, date: PartialDate, today: string): string {
  const { t } = text
  const range = yearsRange(date, today)
  if (range === undefined) return partialDate(text, date)
  const age =
    range.min === range.max
      ? t('interview:born.years', { count: range.min })
      : t('interview:born.between', { ...range })
  if ('age' in date) {
    const span = spanOf(date)
    const [first = '', last = ''] = [span?.first, span?.last].map((day) => day?.slice(0, 4))
    return t('interview:born.age', { age, first, last })
  }
  const { about, ...exact } = date
  return t(`interview:born.${about === true ? 'about' : kindOf(date)}`, {
    age,
    date: partialDate(text, exact),
  })
}

function kindOf(date: PartialDate): 'date' | 'month' | 'year' {
  if ('date' in date) return 'date'
  return 'month' in date ? 'month' : 'year'
}
