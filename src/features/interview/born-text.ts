// A birth told back as it was understood: "Born about 1987 (38 or 39 years)", "8 months; born in March 2026".
import { monthsBetween, spanOf, yearsRange } from '../../forms/date.ts'
import type { PartialDate } from '../../model/answers.ts'
import { partialDate } from '../../ui/answer-words.ts'
import type { Text } from '../../ui/text.ts'

export function bornText(text: Text, date: PartialDate, today: string): string {
  const { t } = text
  const age = ageText(text, date, today)
  if (age === undefined) return partialDate(text, date)
  if ('age' in date)
    return t('interview:born.age', { age: agedText(text, date), when: whenText(text, date) })
  const { about, ...exact } = date
  return t(`interview:born.${about === true ? 'about' : kindOf(date)}`, {
    age,
    date: partialDate(text, exact),
  })
}

/** "38 years", "8 months", "less than a year"; "about 30 years" when it is not exact. */
export function agedText({ t }: Text, { age, unit, about }: Age): string {
  const counted = unit ?? 'years'
  const told =
    age === 0
      ? t(`interview:born.under-one.${counted}`)
      : t(`interview:born.${counted}`, { count: age })
  return about === true ? t('interview:born.roughly', { age: told }) : told
}

type Age = Extract<PartialDate, { readonly age: number }>

/** How old at `today`, as exactly as the date is known; of babies in months. */
function ageText({ t }: Text, date: PartialDate, today: string): string | undefined {
  const range = yearsRange(date, today)
  const span = spanOf(date)
  if (range === undefined || span === undefined) return undefined
  const { min, max } = range
  if (max > 0) {
    return min === max
      ? t('interview:born.years', { count: min })
      : t('interview:born.between', { min, max })
  }
  const months = monthsBetween(span.first, today)
  const exact = span.last <= today && monthsBetween(span.last, today) === months
  if (!exact) return t('interview:born.under-one.years')
  return months === 0
    ? t('interview:born.under-one.months')
    : t('interview:born.months', { count: months })
}

/** The years an age can mean, or of a baby the months: "1987 o 1988", "marzo de 2026". */
function whenText(text: Text, date: Age): string {
  const span = spanOf(date)
  const inYears = date.unit === undefined
  const [first = '', last = ''] = [span?.first, span?.last].map((day = '') =>
    inYears ? day.slice(0, 4) : partialDate(text, { month: day.slice(0, 7) }),
  )
  return first === last ? first : text.t('interview:born.or', { first, last })
}

function kindOf(date: PartialDate): 'date' | 'month' | 'year' {
  if ('date' in date) return 'date'
  return 'month' in date ? 'month' : 'year'
}
