import { describe, expect, test } from 'vitest'
import { canHaveBeen, clockDoubt, type ClockEvidence } from '../../src/model/clock.ts'

const BUILT = '2026-11-20'
const days = (from: string, count: number) =>
  new Date(Date.parse(from) + count * 86_400_000).toISOString()
const lately = (now: string) => Array.from({ length: 30 }, (_, i) => days(now, -1.5 - i))

describe('[I13] a clock that can hardly be right is doubted, by what else is known', () => {
  const NOW = '2026-11-26T15:00:00.000Z'
  test.each<[string, Partial<ClockEvidence>, string | undefined]>([
    ['a usual day', { savedAt: lately(NOW) }, undefined],
    ['a new device', { savedAt: [] }, undefined],
    ['1970, as after an empty battery', { now: '1970-01-02T00:00:00.000Z' }, 'behind'],
    ['2019', { now: '2019-01-01T03:00:00.000Z' }, 'behind'],
    ['the eve of the build, by another time zone', { now: '2026-11-19T01:00:00.000Z' }, undefined],
    ['2046', { now: '2046-05-01T00:00:00.000Z' }, 'ahead'],
    ['a year too late', { now: '2027-11-26T15:00:00.000Z', savedAt: lately(NOW) }, 'ahead'],
    ['after a summer without work', { now: days(NOW, 120), savedAt: lately(NOW) }, undefined],
    ['a week too early', { now: days(NOW, 23), savedAt: lately(days(NOW, 60)) }, 'behind'],
    [
      'one device that ran ahead for a morning',
      { savedAt: [...lately(NOW), ...Array.from({ length: 6 }, () => days(NOW, 300))] },
      undefined,
    ],
    ['a record of 2046', { savedAt: [...lately(NOW), '2046-05-01T00:00:00.000Z'] }, undefined],
    [
      'a year too late, with what was saved since this morning',
      { now: days(NOW, 365), savedAt: [...lately(NOW), days(NOW, 364.9)] },
      'ahead',
    ],
    ['the endpoint says so', { savedAt: lately(NOW), endpoint: days(NOW, 3) }, 'behind'],
    ['the endpoint says otherwise', { savedAt: lately(NOW), endpoint: days(NOW, -40) }, 'ahead'],
    [
      'the endpoint agrees',
      { now: days(NOW, 365), savedAt: lately(NOW), endpoint: days(NOW, 365) },
      undefined,
    ],
  ])('%s', (_, evidence, doubt) => {
    expect(clockDoubt({ now: NOW, builtAt: BUILT, savedAt: [], ...evidence })).toBe(doubt)
  })
})

test('[I14] what was saved tomorrow, or before there was this app, was dated by a wrong clock', () => {
  const now = '2026-11-26T15:00:00.000Z'
  expect(canHaveBeen('2026-11-26T14:00:00.000Z', now)).toBe(true)
  expect(canHaveBeen('2026-11-27T10:00:00.000Z', now)).toBe(true)
  expect(canHaveBeen('2026-11-28T10:00:00.000Z', now)).toBe(false)
  expect(canHaveBeen('2046-05-01T00:00:00.000Z', now)).toBe(false)
  expect(canHaveBeen('1970-01-02T00:00:00.000Z', now)).toBe(false)
})
