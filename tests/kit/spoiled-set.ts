// The household question set with a mistake in it, and what lint says about it.
import { lintQuestionSet } from '../../src/forms/lint.ts'
import type { Question, QuestionSet, Repeat } from '../../src/model/question-set.ts'
import { isRepeat } from '../../src/model/questions.ts'
import { household, listsById } from './question-sets.ts'

/** A copy, changed in place by `spoil`. */
export function spoiled(spoil: (set: QuestionSet) => unknown): QuestionSet {
  const copy = structuredClone(household)
  spoil(copy)
  return copy
}

export function arrival(set: QuestionSet, id: string): Question {
  const questions = set.sections.flatMap(({ items }) =>
    items.flatMap((item) => (isRepeat(item) ? [] : [item])),
  )
  return present(questions.find((question) => question.id === id))
}

export function members(set: QuestionSet): Repeat {
  return present(set.sections.flatMap((section) => section.items).find(isRepeat))
}

export function row(set: QuestionSet, id: string): Question {
  return present(members(set).repeat.find((question) => question.id === id))
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the household set has no such part')
  return found
}

export function faultsOf(raw: unknown): readonly string[] {
  const result = lintQuestionSet(raw, { lists: listsById, words: new Map() })
  return result.ok ? [] : result.problem.faults.map(({ path, reason }) => `${path}: ${reason}`)
}
