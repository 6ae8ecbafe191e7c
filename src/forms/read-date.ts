// What was typed where a date is asked for, as well as it is known, and what it amounts to. Never another date than was
// written: what could mean two days is asked back, what means none is kept as it was typed.
import type { PartialDate, Unread } from '../model/answers.ts'
import { withPlainDigits } from './plain-text.ts'
import { readAge, type AgeOf, type Read } from './read-age.ts'
import { daysIn, offersForYear, type Order } from './read-day.ts'
import { partsOf, type WrittenDate } from './written-date.ts'

export interface ReadingOf extends AgeOf {
  readonly order: Order
  /** January first. */
  readonly months: readonly string[]
}

export type DateReading =
  | { readonly value: PartialDate }
  | { readonly unread: Unread; readonly offers: readonly PartialDate[] }

/** `undefined`: nothing is written. Whether there is such a day is for `dateFault` to say. */
export function readDate(written: WrittenDate, of: ReadingOf): DateReading | undefined {
  const reading = READERS[written.mode](plain(written), of)
  if (reading === undefined) return undefined
  const about = written.about ? { about: true } : {}
  if ('value' in reading) return { value: { ...reading.value, ...about } }
  const { text, why, offers = [] } = reading
  return {
    unread: { unread: text, why, parts: partsOf(written) },
    offers: offers.map((offer) => ({ ...offer, ...about })),
  }
}

const READERS: Readonly<
  Record<WrittenDate['mode'], (written: WrittenDate, of: ReadingOf) => Read | undefined>
> = {
  date: readDay,
  month: readMonth,
  year: ({ year }, of) => (year === '' ? undefined : readYear(year, of)),
  age: readAge,
}

function readDay({ day, month, year }: WrittenDate, of: ReadingOf): Read | undefined {
  const typed = [day, month, year].filter((field) => field !== '')
  if (typed.length === 0) return undefined
  // A date that was pasted, or typed in one go, stands whole in one of the fields.
  const whole = typed.length === 1 && month === '' ? readWhole(day + year, of) : undefined
  if (whole !== undefined) return whole
  const text = typed.join('/')
  if (typed.length < 3) return { text: [day, month, year].map(orGap).join('/'), why: 'incomplete' }
  if (!/^\d{1,2}$/.test(day)) return { text: day, why: 'date' }
  return withYear({ year, text }, of, (four) => ({ date: `${four}-${two(month)}-${two(day)}` }))
}

function readMonth({ month, year }: WrittenDate, of: ReadingOf): Read | undefined {
  if (month === '' && year === '') return undefined
  const whole = month === '' ? readWhole(year, of) : undefined
  if (whole !== undefined) return whole
  if (month === '' || year === '')
    return { text: `${orGap(month)}/${orGap(year)}`, why: 'incomplete' }
  return withYear({ year, text: `${month}/${year}` }, of, (four) => ({
    month: `${four}-${two(month)}`,
  }))
}

function readYear(year: string, of: ReadingOf): Read {
  const whole = readWhole(year, of)
  if (whole !== undefined) return whole
  const read = withYear({ year, text: year }, of, (four) => ({ year: Number(four) }))
  // "about 1987": the year is clear, and so is that it is not exact.
  const near = /(?:^|\D)([12]\d{3})(?:\D|$)/.exec(year)
  if ('value' in read || near === null) return read
  return { ...read, offers: [{ year: Number(near[1]), about: true }] }
}

/** A year has four digits; with two, the years that can have been are offered. */
function withYear(
  { year, text }: { readonly year: string; readonly text: string },
  { today }: ReadingOf,
  dated: (four: string) => PartialDate,
): Read {
  if (/^[12]\d{3}$/.test(year)) return { value: dated(year) }
  return { text, why: 'year', offers: offersForYear(year, today).map(dated) }
}

function readWhole(text: string, { today, order, months }: ReadingOf): Read | undefined {
  const days = daysIn(text, { today, order, months })
  if (days === undefined) return undefined
  const [only] = days.found
  if (days.sure && only !== undefined) return { value: only }
  return { text, why: days.found.length > 0 ? 'which-date' : 'date', offers: days.found }
}

function plain(written: WrittenDate): WrittenDate {
  const { day, month, year, age } = written
  const [d = '', m = '', y = '', a = ''] = [day, month, year, age].map((field) =>
    withPlainDigits(field).trim(),
  )
  return { ...written, day: d, month: m, year: y, age: a }
}

function two(number: string): string {
  return number.padStart(2, '0')
}

function orGap(field: string): string {
  return field === '' ? '–' : field
}
