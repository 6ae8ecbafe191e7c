// What the municipality promises about the details of people: one record of the space, confirmed by who coordinates.
import type { Answers } from '../../model/answers.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { conflictsOf } from '../../model/resolve.ts'
import { ok, type Result } from '../../model/result.ts'
import type { SpaceStore } from '../../store/space-store.ts'

/** Two who write them at once meet in one record. */
export const PROMISES = { set: 'promises', record: 'promises-of-this-space' as RecordId } as const

export interface PromisesNeeds {
  readonly desk: () => Result<PromisesDesk, Locked>
  readonly questionSet: (id: string) => QuestionSet | undefined
}

export interface PromisesDesk extends Desk {
  readonly store: Pick<SpaceStore, 'record'>
}

/** `differ`: two people wrote different things, and nobody has decided. */
export type PromisesState = 'none' | 'differ' | 'confirmed'

export interface PromisesView {
  readonly state: PromisesState
  readonly answers: Answers
  /** Of the version that stands; `at` is ISO 8601 in UTC. */
  readonly last?: { readonly member: string; readonly at: string }
}

export interface Promises {
  readonly standing: () => Promise<Result<PromisesView, Locked>>
}

export function createPromises(needs: PromisesNeeds): Promises {
  return {
    standing: async () => {
      const desk = needs.desk()
      if (!desk.ok) return desk
      const set = needs.questionSet(PROMISES.set)
      const record = await desk.value.store.record(PROMISES.record)
      return ok(set === undefined || record === undefined ? NOTHING : viewOf(set, record))
    },
  }
}

const NOTHING: PromisesView = { state: 'none', answers: {} }

function viewOf(set: QuestionSet, record: RecordState): PromisesView {
  const answers = answersOf(set, record)
  const last = Object.values(record.groups)[0]?.heads[0]
  const differ = conflictsOf(set, record).length > 0
  const state = differ ? 'differ' : answers.confirmed === true ? 'confirmed' : 'none'
  return {
    state,
    answers,
    ...(last === undefined ? {} : { last: { member: last.member, at: last.at } }),
  }
}
