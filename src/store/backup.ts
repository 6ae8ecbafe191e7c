// The third copy, by hand: what a space needs to live again on this device or on another one.
import { applyChange } from '../model/apply.ts'
import { CHANGE_SCHEMA } from '../model/change.ts'
import { emptyRecord, type RecordState } from '../model/record.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { AppendNeeds } from './append.ts'
import type { BackupEntry } from './backup-entry.ts'
import { durably } from './durably.ts'
import { keepDraft, readDrafts, type Draft } from './drafts.ts'
import { dropErased, hasErasedToDrop } from './erase.ts'
import { withTag } from './fold.ts'
import { draftEntry, namedEntry, runEntry, slotEntry } from './journal-entry.ts'
import type { Kept } from './kept.ts'
import type { StorageProblem } from './storage-problem.ts'
import { readProgress } from './progress.ts'
import { takeBack, type TakeBackProblem } from './take-back.ts'

export interface BackupParts {
  readonly entries: readonly BackupEntry[]
  readonly changes: number
  readonly records: number
  readonly drafts: number
}

/** `unsent`: what only this device has. `everything`: all records of the space too, as they stand here. */
export async function collect(
  needs: AppendNeeds,
  scope: 'unsent' | 'everything',
): Promise<BackupParts> {
  const { database, space, shelf } = needs
  const runs =
    scope === 'unsent'
      ? await database.runs.where('[space+sent]').equals([space, 0]).toArray()
      : await database.runs.filter((row) => row.space === space).toArray()
  const sealedDrafts = await database.drafts.filter((row) => row.space === space).toArray()
  const drafts = await readDrafts(needs)
  const kept = scope === 'unsent' ? [] : [...(await shelf.read([...shelf.entries.keys()])).values()]
  return {
    entries: [
      ...(await database.slots.toArray()).map(slotEntry),
      ...(await database.named.toArray()).map(namedEntry),
      ...runs.map((row) => runEntry(row)),
      ...sealedDrafts.map(draftEntry),
      ...drafts.map((draft): BackupEntry => ({ about: 'open-draft', space, draft })),
      ...kept.map((one): BackupEntry => ({ about: 'record', space, kept: one })),
    ],
    changes: runs.reduce((sum, row) => sum + row.changes.length, 0),
    records: kept.length,
    drafts: drafts.length,
  }
}

export interface Restored {
  readonly changes: number
  readonly records: number
  readonly drafts: number
}

export type RestoreProblem = TakeBackProblem | (Problem & { readonly kind: 'foreign-backup' })

/** Idempotent and free of order: a change, a record's version or a draft that is here already stays as it is. */
export async function restoreInto(
  needs: AppendNeeds,
  { entries, own }: { readonly entries: readonly BackupEntry[]; readonly own: boolean },
): Promise<Result<Restored, RestoreProblem>> {
  const mine = entries.filter((entry) => 'space' in entry && entry.space === needs.space)
  if (mine.length === 0) return fail({ kind: 'foreign-backup' })
  const changes = mine.flatMap((entry) =>
    entry.about === 'changes' ? entry.changes.map((change) => ({ change, at: entry.at })) : [],
  )
  const taken = await takeBack(needs, changes, { anew: false })
  if (!taken.ok) return taken
  const kept = mine.flatMap((entry) => (entry.about === 'record' ? [entry.kept] : []))
  const merged = await mergeRecords(needs, kept)
  if (!merged.ok) return merged
  // A draft that this device made and has no more was saved or discarded since.
  const drafts = await restoreDrafts(needs, own ? [] : mine)
  if (!drafts.ok) return drafts
  if (await hasErasedToDrop(needs, taken.value.changes)) await dropErased(needs)
  const records = new Set([...taken.value.records, ...merged.value])
  return ok({ changes: taken.value.changes, records: records.size, drafts: drafts.value })
}

const TRIES = 8

async function mergeRecords(
  needs: AppendNeeds,
  kept: readonly Kept[],
): Promise<Result<readonly string[], TakeBackProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await readProgress(needs.database, needs.space)
    const here = await needs.shelf.read(kept.map(({ record }) => record.id))
    const erased = needs.shelf.erased().records
    const touched = kept.flatMap((one) => {
      if (erased.has(one.record.id)) return []
      const was = here.get(one.record.id) ?? {
        tag: one.tag,
        record: emptyRecord(one.record.id, one.record.kind),
      }
      const record = mergeRecord(was.record, one.record)
      if (record === was.record) return []
      return [{ ...[one.tag, ...(one.also ?? [])].reduce(withTag, was), record }]
    })
    if (touched.length === 0) return ok([])
    const prepared = await needs.shelf.prepare(touched)
    const { database, shelf, space } = needs
    const { progress, tail, chunks, summaries } = database
    const written = await durably(database, [progress, tail, chunks, summaries], async () => {
      const now = await readProgress(database, space)
      if (now.writes !== before.writes || now.writes !== shelf.level()) return false
      await progress.put({ ...now, lamport: highest(touched, now.lamport), writes: now.writes + 1 })
      await shelf.put(prepared)
      return true
    })
    if (!written.ok) return written
    const ids = touched.map(({ record }) => record.id)
    if (written.value) {
      shelf.accept(prepared, before.writes + 1)
      needs.announce({ about: 'records', space, ids })
      return ok(ids)
    }
    await shelf.refresh()
  }
  return fail({ kind: 'busy' })
}

/** Every version the other one knows, folded in like the change it came from. */
export function mergeRecord(into: RecordState, from: RecordState): RecordState {
  let merged = into
  for (const [group, { heads, past }] of Object.entries(from.groups)) {
    for (const { change: id, device, base, value, lamport, at, member } of [...heads, ...past]) {
      const edits = [{ group, base: [...base], value }]
      const { kind, id: record } = from
      const change = { schema: CHANGE_SCHEMA, record, kind, edits, lamport, at, member, heads: {} }
      merged = applyChange(merged, {
        device,
        seq: Number(id.slice(id.lastIndexOf('.') + 1)),
        change,
      })
    }
  }
  return merged
}

function highest(kept: readonly Kept[], lamport: number): number {
  return kept.reduce(
    (max, { record }) =>
      Object.values(record.groups)
        .flatMap(({ heads, past }) => [...heads, ...past])
        .reduce((most, version) => Math.max(most, version.lamport), max),
    lamport,
  )
}

/** A draft that is here keeps what it says here; its record may have been saved since, too. */
async function restoreDrafts(
  needs: AppendNeeds,
  entries: readonly BackupEntry[],
): Promise<Result<number, StorageProblem>> {
  const here = new Set((await readDrafts(needs)).map(({ id }) => id))
  const erased = needs.shelf.erased().records
  const isMissing = ({ id, record }: Draft) => !here.has(id) && !erased.has(record)
  const missing = entries.flatMap((entry) =>
    entry.about === 'open-draft' && isMissing(entry.draft) ? [entry.draft] : [],
  )
  for (const draft of missing) {
    const kept = await keepDraft(needs, draft)
    if (!kept.ok) return kept
  }
  return ok(missing.length)
}
