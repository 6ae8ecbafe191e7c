import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPartialDate, spanOf, yearsRange } from '../../src/forms/date.ts'
import { readDate, type ReadingOf } from '../../src/forms/read-date.ts'
import { writtenOf, type WrittenDate } from '../../src/forms/written-date.ts'
import type { AnswerValue, PartialDate } from '../../src/model/answers.ts'

const TODAY = '2026-11-26'
const MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto']
const OF: ReadingOf = {
  today: TODAY,
  order: 'day',
  months: [...MONTHS, 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  units: {
    years: ['años', 'año', 'a'],
    months: ['meses', 'mes', 'm'],
    weeks: ['semanas', 'semana', 's'],
    days: ['días', 'día', 'd'],
  },
}

describe('[I3] a date is read whole wherever it stands; what may be two, or lacks a century, is offered', () => {
  test.each<[string, PartialDate]>([
    ['05/03/1987', { date: '1987-03-05' }],
    ['5-3-1987', { date: '1987-03-05' }],
    ['5.3.1987', { date: '1987-03-05' }],
    ['5 3 1987', { date: '1987-03-05' }],
    ['1987-03-05', { date: '1987-03-05' }],
    ['5 de marzo de 1987', { date: '1987-03-05' }],
    ['5 mar 1987', { date: '1987-03-05' }],
    ['٥/٣/١٩٨٧', { date: '1987-03-05' }],
    ['03/1987', { month: '1987-03' }],
    ['marzo 1987', { month: '1987-03' }],
    ['29/02/2024', { date: '2024-02-29' }],
    // In no calendar, and told so by `dateFault`: not moved to another day.
    ['29/02/2023', { date: '2023-02-29' }],
  ])('%s, in the field of the day or of the year', (typed, value) => {
    for (const field of ['day', 'year'] as const) {
      expect(read({ [field]: typed }), field).toEqual({ value })
    }
  })

  test.each<[string, string, readonly PartialDate[]]>([
    ['05/03/87', 'which-date', [{ date: '1987-03-05' }]],
    ['05/03/15', 'which-date', [{ date: '2015-03-05' }]],
    ['03/25/1987', 'which-date', [{ date: '1987-03-25' }]],
  ])('%s is asked back', (typed, why, offers) => {
    expect(read({ day: typed })).toMatchObject({ unread: { unread: typed, why }, offers })
  })

  test('where the custom differs from country to country, both readings are offered', () => {
    const asked = readDate(written({ day: '05/03/1987' }), { ...OF, order: 'asked' })
    const offers = [{ date: '1987-03-05' }, { date: '1987-05-03' }]
    expect(asked).toMatchObject({ unread: { why: 'which-date' }, offers })
    const sure = readDate(written({ day: '25/03/1987' }), { ...OF, order: 'asked' })
    expect(sure).toEqual({ value: { date: '1987-03-25' } })
  })

  test.each<[string, readonly PartialDate[]]>([
    ['87', [{ year: 1987 }]],
    ['15', [{ year: 2015 }]],
    ['26', [{ year: 2026 }]],
    ['27', [{ year: 1927 }]],
    ['19877', []],
    ['1', []],
    ['0087', []],
    ['hacia 1987', [{ year: 1987, about: true }]],
  ])('the year %s is kept as it was typed', (year, offers) => {
    expect(read({ mode: 'year', year })).toMatchObject({
      unread: { unread: year, why: 'year' },
      offers,
    })
  })

  test('fields that are not all filled say so, and are all there again', () => {
    const half = written({ day: '5', month: '3' })
    const reading = readDate(half, OF)
    expect(reading).toMatchObject({ unread: { unread: '5/3/–', why: 'incomplete' } })
    if (reading === undefined || 'value' in reading) throw new Error('It was read.')
    expect(writtenOf(reading.unread)).toEqual(half)
    expect(read({ mode: 'month', year: '1987' })).toMatchObject({ unread: { why: 'incomplete' } })
    expect(read({})).toBeUndefined()
  })
})

describe('[I4] an age is told in years, months, weeks or days, and kept as it was told', () => {
  test.each([
    ['87', 'months'],
    ['13', 'weeks'],
    ['32', 'days'],
  ] as const)('%s over a unit of babies that stayed, %s, is asked back', (age, unit) => {
    expect(read({ mode: 'age', age, unit })).toMatchObject({
      unread: { unread: age, why: 'age' },
      offers: [{ age: Number(age), said: TODAY }],
    })
    expect(read({ mode: 'age', age: '24', unit: 'months' })).toEqual({
      value: { age: 24, unit: 'months', said: TODAY },
    })
  })

  test('many months are offered in years', () => {
    expect(read({ mode: 'age', age: '40 meses' })).toMatchObject({
      unread: { unread: '40 meses' },
      offers: [{ age: 3, said: TODAY }],
    })
  })

  test.each<[string, PartialDate]>([
    ['38', { age: 38, said: TODAY }],
    ['8 meses', { age: 8, unit: 'months', said: TODAY }],
    ['8m', { age: 8, unit: 'months', said: TODAY }],
    ['3 semanas', { age: 3, unit: 'weeks', said: TODAY }],
    ['10 días', { age: 10, unit: 'days', said: TODAY }],
    ['10 DIAS', { age: 10, unit: 'days', said: TODAY }],
    ['0', { age: 0, said: TODAY }],
  ])('%s', (age, value) => {
    expect(read({ mode: 'age', age })).toEqual({ value })
  })

  test('the unit that was chosen counts where none is written', () => {
    const value = { age: 8, unit: 'months', said: TODAY }
    expect(read({ mode: 'age', age: '8', unit: 'months' })).toEqual({ value })
  })

  test.each<[string, readonly PartialDate[]]>([
    ['unos 30', [{ age: 30, said: TODAY, about: true }]],
    ['unos 8 meses', [{ age: 8, unit: 'months', said: TODAY, about: true }]],
    ['2,5', []],
    ['8 meses y 2 semanas', []],
    ['bebé', []],
    ['1987', [{ year: 1987 }]],
  ])('%s is asked back', (age, offers) => {
    expect(read({ mode: 'age', age })).toMatchObject({
      unread: { unread: age, why: 'age' },
      offers,
    })
  })

  test('the days that 8 months, 3 weeks and 10 days can mean', () => {
    const told = { said: TODAY } as const
    expect(spanOf({ age: 8, unit: 'months', ...told })).toEqual({
      first: '2026-02-27',
      last: '2026-03-26',
    })
    expect(spanOf({ age: 3, unit: 'weeks', ...told })).toEqual({
      first: '2026-10-30',
      last: '2026-11-05',
    })
    expect(spanOf({ age: 10, unit: 'days', ...told })).toEqual({
      first: '2026-11-16',
      last: '2026-11-16',
    })
    const endOfMarch = { age: 1, unit: 'months', said: '2026-03-31' } as const
    expect(spanOf(endOfMarch)).toEqual({ first: '2026-02-01', last: '2026-02-28' })
    expect(yearsRange({ age: 8, unit: 'months', ...told }, '2027-11-26')).toEqual({
      min: 1,
      max: 1,
    })
    expect(isPartialDate({ age: 8, unit: 'moons', said: TODAY })).toBe(false)
  })

  test('an age that was told before keeps its day when something else is changed', () => {
    const before = { age: 38, said: '2025-01-10' }
    const again = readDate({ ...writtenOf(before), about: true }, { ...OF, before })
    expect(again).toEqual({ value: { age: 38, said: '2025-01-10', about: true } })
    const older = readDate({ ...writtenOf(before), age: '39' }, { ...OF, before })
    expect(older).toEqual({ value: { age: 39, said: TODAY } })
  })
})

test('[I1] whatever is typed into a date is there again as it was typed, read or not', () => {
  const bits = ['5', '05', '3', '1987', '87', '/', '-', '.', ' ', 'de', 'marzo', 'mes', 'x', '٥']
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.array(fc.constantFrom(...bits), { maxLength: 6 }).map((some) => some.join('')),
  )
  const parts = fc.record({
    mode: fc.constantFrom('date', 'month', 'year', 'age'),
    day: text,
    month: fc.constantFrom('', '1', '3', '12'),
    year: text,
    age: text,
    unit: fc.constantFrom('years', 'months', 'weeks', 'days'),
    about: fc.boolean(),
  })
  fc.assert(
    fc.property(parts, (typed) => {
      const reading = readDate(typed, OF)
      const inSight = FIELDS[typed.mode].map((field) => typed[field])
      if (reading === undefined) expect(inSight.join('').trim()).toBe('')
      else if ('unread' in reading) expect(writtenOf(reading.unread)).toEqual(typed)
      else {
        expect(isPartialDate(reading.value)).toBe(true)
        // Read, it means itself again, and has no digit that nobody typed but noughts.
        expect(readDate(writtenOf(reading.value), { ...OF, before: reading.value })).toEqual(
          reading,
        )
        const own = digitsOf(typed.mode === 'age' ? reading.value : dayless(reading.value))
        expect(own).toBe(digitsIn(inSight.join(' '), OF.months))
      }
    }),
    { numRuns: 5_000 },
  )
})

const FIELDS = {
  date: ['day', 'month', 'year'],
  month: ['month', 'year'],
  year: ['year'],
  age: ['age'],
} as const satisfies Record<WrittenDate['mode'], readonly (keyof WrittenDate)[]>

function dayless(value: PartialDate): AnswerValue {
  const { about: _, ...exact } = value
  return exact
}

function digitsOf(value: AnswerValue): string {
  const { said: _, about: __, ...own } = value as Record<string, AnswerValue>
  return bag(
    Object.values(own)
      .map((part) => JSON.stringify(part))
      .join(' '),
  )
}

/** Numbers without leading noughts, in any order: a date may be written from either end. */
function bag(text: string): string {
  return [...text.matchAll(/\d+/g)]
    .map(([number]) => String(Number(number)))
    .sort()
    .join(' ')
}

function digitsIn(text: string, months: readonly string[]): string {
  const named = months.reduce(
    (rest, month, i) =>
      rest.replaceAll(new RegExp(`${month.slice(0, 3)}\\p{L}*`, 'giu'), ` ${String(i + 1)} `),
    text.replaceAll('٥', '5'),
  )
  return bag(named)
}

function written(parts: Partial<WrittenDate>): WrittenDate {
  return { ...writtenOf(undefined), ...parts }
}

function read(parts: Partial<WrittenDate>) {
  return readDate(written(parts), OF)
}
