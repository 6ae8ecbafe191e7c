import { expect, test } from 'vitest'
import { shareOf, SHARES, thisShare } from '../kit/share.ts'

const KEYS = Array.from({ length: 120 }, (_, n) => `stop-${String(n)} dark`)
const ALL = Array.from({ length: SHARES }, (_, n) => shareOf('0', String(n + 1)))

test('[H11] every part is in a share, each part in equally many, and the shares are about as large', () => {
  for (const parts of [2, 3, 6] as const) {
    for (const key of KEYS) {
      const taking = ALL.filter((share) => share.takes(key, parts)).length
      expect(taking, key).toBe(SHARES / parts)
    }
    for (const share of ALL) {
      const taken = KEYS.filter((key) => share.takes(key, parts)).length
      expect(taken).toBeGreaterThan(KEYS.length / parts / 2)
      expect(taken).toBeLessThan((KEYS.length / parts) * 2)
    }
  }
})

test('[H11] a half and a third of different things meet in some share', () => {
  const seen = ALL.filter((share) => share.takes('pt', 2) && share.takes('home dark', 3))
  expect(seen.length).toBe(1)
})

test('[H11] the commit chooses: the same one the same, many of them all; without one it is fixed, and all is all', () => {
  const commits = Array.from({ length: 60 }, (_, n) => `${String(n * 7919)}abcdef0123456789`)
  expect(shareOf(commits[3]).name).toBe(shareOf(commits[3]).name)
  const chosen = new Set(commits.map((commit) => shareOf(commit).name.split(' (')[0]))
  expect(chosen.size).toBe(SHARES)
  expect(shareOf(undefined).name).toBe(shareOf(undefined).name)
  expect(shareOf(undefined).name).toContain('no commit')
  expect(KEYS.every((key) => shareOf('0', 'all').takes(key, 6))).toBe(true)
  expect(thisShare().name).toMatch(/^(share [1-6] of 6|all shares)/)
})
