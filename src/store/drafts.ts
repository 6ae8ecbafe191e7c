// Interviews not saved yet: sealed like everything else, one row each, rewritten on each answered question.
import type { Answers } from '../model/answers.ts'
import type { MemberId, RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import { ok, type Result } from '../model/result.ts'
import type { DraftRow } from './database.ts'
import { durably } from './durably.ts'
import { draftEntry } from './journal-entry.ts'
import type { SpaceNeeds } from './needs.ts'
import type { StorageProblem } from './storage-problem.ts'
import { openJson, sealJson } from './sealed-json.ts'

export interface Draft {
  readonly id: string
  readonly record: RecordId
  /** The question set the interview is pinned to. */
  readonly set: { readonly id: string; readonly version: string }
  readonly subject?: string
  /** The one section that it asks; the whole set when absent. */
  readonly section?: string
  /** The record as it was when the interview began: what the person saw, and builds on. */
  readonly before?: RecordState
  readonly answers: Answers
  /** Path of the last question answered, to resume there. */
  readonly at: string
  readonly member: MemberId
  readonly startedAt: string
  readonly touchedAt: string
  /** Grows with each autosave. */
  readonly version: number
}

export async function keepDraft(
  needs: SpaceNeeds,
  draft: Draft,
): Promise<Result<Draft, StorageProblem>> {
  const kept = { ...draft, version: draft.version + 1, touchedAt: needs.now() }
  const { database, space } = needs
  const place = { store: 'drafts', key: `${space}/${kept.id}`, version: kept.version }
  const sealed = await sealJson(needs.rows, place, kept)
  const row = { space, id: kept.id, version: kept.version, sealed }
  const noted = await needs.journal.note([draftEntry(row)])
  if (!noted.ok) return noted
  const written = await durably(database, [database.drafts], () => database.drafts.put(row))
  if (!written.ok) return written
  needs.announce({ about: 'drafts', space })
  return ok(kept)
}

export async function readDrafts(needs: SpaceNeeds): Promise<readonly Draft[]> {
  const { database, space } = needs
  const rows = await database.drafts
    .where('[space+id]')
    .between([space, ''], [space, '\uffff'])
    .toArray()
  const drafts = await Promise.all(rows.map(async (row) => (await openDraft(needs, row)) ?? []))
  return drafts.flat().sort((one, other) => (one.touchedAt < other.touchedAt ? 1 : -1))
}

/** `undefined` when its seal does not open. */
export async function openDraft(
  { rows }: SpaceNeeds,
  { space, id, version, sealed }: DraftRow,
): Promise<Draft | undefined> {
  const place = { store: 'drafts', key: `${space}/${id}`, version }
  const draft = await openJson(rows, place, sealed)
  return draft.ok ? (draft.value as Draft) : undefined
}

export async function dropDraft(
  needs: SpaceNeeds,
  id: string,
): Promise<Result<void, StorageProblem>> {
  const { database, space } = needs
  const noted = await needs.journal.note([{ about: 'draft', space, id, version: 0 }])
  if (!noted.ok) return noted
  const dropped = await durably(database, [database.drafts], () =>
    database.drafts.delete([space, id]),
  )
  if (dropped.ok) needs.announce({ about: 'drafts', space })
  return dropped
}
