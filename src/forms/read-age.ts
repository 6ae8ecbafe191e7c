// An age as it is told: 38, 8 meses, 3 semanas; what is not exact is offered as that.
import { AGE_UNITS, type AnswerValue, type PartialDate } from '../model/answers.ts'
import { isPartialDate } from './date.ts'
import { foldWord } from './plain-text.ts'
import type { WrittenDate } from './written-date.ts'

export interface AgeOf {
  /** ISO date. */
  readonly today: string
  /** How each unit may be written behind a number. */
  readonly units: Readonly<Record<WrittenDate['unit'], readonly string[]>>
  /** An age that was told before keeps the day it was told. */
  readonly before?: AnswerValue | undefined
}

/** A date, or what was typed, why that is none, and what it might mean. */
export type Read =
  | { readonly value: PartialDate }
  | { readonly text: string; readonly why: string; readonly offers?: readonly PartialDate[] }

export function readAge({ age, unit }: WrittenDate, of: AgeOf): Read | undefined {
  if (age === '') return undefined
  const [, number = '', word = ''] = /^(\d{1,3})\s*(\p{L}*)\.?$/u.exec(age) ?? []
  const named = word === '' ? unit : unitOf(word, of.units)
  if (number === '' || named === undefined) {
    return { text: age, why: 'age', offers: offersFor(age, unit, of) }
  }
  const count = Number(number)
  if (!isOdd(count, named)) return { value: aged(count, named, of) }
  const years = word === '' ? count : Math.floor(count / IN_A_YEAR[named])
  return { text: age, why: 'age', offers: [aged(years, 'years', of)] }
}

/** "about 30", "30 or so": the number is clear, and so is that it is not exact. Four digits are a year. */
function offersFor(text: string, unit: WrittenDate['unit'], of: AgeOf): readonly PartialDate[] {
  const [only = '', ...others] = text.match(/\d+/g) ?? []
  if (others.length > 0 || only === '') return []
  if (/^[12]\d{3}$/.test(only)) return [{ year: Number(only) }]
  if (only.length > 3) return []
  return [{ ...aged(Number(only), unitIn(text, of.units) ?? unit, of), about: true }]
}

/**
 * Months are told of babies up to two years, weeks up to three months. More of them is asked back in years: the unit of
 * a baby stays on unseen, and an 87 written over it is nobody of 87 months.
 */
function isOdd(age: number, unit: WrittenDate['unit']): boolean {
  return unit !== 'years' && age > MOST[unit]
}

const MOST = { months: 24, weeks: 12, days: 31 } as const
const IN_A_YEAR = { years: 1, months: 12, weeks: 52, days: 365 } as const

function aged(age: number, unit: WrittenDate['unit'], { today, before }: AgeOf): PartialDate {
  const counted = unit === 'years' ? {} : { unit }
  const told = isPartialDate(before) && 'age' in before ? before : undefined
  const same = told?.age === age && (told.unit ?? 'years') === unit
  return { age, ...counted, said: same ? told.said : today }
}

function unitOf(word: string, units: AgeOf['units']): WrittenDate['unit'] | undefined {
  const folded = foldWord(word)
  return (['years', ...AGE_UNITS] as const).find((unit) =>
    units[unit].map(foldWord).includes(folded),
  )
}

function unitIn(text: string, units: AgeOf['units']): WrittenDate['unit'] | undefined {
  return (text.match(/\p{L}+/gu) ?? [])
    .map((word) => unitOf(word, units))
    .find((unit) => unit !== undefined)
}
