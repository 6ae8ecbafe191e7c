// One record, for whoever is at the desk: to look at, or to change.
import type { Edit } from '../../model/change.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { SpaceStore } from '../../store/space-store.ts'

export interface RecordsNeeds {
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
  readonly desk: () => Result<RecordsDesk, Locked>
  /** The newest question set for records of a kind. */
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface RecordsDesk extends Desk {
  readonly store: Pick<
    SpaceStore,
    'append' | 'deleted' | 'find' | 'record' | 'records' | 'summaries'
  >
}

/** `record-deleted`: it is here, and has to be recovered first. */
export type NotFound = Problem & { readonly kind: 'record-not-found' | 'record-deleted' }

export async function withRecord<T, P extends Problem>(
  needs: RecordsNeeds,
  id: RecordId,
  act: (desk: RecordsDesk, record: RecordState) => Promise<Result<T, P>>,
): Promise<Result<T, P | Locked | NotFound>> {
  const desk = needs.desk()
  if (!desk.ok) return desk
  const { store } = desk.value
  const record = await store.record(id)
  if (record === undefined) {
    const deleted = await store.deleted.record(id)
    return fail({ kind: deleted === undefined ? 'record-not-found' : 'record-deleted' })
  }
  return act(desk.value, record)
}

/** Saves these edits of it; none at all is fine. */
export async function writeTo(
  { store, member }: RecordsDesk,
  { id, kind }: RecordState,
  edits: readonly Edit[],
): Promise<Result<void, AppendProblem>> {
  if (edits.length === 0) return ok(undefined)
  const saved = await store.append(member, [{ record: id, kind, edits }])
  return saved.ok ? ok(undefined) : saved
}
