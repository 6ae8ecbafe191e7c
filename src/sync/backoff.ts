// How long to wait before trying again.

const FIRST_MS = 5_000
const LONGEST_MS = 10 * 60_000

/**
 * Doubles with each failure up to ten minutes, with full jitter in its upper half, so that fifty tablets that
 * come back at eight do not come at once. `chance` is in [0, 1).
 */
export function backoffMs(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * chance)
}
