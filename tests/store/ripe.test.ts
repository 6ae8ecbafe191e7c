// When time may erase what was deleted, by clocks that are not to be trusted.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRipe, seenAt } from '../../src/store/ripe.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import { aTablet } from '../kit/space.ts'
import { CHILD, NAME, recover, remove, save } from '../kit/two-tablets.ts'

const DAY = 86_400_000
const START = Date.parse('2026-03-01T10:00:00.000Z')
const on = (day: number) => new Date(START + day * DAY).toISOString()

test('[Z15] time alone erases after 30 days, on a device that found the record due on three days', async () => {
  const clock = { now: on(0) }
  const base = await aTablet('ripe')
  const tablet = { ...base, needs: { ...base.needs, now: () => clock.now } }
  const store = await openSpaceStore(tablet.needs)
  await save(store, CHILD, NAME)
  await remove(store, CHILD)
  const dueOn = async (day: number) => {
    clock.now = on(day)
    const due = await store.deleted.due()
    return due.ok ? due.value.length : -1
  }
  expect([await dueOn(0), await dueOn(3), await dueOn(29)]).toEqual([0, 0, 0])
  expect([await dueOn(30), await dueOn(31), await dueOn(32)]).toEqual([0, 0, 1])
  await recover(store, CHILD)
  expect(await dueOn(33)).toBe(0)
  await remove(store, CHILD)
  expect(await dueOn(34)).toBe(0)
})

test('[Z15] a clock that is wrong on two days, ahead or behind, erases nothing early, and time still erases after it', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 3, maxLength: 30 })
  const wrong = fc.tuple(fc.integer({ min: -4_000, max: 4_000 }), fc.nat({ max: 400 }))
  fc.assert(
    fc.property(days, wrong, fc.nat(), (unsorted, [off, drift], from) => {
      const honest = unsorted.sort((one, other) => one - other)
      const first = from % honest.length
      const said = honest.map((day, i) => {
        if (i === first) return day + off
        return i === first + 1 ? day + off + drift : day
      })
      let seen: Parameters<typeof seenAt>[0]
      for (const day of said) {
        seen = seenAt(seen, on(0), on(day))
        expect(isRipe(seen)).toBe(false)
      }
      for (const day of [60, 61, 62]) seen = seenAt(seen, on(0), on(day))
      for (const day of [4_500, 4_501, 4_502]) seen = seenAt(seen, on(0), on(day))
      expect(isRipe(seen!)).toBe(true)
    }),
  )
})
