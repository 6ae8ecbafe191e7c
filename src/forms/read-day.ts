// A whole date in one text: 05/03/1987, 1987-03-05, 5 de marzo de 1987.
import type { PartialDate } from '../model/answers.ts'
import { isRealDay } from './date.ts'
import { foldWord } from './plain-text.ts'

/**
 * `day`: the language's custom is day, month, year, and so it is read. `asked`: its custom differs from country to
 * country, so that what could be read both ways is asked back.
 */
export type Order = 'day' | 'asked'

export interface DaysIn {
  /** It can mean this one thing only. */
  readonly sure: boolean
  readonly found: readonly PartialDate[]
}

interface How {
  readonly today: string
  readonly order: Order
  readonly months: readonly string[]
}

/** `undefined`: it does not look like a date of more than one part. */
export function daysIn(text: string, how: How): DaysIn | undefined {
  const named = inLetters(text, how.months)
  const iso = /^([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso !== null) return certain(dayOf(iso[1], iso[2], iso[3]))
  const monthOnly = /^(\d{1,2})\s*[-/.\s]\s*([12]\d{3})$/.exec(named)
  if (monthOnly !== null) return certain(monthOf(monthOnly[2], monthOnly[1]))
  const [, one = '', other = '', year = ''] = PARTS.exec(named) ?? []
  if (year === '') return undefined
  const order = named === text ? how.order : 'day'
  if (year.length === 4) return ordered({ one, other, year }, order)
  const found = offersForYear(year, how.today).flatMap(
    (four) => ordered({ one, other, year: four }, order).found,
  )
  return { sure: false, found: found.filter(isReal) }
}

/** The years that end in these two digits and can have been in a life, the latest first. */
export function offersForYear(digits: string, today: string): readonly string[] {
  if (!/^\d{2}$/.test(digits)) return []
  const now = Number(today.slice(0, 4))
  const century = Math.floor(now / 100) * 100
  return [century, century - 100]
    .map((hundreds) => hundreds + Number(digits))
    .filter((year) => year <= now && year > now - LIFE)
    .map(String)
}

const LIFE = 100
const PARTS = /^(\d{1,2})(?:\s*[-/.]\s*|\s+)(\d{1,2})(?:\s*[-/.]\s*|\s+)([12]\d{3}|\d{2})$/

function ordered(
  { one, other, year }: { readonly one: string; readonly other: string; readonly year: string },
  order: Order,
): DaysIn {
  const dayFirst = dayOf(year, other, one)
  const monthFirst = dayOf(year, one, other)
  const [asWritten, turned] = [isReal(dayFirst), isReal(monthFirst)]
  // 25 can only be a day; whoever wrote it where a month stands is asked.
  if (!asWritten) return { sure: !turned, found: [turned ? monthFirst : dayFirst] }
  const same = Number(one) === Number(other)
  if (order === 'day' || !turned || same) return certain(dayFirst)
  return { sure: false, found: [dayFirst, monthFirst] }
}

/** A month by its name becomes its number, and the day comes first: 5 de marzo de 1987 is 5 3 1987. */
function inLetters(text: string, months: readonly string[]): string {
  const words = foldWord(text)
    .split(/[\s,./-]+/)
    .filter((word) => word !== '' && (/\d/.test(word) || word.length > 2))
  const at = words.findIndex((word) => /^\p{L}{3,}$/u.test(word))
  const folded = months.map(foldWord)
  const number = folded.findIndex((month) => month.startsWith(words[at] ?? '?')) + 1
  if (number === 0) return text
  const others = words.filter((_, index) => index !== at)
  if (others.length === 0 || others.some((word) => !/^\d+$/.test(word))) return text
  return [...others.slice(0, -1), String(number), ...others.slice(-1)].join(' ')
}

function certain(date: PartialDate): DaysIn {
  return { sure: true, found: [date] }
}

function isReal(date: PartialDate): boolean {
  return 'date' in date && isRealDay(date.date)
}

function dayOf(year = '', month = '', day = ''): PartialDate {
  return { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

function monthOf(year = '', month = ''): PartialDate {
  return { month: `${year}-${month.padStart(2, '0')}` }
}
