// From four observable checks to a level of 0 to 3 (self-assessment.md 6.2).

export type CheckAnswer = 'yes' | 'no' | 'unknown'

export interface Checks {
  /** A written basis: ordinance, plan, procedure, agreement. */
  readonly written: CheckAnswer | undefined
  /** A named person, and time or budget. */
  readonly resourced: CheckAnswer | undefined
  /** Reached people in the last 12 months. */
  readonly reached: CheckAnswer | undefined
  /** Reviewed with displaced and host residents in the last 24 months. */
  readonly reviewed: CheckAnswer | undefined
}

export type Level = 0 | 1 | 2 | 3

export interface LevelRange {
  readonly floor: Level
  readonly ceiling: Level
}

/** What is not known, or not answered, counts as no for the floor and as yes for the ceiling. */
export function levelOf(checks: Checks): LevelRange {
  return { floor: levelIf(checks, false), ceiling: levelIf(checks, true) }
}

/** All four: 3. Reached, with a written basis or resources: 2. Any other yes: 1. */
function levelIf(checks: Checks, unknown: boolean): Level {
  const holds = (check: CheckAnswer | undefined) =>
    check === 'yes' || (unknown && (check === 'unknown' || check === undefined))
  const all = [checks.written, checks.resourced, checks.reached, checks.reviewed]
  const count = all.filter(holds).length
  if (count === all.length) return 3
  if (holds(checks.reached) && (holds(checks.written) || holds(checks.resourced))) return 2
  return count > 0 ? 1 : 0
}
