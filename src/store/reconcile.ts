// Two copies, one truth: what the journal has and the database lacks is taken back, what the database has and the
// journal lacks is noted again, and what neither needs any more leaves the journal (spec J1-J7).
import { fromBase64url } from '../crypto/bytes.ts'
import { ok, type Result } from '../model/result.ts'
import type { AppendNeeds } from './append.ts'
import { chainsIn } from './chains.ts'
import type { Database, DraftRow } from './database.ts'
import { openDraft } from './drafts.ts'
import { durably } from './durably.ts'
import { readingOf, type Reading } from './journal-reading.ts'
import type { StorageProblem } from './storage-problem.ts'
import { reseal } from './reseal.ts'
import { missingFrom } from './missing.ts'
import { stillNeeded } from './still-needed.ts'
import { takeBack, type TakeBackProblem } from './take-back.ts'

/** What came back from the second copy, to be told to a person. */
export interface Recovered {
  readonly changes: number
  readonly records: readonly string[]
  readonly drafts: number
  /** Kept aside because they could not be opened. */
  readonly aside: number
}

/** @param again folds everything the journal has once more, when rows of the database turned out unreadable */
export async function reconcile(
  needs: AppendNeeds,
  { again }: { readonly again: boolean },
): Promise<Result<Recovered, TakeBackProblem>> {
  const told: { recovered: Recovered } = {
    recovered: { changes: 0, records: [], drafts: 0, aside: 0 },
  }
  const renewed = await needs.journal.renew(async (read) => {
    const found = readingOf(needs.space, read.noted)
    needs.shelf.addErased(found.erased)
    const reading = await withoutErasedDrafts(needs, found)
    const recovered = await bringBack(needs, reading, again)
    if (!recovered.ok) return recovered
    told.recovered = recovered.value
    return ok(await stillNeeded(needs, read, reading))
  })
  return renewed.ok ? ok(told.recovered) : renewed
}

/** What was being written about a record that was erased is gone with it. */
async function withoutErasedDrafts(needs: AppendNeeds, reading: Reading): Promise<Reading> {
  const { records } = needs.shelf.erased()
  if (records.size === 0) return reading
  const drafts = new Map(reading.drafts)
  const gone = new Set(reading.gone)
  for (const [id, { version, sealed }] of reading.drafts) {
    const row = { space: needs.space, id, version, sealed: fromBase64url(sealed) }
    const draft = await openDraft(needs, row)
    if (draft === undefined || !records.has(draft.record)) continue
    drafts.delete(id)
    gone.add(id)
  }
  return { ...reading, drafts, gone }
}

async function bringBack(
  needs: AppendNeeds,
  reading: Reading,
  again: boolean,
): Promise<Result<Recovered, TakeBackProblem>> {
  const missing = await missingFrom(needs, reading)
  const changes = await bringChangesBack(
    needs,
    again ? reading.changes : missing,
    missing.length > 0,
  )
  if (!changes.ok) return changes
  const settled = await dropSettledDrafts(needs, reading)
  if (!settled.ok) return settled
  const drafts = await bringDraftsBack(needs, reading)
  return drafts.ok ? ok({ ...changes.value, drafts: drafts.value }) : drafts
}

async function bringChangesBack(
  needs: AppendNeeds,
  wanted: Reading['changes'],
  anew: boolean,
): Promise<Result<Omit<Recovered, 'drafts'>, TakeBackProblem>> {
  const nothing = { changes: 0, records: [], aside: 0 }
  const { joined, loose } = chainsIn(wanted, needs.changes.hashOf)
  const taken =
    joined.length === 0 ? ok(nothing) : await takeBack(needs, joined, { anew, noted: true })
  if (!taken.ok || loose.length === 0) return taken
  const said = await reseal(needs, { again: loose.map(({ change }) => change), aside: [] })
  if (!said.ok) return said
  const { changes, records, aside } = taken.value
  return ok({
    changes: changes + said.value.again,
    records: [...new Set([...records, ...said.value.records])],
    aside: aside + said.value.aside,
  })
}

/** A save or a discard that only the journal had got took its draft with it. */
async function dropSettledDrafts(
  { database, space }: AppendNeeds,
  { gone }: Reading,
): Promise<Result<void, StorageProblem>> {
  if (gone.size === 0) return ok(undefined)
  return durably(database, [database.drafts], () =>
    database.drafts.bulkDelete([...gone].map((id): [typeof space, string] => [space, id])),
  )
}

async function bringDraftsBack(
  needs: AppendNeeds,
  { drafts }: Reading,
): Promise<Result<number, StorageProblem>> {
  const { database, space, announce } = needs
  const noted = [...drafts].map(([id, { version, sealed }]): DraftRow => ({
    space,
    id,
    version,
    sealed: fromBase64url(sealed),
  }))
  const found = await notThere(database, noted)
  const open = await Promise.all(found.map((row) => isOpen(needs, row)))
  const missing = found.filter((_, i) => open[i])
  if (missing.length === 0) return ok(0)
  // Looked at again in the transaction that writes: another tab may have gone on with it.
  const written = await durably(database, [database.drafts], async () => {
    const still = await notThere(database, missing)
    await database.drafts.bulkPut(still)
    return still.length
  })
  if (!written.ok) return written
  announce({ about: 'drafts', space })
  return written
}

/** Those that the database has not, or only an older version of. */
async function notThere(
  database: Database,
  rows: readonly DraftRow[],
): Promise<readonly DraftRow[]> {
  const here = await database.drafts.bulkGet(rows.map(({ space, id }) => [space, id]))
  return rows.filter(({ version }, i) => (here[i]?.version ?? -1) < version)
}

/** A new record's draft is settled once the record is there, even when the word of it was lost with the journal. */
async function isOpen(needs: AppendNeeds, row: DraftRow): Promise<boolean> {
  const draft = await openDraft(needs, row)
  if (draft === undefined) return true
  return draft.before !== undefined || !needs.shelf.entries.has(draft.record)
}
