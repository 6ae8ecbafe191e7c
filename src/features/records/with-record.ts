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
  readonly desk: () => Result<RecordsDesk, Locked>
  /** The newest question set for records of a kind. */
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface RecordsDesk extends Desk {
  readonly store: Pick<SpaceStore, 'append' | 'find' | 'record' | 'records' | 'summaries'>
}

export type NotFound = Problem & { readonly kind: 'record-not-found' }

export async function withRecord<T, P extends Problem>(
  needs: RecordsNeeds,
  id: RecordId,
  act: (desk: RecordsDesk, record: RecordState) => Promise<Result<T, P>>,
): Promise<Result<T, P | Locked | NotFound>> {
  const desk = needs.desk()
  if (!desk.ok) return desk
  const record = await desk.value.store.record(id)
  if (record === undefined) return fail({ kind: 'record-not-found' })
  return act(desk.value, record)
}

/** Saves one edit of it. */
export async function writeTo(
  desk: RecordsDesk,
  { id, kind }: RecordState,
  edit: Edit,
): Promise<Result<void, AppendProblem>> {
  const saved = await desk.store.append(desk.member, [{ record: id, kind, edits: [edit] }])
  return saved.ok ? ok(undefined) : saved
}
