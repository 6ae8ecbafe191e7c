import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageBand,
  dateFault,
  daysAfter,
  isPartialDate,
  isRealDay,
  spanOf,
  yearsBetween,
  yearsRange,
} from '../../src/forms/date.ts'
import type { PartialDate } from '../../src/model/answers.ts'

const TODAY = '2026-05-04'

describe('[Q11] years are told as exactly as the date is known', () => {
  test.for<[string, PartialDate, number, number]>([
    ['a day', { date: '1988-05-04' }, 38, 38],
    ['a day that comes tomorrow', { date: '1988-05-05' }, 37, 37],
    ['a month that has passed', { month: '1988-04' }, 38, 38],
    ['the month that it is now', { month: '1988-05' }, 37, 38],
    ['a year', { year: 1987 }, 38, 39],
    ['this year', { year: 2026 }, 0, 0],
    ['an age told today', { age: 38, said: TODAY }, 38, 38],
    ['an age told last month', { age: 38, said: '2026-04-04' }, 38, 39],
    ['an age told a year ago', { age: 38, said: '2025-05-04' }, 39, 39],
  ])('%s', ([, date, min, max]) => {
    expect(yearsRange(date, TODAY)).toEqual({ min, max })
  })

  test('somebody born on 29 February is a year older on 1 March', () => {
    expect(yearsBetween('2004-02-29', '2026-02-28')).toBe(21)
    expect(yearsBetween('2004-02-29', '2026-03-01')).toBe(22)
  })

  test('an age covers exactly the birthdays it can mean', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => daysAfter('2025-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (said, age) => {
        const span = spanOf({ age, said })
        if (span === undefined) throw new Error('no span')
        expect(yearsBetween(span.first, said)).toBe(age)
        expect(yearsBetween(span.last, said)).toBe(age)
        expect(yearsBetween(daysAfter(span.first, -1), said)).toBe(age + 1)
        expect(yearsBetween(daysAfter(span.last, 1), said)).toBe(age - 1)
      }),
      { examples: [['2028-02-29', 5]] },
    )
  })

  test('an age band is named only if every day the date can mean falls in it', () => {
    expect(ageBand({ year: 1987 }, TODAY)).toBe('18-59')
    expect(ageBand({ year: 2008 }, TODAY)).toBe('unknown')
    expect(ageBand({ date: '2008-05-04' }, TODAY)).toBe('18-59')
    expect(ageBand({ date: '2008-05-05' }, TODAY)).toBe('12-17')
    expect(ageBand({ age: 4, said: TODAY }, TODAY)).toBe('0-4')
    expect(ageBand({ age: 11, said: TODAY }, TODAY)).toBe('5-11')
    expect(ageBand({ age: 60, said: TODAY }, TODAY)).toBe('60')
    expect(ageBand(undefined, TODAY)).toBe('unknown')
  })
})

describe('[Q12] a date that cannot be is named, and why', () => {
  test.each<[string, PartialDate, string]>([
    ['30 February', { date: '1990-02-30' }, 'no-such-day'],
    ['29 February in a common year', { date: '2023-02-29' }, 'no-such-day'],
    ['a thirteenth month', { month: '1990-13' }, 'no-such-day'],
    ['a year of two figures', { year: 87 }, 'no-such-year'],
    ['a year of two figures in a whole date', { date: '0087-03-05' }, 'no-such-year'],
    ['tomorrow', { date: '2026-05-05' }, 'date-in-future'],
    ['next month', { month: '2026-06' }, 'date-in-future'],
    ['121 years ago', { date: '1905-05-04' }, 'date-too-long-ago'],
    ['an age of 121', { age: 121, said: TODAY }, 'date-too-long-ago'],
  ])('%s', (_, date, fault) => {
    expect(dateFault(date, TODAY)).toBe(fault)
  })

  test('today, this month, this year, a leap day and 120 years ago are fine', () => {
    for (const date of [
      { date: TODAY },
      { month: '2026-05' },
      { year: 2026 },
      { date: '2024-02-29' },
      { date: '1905-05-05' },
      { year: 1905 },
    ]) {
      expect(dateFault(date, TODAY), JSON.stringify(date)).toBeUndefined()
    }
  })

  test('a tablet that believes it is 1970 calls no birth date impossible and works out no age', () => {
    expect(dateFault({ date: '1988-05-04' }, '1970-01-01')).toBeUndefined()
    expect(dateFault({ date: '1988-02-30' }, '1970-01-01')).toBe('no-such-day')
    expect(yearsRange({ year: 1950 }, '1970-01-01')).toBeUndefined()
    expect(yearsRange({ age: 3, said: '1970-01-01' }, TODAY)).toBeUndefined()
  })

  test('every day of the calendar is a day, and nothing else is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
        expect(isRealDay(daysAfter('1900-01-01', days))).toBe(true)
      }),
    )
    expect(['2026-5-4', '26-05-04', '2026-05-04T00:00', '2026-00-10', ''].some(isRealDay)).toBe(
      false,
    )
  })

  test('a partial date has one of four shapes', () => {
    expect(isPartialDate({ date: '2020-01-01' })).toBe(true)
    expect(isPartialDate({ year: 1987, about: true })).toBe(true)
    expect(isPartialDate({ age: 3 })).toBe(false)
    expect(isPartialDate({ age: 3.5, said: TODAY })).toBe(false)
    expect(isPartialDate({ month: 'May' })).toBe(false)
    expect(isPartialDate('2020-01-01')).toBe(false)
    expect(isPartialDate({})).toBe(false)
  })
})
