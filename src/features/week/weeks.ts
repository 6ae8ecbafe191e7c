// The point's week in numbers: how many came, who, why, and what was done. Counts only, nobody's name.
import type { Answers } from '../../model/answers.ts'
import { isRefusal } from '../../model/answers.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import { isJsonObject } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { ok, type Result } from '../../model/result.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import { daysOfWeek } from './days.ts'

export interface WeeksNeeds {
  readonly desk: () => Result<WeeksDesk, Locked>
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface WeeksDesk extends Desk {
  readonly store: Pick<SpaceStore, 'records' | 'summaries'>
}

export interface WeekView {
  /** Monday first. */
  readonly days: readonly DayCount[]
  /** People by `sex.age-band`. */
  readonly people: Readonly<Record<string, number>>
  /** Receptions in which a reason was named, most first. */
  readonly reasons: readonly CodeCount[]
  readonly services: readonly CodeCount[]
  readonly countries: readonly CodeCount[]
}

export interface DayCount {
  /** ISO 8601. */
  readonly day: string
  readonly receptions: number
  readonly people: number
}

export interface CodeCount {
  readonly code: string
  readonly count: number
}

export interface Weeks {
  /** @param day any day of the week, ISO 8601 */
  readonly week: (day: string) => Promise<Result<WeekView, Locked>>
}

export function createWeeks(needs: WeeksNeeds): Weeks {
  return {
    week: async (day) => {
      const desk = needs.desk()
      if (!desk.ok) return desk
      const days = daysOfWeek(day)
      const ids = desk.value.store
        .summaries()
        .filter(({ kind, facts }) => kind === 'reception' && days.some((one) => one === facts.day))
        .map(({ id }) => id)
      const set = needs.setForKind('reception')
      const records = set === undefined ? [] : await desk.value.store.records(ids)
      return ok(countWeek(days, set === undefined ? [] : records.map((one) => answersOf(set, one))))
    },
  }
}

/** Refused and unknown answers are counted nowhere: they are nobody's number. */
export function countWeek(days: readonly string[], receptions: readonly Answers[]): WeekView {
  const people: Record<string, number> = {}
  for (const answers of receptions) {
    for (const [cell, count] of Object.entries(cellsOf(answers))) {
      people[cell] = (people[cell] ?? 0) + count
    }
  }
  return {
    days: days.map((day) => {
      const of = receptions.filter(({ date }) => date === day)
      return {
        day,
        receptions: of.length,
        people: sum(of.map((one) => sum(Object.values(cellsOf(one))))),
      }
    }),
    people,
    reasons: countCodes(receptions, 'reasons'),
    services: countCodes(receptions, 'services'),
    countries: countCodes(receptions, 'countries'),
  }
}

function cellsOf({ people }: Answers): Readonly<Record<string, number>> {
  if (!isJsonObject(people) || isRefusal(people)) return {}
  const cells = Object.entries(people)
  return Object.fromEntries(
    cells.flatMap(([cell, n]) => (typeof n === 'number' ? [[cell, n]] : [])),
  )
}

function countCodes(receptions: readonly Answers[], question: string): readonly CodeCount[] {
  const counts = new Map<string, number>()
  for (const answers of receptions) {
    const codes = answers[question]
    if (!Array.isArray(codes)) continue
    for (const code of codes) counts.set(String(code), (counts.get(String(code)) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
