// An interview as two people would tell it: what was answered, and what is asked next.
import { expect } from 'vitest'
import { checkAnswers } from '../../../src/forms/check.ts'
import type { Finding } from '../../../src/forms/findings.ts'
import {
  addRow,
  answer,
  clear,
  removeRow,
  restoreRow,
  startInterview,
  type Interview,
  type Start,
} from '../../../src/forms/interview.ts'
import { questionsIn, viewInterview, type SectionState } from '../../../src/forms/view.ts'
import type { Answers, AnswerValue, Refusal } from '../../../src/model/answers.ts'
import type { QuestionSet } from '../../../src/model/question-set.ts'

export interface Told {
  readonly interview: Interview
  readonly answer: (path: string, value: AnswerValue) => Told
  readonly refuse: (path: string, kind?: Refusal['refused']) => Told
  readonly clear: (path: string) => Told
  readonly addRow: (repeat: string, row: string) => Told
  readonly removeRow: (repeat: string, row: string) => Told
  readonly restoreRow: (repeat: string, row: string) => Told
  readonly expectAsked: (...paths: readonly string[]) => Told
  readonly expectNotAsked: (...paths: readonly string[]) => Told
  readonly expectFound: (path: string, ...kinds: readonly Finding['kind'][]) => Told
  readonly expectState: (section: string, state: SectionState) => Told
  readonly expectMissing: (...paths: readonly string[]) => Told
  /** The checked answers; fails the test if something is missing or impossible. */
  readonly checked: () => Answers
}

export const TODAY = '2026-05-04'

export function interviewWith(set: QuestionSet, start: Partial<Omit<Start, 'set'>> = {}): Told {
  return told(startInterview({ set, today: TODAY, ...start }))
}

export function told(interview: Interview): Told {
  const seen = (path: string) =>
    viewInterview(interview)
      .sections.flatMap(({ items }) => questionsIn(items))
      .find((question) => question.path === path)
  const stay = (look: () => void): Told => {
    look()
    return told(interview)
  }
  return {
    interview,
    answer: (path, value) => told(answer(interview, path, value)),
    refuse: (path, refused = 'declined') => told(answer(interview, path, { refused })),
    clear: (path) => told(clear(interview, path)),
    addRow: (repeat, row) => told(addRow(interview, repeat, row)),
    removeRow: (repeat, row) => told(removeRow(interview, repeat, row)),
    restoreRow: (repeat, row) => told(restoreRow(interview, repeat, row)),
    expectAsked: (...paths) =>
      stay(() => {
        for (const path of paths) expect(seen(path)?.shown, `${path} is asked`).toBe(true)
      }),
    expectNotAsked: (...paths) =>
      stay(() => {
        for (const path of paths) expect(seen(path)?.shown ?? false, `${path} is asked`).toBe(false)
      }),
    expectFound: (path, ...kinds) =>
      stay(() => {
        expect(
          seen(path)?.findings.map(({ kind }) => kind),
          path,
        ).toEqual(kinds)
      }),
    expectState: (id, state) =>
      stay(() => {
        const view = viewInterview(interview).sections.find(({ section }) => section.id === id)
        expect(view?.state, id).toBe(state)
      }),
    expectMissing: (...paths) =>
      stay(() => {
        expect(viewInterview(interview).sections.flatMap(({ missing }) => missing)).toEqual(paths)
      }),
    checked: () => {
      const checked = checkAnswers(interview)
      if (!checked.ok) throw new Error(JSON.stringify(checked.problem))
      return checked.value
    },
  }
}
