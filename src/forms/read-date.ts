// What was typed where a date is asked for, as well as it is known, and what it amounts to. Never another date than was
// written: what could mean two days is asked back, what means none is kept as it was typed.
import {
  AGE_UNITS,
  isUnread,
  type AgeUnit,
  type AnswerValue,
  type PartialDate,
  type Unread,
} from '../model/answers.ts'
import { isPartialDate } from './date.ts'
import { foldWord, withPlainDigits } from './plain-text.ts'
import { daysIn, offersForYear, type Order } from './read-day.ts'

/** The fields of a date as they stand on the screen; `mode` says which of them are in sight. */
export interface WrittenDate {
  readonly mode: 'date' | 'month' | 'year' | 'age'
  readonly day: string
  /** 1 to 12, or nothing. */
  readonly month: string
  readonly year: string
  readonly age: string
  readonly unit: 'years' | AgeUnit
  readonly about: boolean
}

export interface ReadingOf {
  /** ISO date. */
  readonly today: string
  readonly order: Order
  /** January first. */
  readonly months: readonly string[]
  /** How each unit may be written behind a number. */
  readonly units: Readonly<Record<WrittenDate['unit'], readonly string[]>>
  /** An age that was told before keeps the day it was told. */
  readonly before?: AnswerValue | undefined
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

/** The fields that show an answer; those of what could not be read are as they were typed. */
export function writtenOf(value: AnswerValue | undefined): WrittenDate {
  if (isUnread(value)) return writtenFrom(value.parts ?? {})
  if (!isPartialDate(value)) return BLANK
  const about = value.about === true
  if ('age' in value) {
    const { age, unit = 'years' } = value
    return { ...BLANK, mode: 'age', age: String(age), unit, about }
  }
  if ('year' in value) return { ...BLANK, mode: 'year', year: String(value.year), about }
  const [year = '', month = '', day = ''] = ('date' in value ? value.date : value.month).split('-')
  const mode = 'date' in value ? 'date' : 'month'
  return { ...BLANK, mode, year, month: bare(month), day: bare(day), about }
}

const BLANK: WrittenDate = {
  mode: 'date',
  day: '',
  month: '',
  year: '',
  age: '',
  unit: 'years',
  about: false,
}

const MODES = ['date', 'month', 'year', 'age'] as const

function partsOf({ about, ...fields }: WrittenDate): Readonly<Record<string, string>> {
  return about ? { ...fields, about: 'yes' } : fields
}

function writtenFrom(parts: Readonly<Record<string, string>>): WrittenDate {
  const { day = '', month = '', year = '', age = '' } = parts
  return {
    mode: MODES.find((mode) => mode === parts.mode) ?? 'date',
    unit: AGE_UNITS.find((unit) => unit === parts.unit) ?? 'years',
    about: parts.about === 'yes',
    ...{ day, month, year, age },
  }
}

interface NotRead {
  readonly text: string
  readonly why: string
  readonly offers?: readonly PartialDate[]
}
type Read = { readonly value: PartialDate } | NotRead

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
  return withYear(year, text, of, (four) => ({ date: `${four}-${two(month)}-${two(day)}` }))
}

function readMonth({ month, year }: WrittenDate, of: ReadingOf): Read | undefined {
  if (month === '' && year === '') return undefined
  const whole = month === '' ? readWhole(year, of) : undefined
  if (whole !== undefined) return whole
  if (month === '' || year === '')
    return { text: `${orGap(month)}/${orGap(year)}`, why: 'incomplete' }
  return withYear(year, `${month}/${year}`, of, (four) => ({ month: `${four}-${two(month)}` }))
}

function readYear(year: string, of: ReadingOf): Read {
  const whole = readWhole(year, of)
  if (whole !== undefined) return whole
  const read = withYear(year, year, of, (four) => ({ year: Number(four) }))
  // "about 1987": the year is clear, and so is that it is not exact.
  const near = /(?<!\d)[12]\d{3}(?!\d)/.exec(year)
  if ('value' in read || near === null) return read
  return { ...read, offers: [{ year: Number(near[0]), about: true }] }
}

/** A year has four digits; with two, the years that can have been are offered. */
function withYear(
  year: string,
  text: string,
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

function readAge({ age, unit }: WrittenDate, of: ReadingOf): Read | undefined {
  if (age === '') return undefined
  const [, number = '', word = ''] = /^(\d{1,3})\s*(\p{L}*)\.?$/u.exec(age) ?? []
  const named = word === '' ? unit : unitOf(word, of.units)
  if (number !== '' && named !== undefined) return { value: aged(Number(number), named, of) }
  const [only, ...others] = age.match(/\d+/g) ?? []
  if (only === undefined || others.length > 0) return { text: age, why: 'age' }
  if (/^[12]\d{3}$/.test(only)) return { text: age, why: 'age', offers: [{ year: Number(only) }] }
  // "about 30", "30 or so": the number is clear, and so is that it is not exact.
  const near = only.length <= 3 && unitIn(age, of.units)
  if (near === false) return { text: age, why: 'age' }
  return {
    text: age,
    why: 'age',
    offers: [{ ...aged(Number(only), near ?? unit, of), about: true }],
  }
}

function aged(age: number, unit: WrittenDate['unit'], { today, before }: ReadingOf): PartialDate {
  const counted = unit === 'years' ? {} : { unit }
  const told = isPartialDate(before) && 'age' in before ? before : undefined
  const same = told?.age === age && (told.unit ?? 'years') === unit
  return { age, ...counted, said: same ? told.said : today }
}

function unitOf(word: string, units: ReadingOf['units']): WrittenDate['unit'] | undefined {
  const folded = foldWord(word)
  return (['years', ...AGE_UNITS] as const).find((unit) =>
    units[unit].map(foldWord).includes(folded),
  )
}

function unitIn(text: string, units: ReadingOf['units']): WrittenDate['unit'] | undefined {
  return (text.match(/\p{L}+/gu) ?? [])
    .map((word) => unitOf(word, units))
    .find((unit) => unit !== undefined)
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

function bare(number: string): string {
  return number.replace(/^0/, '')
}

function orGap(field: string): string {
  return field === '' ? '–' : field
}
