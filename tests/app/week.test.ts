import { expect, test } from 'vitest'
import { daysOfWeek } from '../../src/features/week/days.ts'
import { countWeek } from '../../src/features/week/weeks.ts'
import { borderWeek } from '../fixtures/border-week.ts'

const week = borderWeek()
const answers = week.receptions.map((one) => one.answers)
const days = daysOfWeek('2026-03-05')
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('[R1] the week has seven days, Monday first, wherever in it one asks', () => {
  expect(days[0]).toBe('2026-03-02')
  for (const day of days) expect(daysOfWeek(day)).toEqual(days)
})

test('[R2] every picture of the week adds up to the same people', () => {
  const view = countWeek(days, answers)
  const people = sum(answers.map((one) => sum(Object.values(one.people as Record<string, number>))))

  expect(sum(view.days.map((one) => one.people))).toBe(people)
  expect(sum(Object.values(view.people))).toBe(people)
  expect(sum(view.days.map((one) => one.receptions))).toBe(answers.length)
})

test('[R3] refused and unknown answers are nobody’s number', () => {
  const view = countWeek(days, [
    { date: '2026-03-02', people: { refused: 'unknown' }, reasons: { refused: 'declined' } },
    { date: '2026-03-02', people: { 'f.18-59': 2 }, reasons: ['food'] },
  ])
  expect(view.days[0]).toEqual({ day: '2026-03-02', receptions: 2, people: 2 })
  expect(view.reasons).toEqual([{ code: 'food', count: 1 }])
})
