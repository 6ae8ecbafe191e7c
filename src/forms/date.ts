// Dates as well as they are known: which days they can mean, and how many years ago that was.
import { AGE_UNITS, type AgeUnit, type PartialDate } from '../model/answers.ts'
import { isJsonObject } from '../model/json.ts'

/** Both ends included. Days are ISO dates, years are whole years. */
export interface DaySpan {
  readonly first: string
  readonly last: string
}
export interface YearsRange {
  readonly min: number
  readonly max: number
}

export const AGE_BANDS = ['0-4', '5-11', '12-17', '18-59', '60'] as const
export type AgeBand = (typeof AGE_BANDS)[number] | 'unknown'
export type DateFault = 'no-such-day' | 'no-such-year' | 'date-in-future' | 'date-too-long-ago'

/**
 * The whole years between a date and `today` (an ISO date), as a range when the date is not known to the day.
 * `undefined` when it cannot be told: no such day, not yet come, or a clock that cannot be right.
 */
export function yearsRange(partial: PartialDate, today: string): YearsRange | undefined {
  const span = spanOf(partial)
  if (span === undefined || span.first > today || !isPlausibleToday(today)) return undefined
  const last = span.last > today ? today : span.last
  return { min: yearsBetween(last, today), max: yearsBetween(span.first, today) }
}

/** UNHCR's published bands (domain.md C5); 'unknown' when the date leaves more than one possible. */
export function ageBand(partial: PartialDate | undefined, on: string): AgeBand {
  const range = partial === undefined ? undefined : yearsRange(partial, on)
  if (range === undefined) return 'unknown'
  const band = bandOf(range.min)
  return band === bandOf(range.max) ? band : 'unknown'
}

/** The days a partial date can mean. `about` does not widen it: it is a word for the reader. */
export function spanOf(partial: PartialDate): DaySpan | undefined {
  if ('date' in partial) {
    return isRealDay(partial.date) ? { first: partial.date, last: partial.date } : undefined
  }
  if ('month' in partial) {
    const first = `${partial.month}-01`
    return isRealDay(first) ? { first, last: lastOfMonth(partial.month) } : undefined
  }
  if ('year' in partial) {
    const first = `${String(partial.year)}-01-01`
    return isRealDay(first) ? { first, last: `${String(partial.year)}-12-31` } : undefined
  }
  return spanOfAge(partial)
}

/** Why a date of the past cannot be right. The future is judged only by a clock that can be right. */
export function dateFault(partial: PartialDate, today: string): DateFault | undefined {
  if ('age' in partial) return isTooOld(partial) ? 'date-too-long-ago' : undefined
  const span = spanOf(partial)
  if (span === undefined) return hasYear(partial) ? 'no-such-day' : 'no-such-year'
  if (!isPlausibleToday(today)) return undefined
  if (span.first > today) return 'date-in-future'
  return yearsBetween(span.last, today) > OLDEST ? 'date-too-long-ago' : undefined
}

/** Has the shape of a partial date; whether there is such a day is for `dateFault` to say. */
export function isPartialDate(value: unknown): value is PartialDate {
  if (!isJsonObject(value)) return false
  const { date, month, year, age, said, unit } = value
  if (date !== undefined) return isText(date, DAY)
  if (month !== undefined) return isText(month, MONTH)
  if (year !== undefined) return isWhole(year)
  // An age in a unit that is not known here could be taken for years.
  const counted = unit === undefined || AGE_UNITS.some((known) => known === unit)
  return isWhole(age) && isText(said, DAY) && counted
}

/** An ISO date that is in the calendar; years have four digits, from 1000 to 2999. */
export function isRealDay(iso: string): boolean {
  const [, year, month, day] = DAY.exec(iso) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return isoOf(Number(year), Number(month), Number(day)) === iso
}

export function daysAfter(iso: string, days: number): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return isoOf(year, month, day + days)
}

/** Whole years from one ISO date to a later one. Born on 29 February: a year older on 1 March. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/**
 * A tablet whose battery ran out may believe it is 1970. A day before this app existed proves nothing,
 * so nobody's birth date is called impossible because of it, and no age is worked out from it.
 */
export function isPlausibleToday(today: string): boolean {
  return today >= '2025-01-01'
}

type Age = Extract<PartialDate, { readonly age: number }>

function spanOfAge(told: Age): DaySpan | undefined {
  const { age, said, unit } = told
  if (!isRealDay(said) || !isPlausibleToday(said) || age < 0 || isTooOld(told)) return undefined
  const dayBefore = earlier(said, age + 1, unit)
  return { first: daysAfter(dayBefore, 1), last: earlier(said, age, unit) }
}

/** The day that was so many years, months, weeks or days before. */
function earlier(said: string, count: number, unit: AgeUnit | undefined): string {
  if (unit === 'days') return daysAfter(said, -count)
  if (unit === 'weeks') return daysAfter(said, -count * 7)
  return unit === 'months' ? sameDayOfMonth(said, count) : sameDay(said, count)
}

function isTooOld({ age, unit }: Age): boolean {
  return age > OLDEST * (unit === undefined ? 1 : IN_A_YEAR[unit])
}

/** The same day of the month so many months earlier, or the last day of that month where it has none. */
function sameDayOfMonth(iso: string, monthsEarlier: number): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const first = isoOf(year, month - monthsEarlier, 1)
  const last = lastOfMonth(first.slice(0, 7))
  const same = `${first.slice(0, 8)}${String(day).padStart(2, '0')}`
  return same < last ? same : last
}

/** Whole months from one ISO date to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0] = from.split('-').map(Number)
  const [laterYear = 0, laterMonth = 0] = to.split('-').map(Number)
  const months = (laterYear - year) * 12 + laterMonth - month
  return to.slice(8) < from.slice(8) ? months - 1 : months
}

/** The same day so many years earlier, or 28 February where there is no 29th. */
function sameDay(iso: string, yearsEarlier: number): string {
  const moved = `${String(Number(iso.slice(0, 4)) - yearsEarlier)}${iso.slice(4)}`
  return isRealDay(moved) ? moved : `${moved.slice(0, 8)}28`
}

function bandOf(years: number): AgeBand {
  if (years < 5) return '0-4'
  if (years < 12) return '5-11'
  if (years < 18) return '12-17'
  return years < 60 ? '18-59' : '60'
}

function lastOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return isoOf(year, number + 1, 0)
}

function isoOf(year: number, month: number, day: number): string {
  const time = Date.UTC(year, month - 1, day)
  // What is no number is no day: `isRealDay` then says so.
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
}

function isText(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value)
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0
}

/** Whether it names a year that can be: four digits, from 1000 to 2999. */
function hasYear(partial: PartialDate): boolean {
  if ('year' in partial) return isRealDay(`${String(partial.year)}-01-01`)
  if ('age' in partial) return true
  const written = 'date' in partial ? partial.date : partial.month
  return /^[12]\d{3}-\d{2}(-\d{2})?$/.test(written)
}

const OLDEST = 120
const IN_A_YEAR = { months: 12, weeks: 52, days: 365 } as const satisfies Record<AgeUnit, number>
const DAY = /^([12]\d{3})-(\d{2})-(\d{2})$/
const MONTH = /^[12]\d{3}-\d{2}$/
