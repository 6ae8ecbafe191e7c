// The list, one record, its history, and where two people answered differently.
import { attentionOf, type Attention } from '../../forms/attention.ts'
import { clockDoubt, type ClockDoubt } from '../../model/clock.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import type { Answers } from '../../model/answers.ts'
import type { RecordId } from '../../model/id.ts'
import type { Edit } from '../../model/change.ts'
import type { Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState, Version } from '../../model/record.ts'
import { conflictsOf, type Conflict } from '../../model/resolve.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import { entryFor, takenBack } from './attend.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { Summary } from '../../store/summary.ts'

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

export interface ListQuery {
  readonly kinds: readonly string[]
  readonly text: string
  readonly limit: number
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
}

/** One version of one field group, as it was once saved. */
export interface Past {
  readonly group: string
  readonly version: Version
  /** What the group said before, if anything. */
  readonly before?: Json
}

/** `record-deleted`: it is here, and has to be recovered first. */
export type NotFound = Problem & { readonly kind: 'record-not-found' | 'record-deleted' }

export type AttendProblem = Locked | NotFound | AppendProblem

export interface Records {
  readonly list: (query: ListQuery) => Promise<Result<List, Locked>>
  readonly open: (id: RecordId) => Promise<Result<RecordView, Locked | NotFound>>
  /** Whether this device's clock can be right, by when records were saved and the app was built (ISO 8601). */
  readonly clock: (builtAt: string) => Promise<Result<ClockDoubt | undefined, Locked>>
  /** Newest first. */
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
    clock: (builtAt) => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const savedAt = desk.value.store.summaries().map(({ when }) => when)
      return Promise.resolve(ok(clockDoubt({ now: needs.now(), builtAt, savedAt })))
    },
    history: (id) => withRecord(needs, id, (_, record) => Promise.resolve(ok(historyOf(record)))),
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
        change(desk, record, entryFor(needs.setForKind(record.kind), record, how)),
      ),
    unattend: (id) =>
      withRecord(needs, id, (desk, record) =>
        change(desk, record, takenBack(needs.setForKind(record.kind), record)),
      ),
    conflicted: () => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const summaries = desk.value.store.summaries()
      return Promise.resolve(ok(summaries.filter((summary) => summary.conflicts > 0)))
    },
    resolve: (id, group, value) =>
      withRecord(needs, id, (desk, record) => {
        const base = (record.groups[group]?.heads ?? []).map((version) => version.change)
        return change(desk, record, [{ group, base, value }])
      }),
  }
}

async function change(
  { store, member }: RecordsDesk,
  { id, kind }: RecordState,
  edits: readonly Edit[],
): Promise<Result<void, AppendProblem>> {
  if (edits.length === 0) return ok(undefined)
  const saved = await store.append(member, [{ record: id, kind, edits }])
  return saved.ok ? ok(undefined) : saved
}

async function withRecord<T, P extends Problem>(
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

async function list({ store }: RecordsDesk, { kinds, text, limit }: ListQuery): Promise<List> {
  const wanted = new Set(kinds)
  const all = text.trim() === '' ? store.summaries() : await store.find(text, 500)
  const matching = all.filter((summary) => wanted.has(summary.kind))
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
    return { record, answers: {}, conflicts: [], attention, readOnly: true }
  }
  return {
    record,
    attention: attentionOf(set, record),
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
