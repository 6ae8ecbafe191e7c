// The list, one record, its history, and where two people answered differently.
import { attentionOf, type Attention } from '../../forms/attention.ts'
import { clockDoubt, type ClockDoubt } from '../../model/clock.ts'
import type { Locked } from '../../model/desk.ts'
import { undone } from '../../forms/action.ts'
import { answersOf, editsBetween } from '../../model/edit.ts'
import type { Answers } from '../../model/answers.ts'
import type { RecordId } from '../../model/id.ts'
import type { Json } from '../../model/json.ts'
import type { RecordState } from '../../model/record.ts'
import { conflictsOf, type Conflict } from '../../model/resolve.ts'
import { fail, ok, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { Summary } from '../../store/summary.ts'
import { entryFor, takenBack } from './attend.ts'
import { historyOf, type Past } from './past.ts'
import { createWithheld, readable, type NotAllowed, type Withheld } from './withheld.ts'
import {
  withRecord,
  writeTo,
  type NotFound,
  type RecordsDesk,
  type RecordsNeeds,
} from './with-record.ts'

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
  /** What must be seen first, and whether somebody has attended to it. */
  readonly attention: Attention
  /** Made by a newer app: shown as it is, kept, passed on, not edited here. */
  readonly readOnly: boolean
  /** Its people do not allow that it is kept: it holds what is said about the permission, and nothing else. */
  readonly withheld: boolean
}

type Decided = Promise<Result<void, AppendProblem | NotAllowed>>

export type AttendProblem = Locked | NotFound | AppendProblem

export interface Records extends Withheld {
  readonly list: (query: ListQuery) => Promise<Result<List, Locked>>
  readonly open: (id: RecordId) => Promise<Result<RecordView, Locked | NotFound>>
  /** Whether this device's clock can be right, by when records were saved and the app was built (ISO 8601). */
  readonly clock: (builtAt: string) => Promise<Result<ClockDoubt | undefined, Locked>>
  /** Newest first; of a record that is withheld what was said about the permission. */
  readonly history: (id: RecordId) => Promise<Result<readonly Past[], Locked | NotFound>>
  /** Open cases with an appointment up to `until` (ISO 8601), the earliest first. */
  readonly due: (until: string) => Promise<Result<readonly Summary[], Locked>>
  /** Open records in which something urgent waits for somebody, that which waits longest first. */
  readonly unattended: () => Promise<Result<readonly Summary[], Locked>>
  /** Somebody attended to all that is urgent now; `how`: a code. Itself a change; what is said later is not attended to. */
  readonly attend: (id: RecordId, how: string) => Promise<Result<void, AttendProblem>>
  /** Takes back the last entry. */
  readonly unattend: (id: RecordId) => Promise<Result<void, AttendProblem>>
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
  ) => Promise<Result<void, Locked | NotFound | AppendProblem | NotAllowed>>
}

export function createRecords(needs: RecordsNeeds): Records {
  return {
    ...createWithheld(needs),
    list: async (query) => {
      const desk = needs.desk()
      return desk.ok ? ok(await list(desk.value, query)) : desk
    },
    open: (id) => withRecord(needs, id, (_, record) => Promise.resolve(ok(viewOf(needs, record)))),
    clock: (builtAt) => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const savedAt = desk.value.store.summaries().map(({ when }) => when)
      return Promise.resolve(ok(clockDoubt({ now: needs.now(), builtAt, savedAt })))
    },
    history: (id) =>
      withRecord(needs, id, (_, record) =>
        Promise.resolve(ok(historyOf(readable(needs, record).record))),
      ),
    due: (until) => {
      const desk = needs.desk()
      return Promise.resolve(desk.ok ? ok(dueIn(desk.value.store.summaries(), until)) : desk)
    },
    unattended: () => {
      const desk = needs.desk()
      return Promise.resolve(desk.ok ? ok(unattendedIn(desk.value.store.summaries())) : desk)
    },
    attend: (id, how) =>
      withRecord(needs, id, (desk, record) =>
        writeTo(desk, record, entryFor(needs.setForKind(record.kind), record, how)),
      ),
    unattend: (id) =>
      withRecord(needs, id, (desk, record) =>
        writeTo(desk, record, takenBack(needs.setForKind(record.kind), record)),
      ),
    conflicted: () => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const summaries = desk.value.store.summaries()
      return Promise.resolve(ok(summaries.filter((summary) => summary.conflicts > 0)))
    },
    undo: (id, section) =>
      withRecord(needs, id, (desk, record) => undo(needs, desk, { record, section })),
    resolve: (id, group, value) =>
      withRecord(needs, id, async (desk, record): Decided => {
        const { record: left, withheld } = readable(needs, record)
        // What nobody may read, nobody decides between.
        if (withheld && left.groups[group] === undefined) return fail({ kind: 'not-permitted' })
        const base = (record.groups[group]?.heads ?? []).map((version) => version.change)
        return writeTo(desk, record, [{ group, base, value }])
      }),
  }
}

async function undo(
  needs: RecordsNeeds,
  desk: RecordsDesk,
  { record, section }: { readonly record: RecordState; readonly section: string },
): Promise<Result<void, NotFound | AppendProblem>> {
  const set = needs.setForKind(record.kind)
  if (set === undefined) return fail({ kind: 'record-not-found' })
  const edits = editsBetween(set, record, undone(set, section, answersOf(set, record)))
  return writeTo(desk, record, edits)
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

/** Pure: open records in which something urgent waits, that which waits longest first. */
export function unattendedIn(summaries: readonly Summary[]): readonly Summary[] {
  const since = ({ facts, when }: Summary) => (typeof facts.since === 'string' ? facts.since : when)
  return summaries
    .filter(({ facts }) => facts.closed === undefined && isSome(facts.unattended))
    .sort((one, other) => (since(one) < since(other) ? -1 : 1))
}

function isSome(codes: Json | undefined): boolean {
  return Array.isArray(codes) && codes.length > 0
}

function viewOf(needs: RecordsNeeds, record: RecordState): RecordView {
  const set = needs.setForKind(record.kind)
  if (set === undefined) {
    const attention = { marks: [], unattended: [] }
    return { record, answers: {}, conflicts: [], attention, readOnly: true, withheld: false }
  }
  const { record: left, withheld } = readable(needs, record)
  return {
    record: left,
    // What protects is told of those too who do not allow that they are kept.
    attention: attentionOf(set, record),
    answers: answersOf(set, left),
    conflicts: conflictsOf(set, left),
    readOnly: false,
    withheld,
  }
}
