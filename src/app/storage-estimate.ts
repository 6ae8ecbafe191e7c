// How much of the browser's own count of its storage can be true.

/** Bytes. The quota is a promise, not free space. */
export interface Room {
  readonly used: number
  readonly quota: number
}

/** What `navigator.storage.estimate()` gives; Chromium also says which part of its storage holds how much. */
export interface Estimate {
  readonly usage?: number
  readonly quota?: number
  readonly usageDetails?: Readonly<Record<string, number>>
}

/**
 * Chromium takes off a private file's whole size when it is removed, also what a killed browser had not counted yet. The
 * count falls below zero with each hard end, and goes on from 2^32. This much below it is taken for less than nothing.
 */
const TURNED_OVER = 2 ** 32
const BELOW = 2 ** 28

/** `undefined` where the browser says nothing, or what cannot be. */
export function believed({ usage, quota, usageDetails = {} }: Estimate): Room | undefined {
  if (usage === undefined || quota === undefined) return undefined
  const counts = [usage, ...Object.values(usageDetails)]
  const possible = counts.every(isPossible) && Number.isFinite(quota) && quota > 0 && usage <= quota
  return possible ? { used: usage, quota } : undefined
}

function isPossible(count: number): boolean {
  if (!Number.isFinite(count) || count < 0) return false
  return count < TURNED_OVER - BELOW || count >= TURNED_OVER
}
