// Whether a device's clock can be right, by what else is known about the time. No clock here is taken on faith.

export type ClockDoubt = 'behind' | 'ahead'

/** All moments are ISO 8601 in UTC; the build is known to the day. */
export interface ClockEvidence {
  readonly now: string
  readonly builtAt: string
  /** When records were first saved, by the clocks of the devices that did; in any order. */
  readonly savedAt: readonly string[]
  /** What an endpoint answered as its time, just now. */
  readonly endpoint?: string
}

/**
 * Whether `now` is too early or too late to be believed. An endpoint's word outweighs the rest. Otherwise it is
 *
 * - behind, when this app had not been built yet (two days are allowed for the builder's own clock), or when most of the latest
 *   records were saved more than three days later: one device that ran ahead accuses nobody, the work of many does;
 * - ahead, when this app is older than five years, or when nothing was saved for 300 days before today: a year that was set
 *   one too high is found, a summer without work is not. What was saved today says nothing, it has the same clock.
 */
export function clockDoubt(evidence: ClockEvidence): ClockDoubt | undefined {
  const now = Date.parse(evidence.now)
  const built = Date.parse(evidence.builtAt)
  if (evidence.endpoint !== undefined) return against(now, Date.parse(evidence.endpoint))
  if (now < built - 2 * DAY_MS) return 'behind'
  if (now > built + OLDEST_BUILD_MS) return 'ahead'
  const saved = evidence.savedAt
    .map((at) => Date.parse(at))
    .filter((at) => at > FIRST_MS && at < built + OLDEST_BUILD_MS)
    .sort((one, other) => other - one)
  const latest = saved.slice(0, LATEST)
  const later = latest.filter((at) => at > now + 3 * DAY_MS)
  if (later.length * 2 > latest.length) return 'behind'
  const before = saved.find((at) => at < now - DAY_MS)
  return before !== undefined && before < now - 300 * DAY_MS ? 'ahead' : undefined
}

/** Whether something can have been saved at `when`: after there was this app, and not tomorrow. */
export function canHaveBeen(when: string, now: string): boolean {
  return when >= FIRST && when <= latestPossible(now)
}

/** Saved later than this, something was dated by a clock that was wrong. A day is allowed for clocks that differ. */
export function latestPossible(now: string): string {
  return new Date(Date.parse(now) + DAY_MS).toISOString()
}

function against(now: number, right: number): ClockDoubt | undefined {
  if (Math.abs(now - right) <= DAY_MS) return undefined
  return now < right ? 'behind' : 'ahead'
}

const DAY_MS = 86_400_000
const OLDEST_BUILD_MS = 5 * 365 * DAY_MS
/** No record is older than this app. */
const FIRST = '2025-01-01'
const FIRST_MS = Date.parse(FIRST)
const LATEST = 20
