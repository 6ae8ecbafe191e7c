import { expect, test } from 'vitest'
import { believed } from '../../src/app/storage-estimate.ts'

const QUOTA = 60_000_000_000

test('[T8] a count of used space that is possible is shown as it is', () => {
  expect(believed({ usage: 116_069, quota: QUOTA })).toEqual({ used: 116_069, quota: QUOTA })
  expect(
    believed({ usage: 30_000_000, quota: QUOTA, usageDetails: { fileSystem: 11_000_000 } }),
  ).toEqual({ used: 30_000_000, quota: QUOTA })
  expect(believed({ usage: 5_000_000_000, quota: QUOTA })?.used).toBe(5_000_000_000)
})

test.each([
  ['below nothing', { usage: -340_000, quota: QUOTA }],
  ['below nothing in one part', { usage: 90_000, quota: QUOTA, usageDetails: { fileSystem: -1 } }],
  ['turned over from below nothing', { usage: 4_294_610_600, quota: QUOTA }],
  [
    'turned over in one part',
    { usage: 4_300_000_000, quota: QUOTA, usageDetails: { fileSystem: 4_294_610_600 } },
  ],
  ['more than there is', { usage: 2_000, quota: 1_000 }],
  ['no number', { usage: Number.NaN, quota: QUOTA }],
  ['no quota', { usage: 10, quota: 0 }],
  ['nothing said', {}],
])('[T8] a count that cannot be (%s) counts as not known', (_, estimate) => {
  expect(believed(estimate)).toBeUndefined()
})
