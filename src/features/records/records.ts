// The list, one record, its history, and where two people answered differently.
import type { Desk, Locked } from '../../model/desk.ts'
import { undone } from '../../forms/action.ts'
import { answersOf, editsBetween } from '../../model/edit.ts'
import type { Answers } from '../../model/answers.ts'
import type { RecordId } from '../../model/id.ts'
import type { Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState, Version } from '../../model/record.ts'
import { conflictsOf, type Conflict } from '../../model/resolve.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { Summary } from '../../store/summary.ts'

export interface RecordsNeeds {
  readonly desk: () => Result<RecordsDesk, Locked>
  /** The newest question set for records of a kind. */
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface RecordsDesk extends Desk {
  readonly store: Pick<SpaceStore, 'append' | 'find' | 'record' | 'records' | 'summaries'>
}

export interface ListQuery {
  readonly kinds: readonly string[]
  readonly text: string
  readonly limit: number
  /** Only those that are closed. */
  readonly closed?: boolean
}

export interface List {
  readonly summaries: readonly Summary[]
  readonly total: number
}

export interface RecordView {
  readonly record: RecordState
  readonly answers: Answers
  readonly conflicts: readonly Conflict[]
  /** Made by a newer app: shown as it is, kept, passed on, not edited here. */
  readonly readOnly: boolean
}

/** One version of one field group, as it was once saved. */
export interface Past {
  readonly group: string
  readonly version: Version
  /** What the group said before, if anything. */
  readonly before?: Json
}

export type NotFound = Problem & { readonly kind: 'record-not-found' }

export interface Records {
  readonly list: (query: ListQuery) => Promise<Result<List, Locked>>
  readonly open: (id: RecordId) => Promise<Result<RecordView, Locked | NotFound>>
  /** Newest first. */
  readonly history: (id: RecordId) => Promise<Result<readonly Past[], Locked | NotFound>>
  /** Open cases with an appointment up to `until` (ISO 8601), the earliest first. */
  readonly due: (until: string) => Promise<Result<readonly Summary[], Locked>>
  readonly conflicted: () => Promise<Result<readonly Summary[], Locked>>
  /** Takes back what a section stands for, e.g. that a case is closed. Itself a change: the history keeps it. */
  readonly undo: (
    id: RecordId,
    section: string,
  ) => Promise<Result<void, Locked | NotFound | AppendProblem>>
  /** Decides a conflict: supersedes every version now standing. Itself a change. */
  readonly resolve: (
    id: RecordId,
    group: string,
    value: Json,
  ) => Promise<Result<void, Locked | NotFound | AppendProblem>>
}

export function createRecords(needs: RecordsNeeds): Records {
  return {
    list: async (query) => {
      const desk = needs.desk()
      return desk.ok ? ok(await list(desk.value, query)) : desk
    },
    open: (id) => withRecord(needs, id, (_, record) => Promise.resolve(ok(viewOf(needs, record)))),
    history: (id) => withRecord(needs, id, (_, record) => Promise.resolve(ok(historyOf(record)))),
    due: (until) => {
      const desk = needs.desk()
      return Promise.resolve(desk.ok ? ok(dueIn(desk.value.store.summaries(), until)) : desk)
    },
    conflicted: () => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const summaries = desk.value.store.summaries()
      return Promise.resolve(ok(summaries.filter((summary) => summary.conflicts > 0)))
    },
    undo: (id, section) =>
      withRecord(needs, id, (desk, record) => undo(needs, desk, { record, section })),
    resolve: (id, group, value) =>
      withRecord(needs, id, async (desk, record) => {
        const base = (record.groups[group]?.heads ?? []).map((version) => version.change)
        const edits = [{ group, base, value }]
        const saved = await desk.store.append(desk.member, [
          { record: id, kind: record.kind, edits },
        ])
        return saved.ok ? ok(undefined) : saved
      }),
  }
}

async function withRecord<T, P extends Problem>(
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

async function undo(
  needs: RecordsNeeds,
  desk: RecordsDesk,
  { record, section }: { readonly record: RecordState; readonly section: string },
): Promise<Result<void, NotFound | AppendProblem>> {
  const set = needs.setForKind(record.kind)
  if (set === undefined) return fail({ kind: 'record-not-found' })
  const edits = editsBetween(set, record, undone(set, section, answersOf(set, record)))
  if (edits.length === 0) return ok(undefined)
  const { id, kind } = record
  const saved = await desk.store.append(desk.member, [{ record: id, kind, edits }])
  return saved.ok ? ok(undefined) : saved
}

async function list(
  { store }: RecordsDesk,
  { kinds, text, limit, closed }: ListQuery,
): Promise<List> {
  const wanted = new Set(kinds)
  const all = text.trim() === '' ? store.summaries() : await store.find(text, 500)
  const matching = all.filter(
    ({ kind, facts }) => wanted.has(kind) && (closed !== true || typeof facts.closed === 'string'),
  )
  return { summaries: matching.slice(0, limit), total: matching.length }
}

/** Pure: which of these are due up to `until` (ISO 8601), the earliest first. */
export function dueIn(summaries: readonly Summary[], until: string): readonly Summary[] {
  const next = ({ facts }: Summary) => (typeof facts.next === 'string' ? facts.next : '')
  return summaries
    .filter((one) => one.facts.closed === undefined && next(one) !== '' && next(one) <= until)
    .sort((one, other) => (next(one) < next(other) ? -1 : 1))
}

function viewOf(needs: RecordsNeeds, record: RecordState): RecordView {
  const set = needs.setForKind(record.kind)
  if (set === undefined) return { record, answers: {}, conflicts: [], readOnly: true }
  return {
    record,
    answers: answersOf(set, record),
    conflicts: conflictsOf(set, record),
    readOnly: false,
  }
}

function historyOf(record: RecordState): readonly Past[] {
  return Object.entries(record.groups)
    .flatMap(([group, { heads, past }]) => {
      const all = [...heads, ...past]
      return all.map((version): Past => {
        const before = all.find((other) => version.base.includes(other.change))?.value
        return { group, version, ...(before === undefined ? {} : { before }) }
      })
    })
    .sort((one, other) => other.version.lamport - one.version.lamport)
}
