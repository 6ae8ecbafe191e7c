// Conditions that wait for each other: whether the first is asked would depend on itself.
import type { Expression, QuestionSet } from '../../model/question-set.ts'
import { isRepeat } from '../../model/questions.ts'
import { refsIn } from '../expression.ts'
import { fault, type Fault } from './fault.ts'

export function cycleFaults(set: QuestionSet): readonly Fault[] {
  const waitsFor = dependencies(set)
  const done = new Set<string>()
  const faults: Fault[] = []

  const follow = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id)
    if (start >= 0) {
      const round = [...trail.slice(start), id].join(' → ')
      faults.push(fault(`${id}.showIf`, `depends on itself: ${round}`))
    }
    if (start >= 0 || done.has(id)) return
    for (const next of waitsFor.get(id) ?? []) follow(next, [...trail, id])
    done.add(id)
  }
  for (const id of waitsFor.keys()) follow(id, [])
  return faults
}

/** A question waits for its own condition and for those of its repeat and its section. */
function dependencies(set: QuestionSet): ReadonlyMap<string, readonly string[]> {
  const waitsFor = new Map<string, readonly string[]>()
  for (const { items, showIf } of set.sections) {
    const section = refsOf(showIf)
    for (const item of items) {
      const own = [...section, ...refsOf(item.showIf)]
      waitsFor.set(item.id, own)
      if (!isRepeat(item)) continue
      for (const question of item.repeat) {
        waitsFor.set(question.id, [...own, ...refsOf(question.showIf)])
      }
    }
  }
  return waitsFor
}

function refsOf(condition: Expression | undefined): readonly string[] {
  return condition === undefined ? [] : refsIn(condition)
}
