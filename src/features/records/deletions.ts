// Deleting a record and taking that back. Who may is decided here; what it means, in model/deletion.ts.
import {
  DAYS_UNTIL_ERASED,
  deleting,
  takingBack,
  type Deletion,
  type DeletionReason,
} from '../../model/deletion.ts'
import type { Edit } from '../../model/change.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { fail, ok, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { Summary } from '../../store/summary.ts'
import type { NotFound } from './with-record.ts'

export interface DeletionsNeeds {
  readonly desk: () => Result<DeletionsDesk, Locked>
  /** Records that no question set asks for (people, hand-overs) are the space's log: they are not deleted. */
  readonly setForKind: (kind: string) => QuestionSet | undefined
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
}

export interface DeletionsDesk extends Desk {
  readonly store: Pick<SpaceStore, 'append' | 'deleted' | 'record'>
}

export interface Deleted {
  readonly summary: Summary
  readonly deletion: Deletion
  /** Whole days for which it can certainly be taken back; nought when it may be erased at any time. */
  readonly daysLeft: number
}

export type DeletionProblem = Locked | NotFound | AppendProblem | { readonly kind: 'not-allowed' }

export interface Deletions {
  /** Gone at once, here and on every device that hears of it. */
  readonly remove: (id: RecordId, said: DeletionReason) => Promise<Result<void, DeletionProblem>>
  readonly recover: (id: RecordId) => Promise<Result<void, DeletionProblem>>
  /** For good, at once: a person asked for it. Only who coordinates may. */
  readonly erase: (id: RecordId) => Promise<Result<void, DeletionProblem>>
  /** What can be taken back, the latest deletion first. */
  readonly all: () => Promise<Result<readonly Deleted[], Locked>>
}

export function createDeletions(needs: DeletionsNeeds): Deletions {
  return {
    remove: (id, said) =>
      change(needs, id, {
        find: (store) => store.record(id),
        edit: (record) => deleting(record, said),
      }),
    recover: (id) =>
      change(needs, id, { find: (store) => store.deleted.record(id), edit: takingBack }),
    erase: (id) => erase(needs, id),
    all: () => {
      const desk = needs.desk()
      return Promise.resolve(desk.ok ? ok(deletedIn(desk.value.store, needs.now())) : desk)
    },
  }
}

interface Changing {
  readonly find: (store: DeletionsDesk['store']) => Promise<RecordState | undefined>
  readonly edit: (record: RecordState) => Edit
}

async function change(
  { desk, setForKind }: DeletionsNeeds,
  id: RecordId,
  { find, edit }: Changing,
): Promise<Result<void, DeletionProblem>> {
  const at = desk()
  if (!at.ok) return at
  const { store, member, role } = at.value
  const record = await find(store)
  if (record === undefined) return fail({ kind: 'record-not-found' })
  const may = role !== 'assessor' && setForKind(record.kind) !== undefined
  if (!may) return fail({ kind: 'not-allowed' })
  const saved = await store.append(member, [
    { record: id, kind: record.kind, edits: [edit(record)] },
  ])
  return saved.ok ? ok(undefined) : saved
}

async function erase(
  { desk }: DeletionsNeeds,
  id: RecordId,
): Promise<Result<void, DeletionProblem>> {
  const at = desk()
  if (!at.ok) return at
  const { store, member, role } = at.value
  if (role !== 'coordinator') return fail({ kind: 'not-allowed' })
  const record = await store.deleted.record(id)
  if (record === undefined) return fail({ kind: 'record-not-found' })
  return store.deleted.erase(member, [id])
}

function deletedIn({ deleted }: DeletionsDesk['store'], now: string): readonly Deleted[] {
  return deleted
    .all()
    .flatMap((summary) => {
      const { deleted: deletion } = summary
      return deletion === undefined
        ? []
        : [{ summary, deletion, daysLeft: daysLeft(deletion.touched, now) }]
    })
    .sort((one, other) => (one.deletion.at < other.deletion.at ? 1 : -1))
}

const DAY_MS = 86_400_000

function daysLeft(touched: string, now: string): number {
  const passed = Math.floor((Date.parse(now) - Date.parse(touched)) / DAY_MS)
  if (Number.isNaN(passed)) return DAYS_UNTIL_ERASED
  return Math.min(DAYS_UNTIL_ERASED, Math.max(0, DAYS_UNTIL_ERASED - passed))
}
