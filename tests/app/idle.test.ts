import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idleAway, idleFrom, leftOf, type Moment } from '../../src/app/idle.ts'

const MINUTE = 60_000
const noon: Moment = { wall: Date.UTC(2026, 2, 9, 17), steady: 40_000 }
const after = (wall: number, steady = wall): Moment => ({
  wall: noon.wall + wall,
  steady: noon.steady + steady,
})
const isLocked = (idle: ReturnType<typeof idleFrom>, now: Moment) => leftOf(idle, now) <= 0

test('[G1] five minutes without a sign of life lock, four do not', () => {
  expect(isLocked(idleFrom(noon), after(4 * MINUTE))).toBe(false)
  expect(isLocked(idleFrom(noon), after(5 * MINUTE))).toBe(true)
})

test('[G1] a minute out of sight locks, and going out of sight never gives more time than was left', () => {
  expect(isLocked(idleAway(idleFrom(noon), noon), after(59_000))).toBe(false)
  expect(isLocked(idleAway(idleFrom(noon), noon), after(MINUTE))).toBe(true)
  const late = idleAway(idleFrom(noon), after(5 * MINUTE - 10_000))
  expect(isLocked(late, after(5 * MINUTE))).toBe(true)
})

test('[G1] eight hours of sleep lock although no timer ran: the clock on the wall went on', () => {
  expect(isLocked(idleAway(idleFrom(noon), noon), after(8 * 60 * MINUTE, 0))).toBe(true)
  expect(isLocked(idleFrom(noon), after(8 * 60 * MINUTE, 0))).toBe(true)
})

test('[G2] a clock set back gives no time: by little the other one counts, by much it locks', () => {
  expect(isLocked(idleFrom(noon), after(-30_000, 4 * MINUTE))).toBe(false)
  expect(isLocked(idleFrom(noon), after(-30_000, 5 * MINUTE))).toBe(true)
  expect(isLocked(idleFrom(noon), after(-8 * 60 * MINUTE, 0))).toBe(true)
})

test('[G2] however the clock is moved, nobody has more than five minutes of the other one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: 5 * MINUTE, max: 1e12 }),
      (wall, steady) => isLocked(idleFrom(noon), after(wall, steady)),
    ),
  )
})
