// Interviews from the first question to the saved record. Runs beside the store, not on the page.
import { checkAnswers, type Inconsistent, type Unanswered } from '../../forms/check.ts'
import { startInterview } from '../../forms/interview.ts'
import type { Answers } from '../../model/answers.ts'
import { canHaveBeen } from '../../model/clock.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import { sameJson } from '../../model/json.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { mayWrite } from '../../model/role.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { AppendProblem } from '../../store/append.ts'
import type { Draft } from '../../store/drafts.ts'
import type { StorageProblem } from '../../store/storage-problem.ts'
import type { NotYourRole, SpaceStore } from '../../store/space-store.ts'
import { editsToSave, insteadOf, type Instead, type NotPermitted } from './permitted.ts'

export interface InterviewNeeds {
  readonly desk: () => Result<InterviewDesk, Locked>
  readonly questionSet: (id: string, version?: string) => QuestionSet | undefined
  readonly newId: () => string
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
  /** The local calendar day, ISO 8601. */
  readonly today: () => string
  /** One tab at a time edits a draft; false while another one does. */
  readonly hold: (draft: string) => Promise<boolean>
  readonly letGo: (draft: string) => void
}

export interface InterviewDesk extends Desk {
  readonly store: Pick<SpaceStore, 'append' | 'deleted' | 'drafts' | 'record' | 'summaries'>
}

export interface Begin {
  readonly set: string
  /** A record to go on with; a new one when absent. */
  readonly record?: RecordId
  readonly subject?: string
  /** One section that is asked by itself. */
  readonly section?: string
  /** Answers a new record starts with. */
  readonly answers?: Answers
}

export type BeginProblem =
  | Locked
  | StorageProblem
  | NotYourRole
  | NotAllowed
  | (Problem & { readonly kind: 'unknown-question-set' | 'record-not-found' | 'record-deleted' })

/** Records of this set are changed by others. */
export type NotAllowed = Problem & { readonly kind: 'not-allowed' }

export type SaveProblem =
  Locked | NotAllowed | NotPermitted | AppendProblem | Unanswered | Inconsistent | DraftGone

export type DraftGone = Problem & { readonly kind: 'draft-gone' | 'unknown-question-set' }

export type OpenElsewhere = Problem & { readonly kind: 'open-elsewhere' }

/** A draft that is listed. */
export interface ListedDraft extends Draft {
  readonly mayDiscard: boolean
  /** Somebody deleted its record meanwhile. It is saved once the record was recovered. */
  readonly deleted?: true
}

export type DiscardProblem = StorageProblem | NotYourRole | OpenElsewhere | NotAllowed

export interface Interviews {
  readonly begin: (begin: Begin) => Promise<Result<Draft, BeginProblem>>
  /** From here on this tab alone edits it, until `leave`, a save, or the tab's end. */
  readonly resume: (id: string) => Promise<Result<Draft, Locked | DraftGone | OpenElsewhere>>
  readonly leave: (id: string) => Promise<void>
  /** Autosave: resolves when the answers are durable. */
  readonly keep: (draft: Draft) => Promise<Result<Draft, Locked | StorageProblem | NotYourRole>>
  readonly drafts: () => Promise<Result<readonly ListedDraft[], Locked>>
  /** Whose draft it is may discard it, and coordinators. */
  readonly discard: (id: string) => Promise<Result<void, Locked | DiscardProblem>>
  /**
   * Drops a draft for good, because its people do not allow it to be kept. Gives what a record without names in its
   * place begins with.
   */
  readonly forget: (
    id: string,
  ) => Promise<Result<Instead | undefined, Locked | DiscardProblem | DraftGone>>
  /** Refuses what is incomplete or not permitted and keeps the draft; answers when the record is durable. */
  readonly save: (id: string) => Promise<Result<RecordId, SaveProblem>>
}

export function createInterviews(outside: InterviewNeeds): Interviews {
  const needs: Needs = { ...outside, begun: new Map() }
  const atDesk = async <T, P extends Problem>(
    act: (desk: InterviewDesk) => Promise<Result<T, P>>,
  ): Promise<Result<T, P | Locked>> => {
    const desk = needs.desk()
    return desk.ok ? act(desk.value) : desk
  }
  return {
    begin: (what) => atDesk((desk) => begin(needs, desk, what)),
    resume: (id) => atDesk((desk) => resume(needs, desk, id)),
    leave: (id) => {
      needs.letGo(id)
      return Promise.resolve()
    },
    keep: (draft) => atDesk((desk) => keep(needs, desk, draft)),
    drafts: () => atDesk(async (desk) => ok(await listed(desk))),
    discard: (id) => atDesk((desk) => discard(needs, desk, id)),
    forget: (id) => atDesk((desk) => forget(needs, desk, id)),
    save: (id) => atDesk((desk) => save(needs, desk, id)),
  }
}

/** What nobody has answered yet is in the memory of this tab alone, by id: an interview looked into leaves nothing. */
type Needs = InterviewNeeds & { readonly begun: Map<string, Draft> }

async function keep(
  { begun }: Needs,
  desk: InterviewDesk,
  draft: Draft,
): Promise<Result<Draft, StorageProblem | NotYourRole>> {
  const untouched = begun.get(draft.id)
  if (untouched !== undefined && sameJson(untouched.answers, draft.answers)) {
    begun.set(draft.id, draft)
    return ok(draft)
  }
  const kept = await desk.store.drafts.keep(draft)
  if (kept.ok) begun.delete(draft.id)
  return kept
}

async function listed(desk: InterviewDesk): Promise<readonly ListedDraft[]> {
  const deleted = new Set(desk.store.deleted.all().map(({ id }) => id))
  const drafts = await desk.store.drafts.all()
  return drafts.map((draft) => ({
    ...draft,
    mayDiscard: mayDiscard(desk, draft),
    ...(deleted.has(draft.record) ? { deleted: true } : {}),
  }))
}

function mayDiscard(desk: InterviewDesk, { member }: Pick<Draft, 'member'>): boolean {
  return desk.role === 'coordinator' || desk.member === member
}

/** Kept ones first; of the others only what this member began. */
async function openDrafts({ begun }: Needs, desk: InterviewDesk): Promise<readonly Draft[]> {
  const own = [...begun.values()].filter(({ member }) => member === desk.member)
  return [...(await desk.store.drafts.agreed()), ...own]
}

/** Nothing is written before the first answer, so the store is not asked yet; it would refuse the same. */
function mayBegin(
  needs: Needs,
  desk: InterviewDesk,
  what: Begin,
): Result<QuestionSet, BeginProblem> {
  const set = needs.questionSet(what.set)
  if (set === undefined) return fail({ kind: 'unknown-question-set' })
  if (!mayEdit(set, desk)) return fail({ kind: 'not-allowed' })
  return mayWrite(desk.role, set.kind) ? ok(set) : fail({ kind: 'not-your-role' })
}

function about({ subject, section }: Begin): Pick<Draft, 'subject' | 'section'> {
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(section === undefined ? {} : { section }),
  }
}

async function isDeleted({ store }: InterviewDesk, { record }: Begin): Promise<boolean> {
  return record !== undefined && (await store.deleted.record(record)) !== undefined
}

async function begin(
  needs: Needs,
  desk: InterviewDesk,
  what: Begin,
): Promise<Result<Draft, BeginProblem>> {
  const asked = mayBegin(needs, desk, what)
  if (!asked.ok) return asked
  const set = asked.value
  const before = what.record === undefined ? undefined : await desk.store.record(what.record)
  if (before === undefined && (await isDeleted(desk, what))) return fail({ kind: 'record-deleted' })
  const isSame = ({ record, member, section }: Draft) =>
    record === what.record && member === desk.member && section === what.section
  const open = (await desk.store.drafts.agreed()).find(isSame)
  if (open !== undefined) return ok(open)
  // One that was looked into and left without an answer: what its record says may have changed since.
  for (const { id } of [...needs.begun.values()].filter(isSame)) needs.begun.delete(id)

  const fresh = { ...(await carriedAnswers(needs, desk, set)), ...what.answers }
  const draft: Draft = {
    id: needs.newId(),
    record: what.record ?? (needs.newId() as RecordId),
    set: { id: set.id, version: set.version },
    ...about(what),
    ...(before === undefined ? {} : { before }),
    answers: before === undefined ? fresh : answersOf(set, before),
    at: '',
    member: desk.member,
    startedAt: needs.now(),
    touchedAt: needs.now(),
    version: 0,
  }
  needs.begun.set(draft.id, draft)
  return ok(draft)
}

function mayEdit({ editedBy }: QuestionSet, { role }: Desk): boolean {
  return editedBy === undefined || editedBy.includes(role)
}

/** Place and channel of the last record of this kind: the shift goes on where it was. */
async function carriedAnswers(
  needs: InterviewNeeds,
  desk: InterviewDesk,
  set: QuestionSet,
): Promise<Answers> {
  const carried = new Set(
    set.sections.flatMap((section) =>
      section.items.flatMap((item) =>
        'carried' in item && item.carried === true ? [item.id] : [],
      ),
    ),
  )
  if (carried.size === 0) return {}
  // A record of 2046 is not the last one: a clock was wrong.
  const last = desk.store
    .summaries()
    .find(({ kind, when }) => kind === set.kind && canHaveBeen(when, needs.now()))
  const record = last === undefined ? undefined : await desk.store.record(last.id)
  if (record === undefined) return {}
  return Object.fromEntries(
    Object.entries(answersOf(set, record)).filter(([path]) => carried.has(path)),
  )
}

async function resume(
  needs: Needs,
  desk: InterviewDesk,
  id: string,
): Promise<Result<Draft, DraftGone | OpenElsewhere>> {
  const draft = await draftOf(needs, desk, id)
  if (!draft.ok) return draft
  return (await needs.hold(id)) ? draft : fail({ kind: 'open-elsewhere' })
}

async function discard(
  needs: Needs,
  desk: InterviewDesk,
  id: string,
): Promise<Result<void, DiscardProblem>> {
  const draft = await draftOf(needs, desk, id)
  if (draft.ok && !mayDiscard(desk, draft.value)) return fail({ kind: 'not-allowed' })
  if (!(await needs.hold(id))) return fail({ kind: 'open-elsewhere' })
  const dropped = await desk.store.drafts.drop(id)
  needs.letGo(id)
  return dropped
}

async function forget(
  needs: Needs,
  desk: InterviewDesk,
  id: string,
): Promise<Result<Instead | undefined, DiscardProblem | DraftGone>> {
  const draft = await draftOf(needs, desk, id)
  if (!draft.ok) return draft
  const { set: pin, answers } = draft.value
  const set = needs.questionSet(pin.id, pin.version)
  const instead = set && insteadOf(set, answers, needs.questionSet)
  const dropped = await discard(needs, desk, id)
  return dropped.ok ? ok(instead) : dropped
}

async function draftOf(
  needs: Needs,
  desk: InterviewDesk,
  id: string,
): Promise<Result<Draft, DraftGone>> {
  const draft = (await openDrafts(needs, desk)).find((open) => open.id === id)
  return draft === undefined ? fail({ kind: 'draft-gone' }) : ok(draft)
}

async function save(
  needs: Needs,
  desk: InterviewDesk,
  id: string,
): Promise<Result<RecordId, SaveProblem>> {
  const draft = await draftOf(needs, desk, id)
  if (!draft.ok) return draft
  const { set: pin, record, subject, answers } = draft.value
  const set = needs.questionSet(pin.id, pin.version)
  if (set === undefined) return fail({ kind: 'unknown-question-set' })
  if (!mayEdit(set, desk)) return fail({ kind: 'not-allowed' })

  const about = subject === undefined ? {} : { subject }
  const checked = checkAnswers(startInterview({ set, today: needs.today(), answers, ...about }))
  if (!checked.ok) return checked

  const permitted = editsToSave(set, draft.value, await desk.store.record(record))
  if (!permitted.ok) return permitted
  const edits = permitted.value
  // The draft goes in the transaction that brings the record: at no moment is there neither, or both.
  const done =
    edits.length > 0
      ? await desk.store.append(desk.member, [{ record, kind: set.kind, edits }], id)
      : await desk.store.drafts.drop(id)
  if (!done.ok) return done
  needs.begun.delete(id)
  needs.letGo(id)
  return ok(record)
}
