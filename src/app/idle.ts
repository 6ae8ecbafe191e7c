// When a tablet that nobody touches locks: decided by the clock on the wall, since timers stand still while a device
// sleeps. No side effects; use-auto-lock.ts has those.

export interface Moment {
  /** Milliseconds since 1970 by the device's clock. Goes on while the device sleeps; people and networks set it. */
  readonly wall: number
  /** Milliseconds since the page was loaded. Nobody sets it; on some devices it stands still while they sleep. */
  readonly steady: number
}

export interface Idle {
  /** When somebody was last here. */
  readonly since: Moment
  /** Milliseconds until it locks, counted from then. */
  readonly allowed: number
}

const SEEN_MS = 5 * 60_000
const AWAY_MS = 60_000
/** A clock is put right by seconds; one that goes back further says nothing of how long nobody was here. */
const SET_BACK_MS = 60_000

/** The page is in sight, or somebody has just touched it. */
export function idleFrom(now: Moment): Idle {
  return { since: now, allowed: SEEN_MS }
}

/** The page went out of sight. That gives nobody more time than they had. */
export function idleAway(idle: Idle, now: Moment): Idle {
  return { since: now, allowed: Math.min(AWAY_MS, leftOf(idle, now)) }
}

/** Milliseconds until it locks; 0 or less: now. Whichever of the two clocks says so first. */
export function leftOf({ since, allowed }: Idle, now: Moment): number {
  const passed = { wall: now.wall - since.wall, steady: now.steady - since.steady }
  if (passed.wall < -SET_BACK_MS) return 0
  return allowed - Math.max(passed.wall, passed.steady)
}
