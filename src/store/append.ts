// Saving what a person did here: seal, then one strict transaction, then it is saved (spec S1-S3).
import { CHANGE_SCHEMA, type Change, type Edit } from '../model/change.ts'
import { applyChange } from '../model/apply.ts'
import { DELETION, deletionOf } from '../model/deletion.ts'
import type { DeviceId, MemberId, RecordId } from '../model/id.ts'
import { emptyRecord } from '../model/record.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { mayWrite } from '../model/role.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import type { ProgressRow, RunRow } from './database.ts'
import { durably } from './durably.ts'
import type { Kept } from './kept.ts'
import type { SpaceNeeds } from './needs.ts'
import type { StorageProblem } from './storage-problem.ts'
import { runEntry } from './journal-entry.ts'
import { newChain, readProgress } from './progress.ts'
import { runsOf } from './runs.ts'
import type { Prepared, Shelf } from './shelf.ts'

export interface Save {
  readonly record: RecordId
  readonly kind: string
  readonly edits: readonly Edit[]
  /** When it was said, if that was not now: work that is entered afterwards. ISO 8601 in UTC. */
  readonly at?: string
}

/** One person's saves, together. */
export interface Entry {
  readonly member: MemberId
  readonly saves: readonly Save[]
  readonly drops?: string | undefined
}

export interface AppendNeeds extends SpaceNeeds {
  readonly shelf: Shelf
}

/**
 * `busy`: other tabs kept writing first. Nothing was saved; saving again is safe. `record-deleted`: what is said of a
 * deleted record, other than that it is deleted no more, would be in nobody's sight. `not-your-role`: other devices
 * would set it aside.
 */
export type AppendProblem =
  | StorageProblem
  | (Problem & { readonly kind: 'busy' | 'change-too-large' | 'record-deleted' | 'not-your-role' })

const TRIES = 8

/**
 * Journal, then database, then saved: resolves when every change is durable in both, or with a problem and nothing
 * written. `drops`: the draft that these saves settle goes in the same transaction.
 */
export async function append(
  needs: AppendNeeds,
  { member, saves, drops }: Entry,
): Promise<Result<readonly RecordId[], AppendProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ready = await sealSaves(needs, member, saves)
    if (!ready.ok) return ready
    const noted = await needs.journal.note(ready.value.runs.map((run) => runEntry(run, drops)))
    if (!noted.ok) return noted
    const written = await write(needs, ready.value, drops)
    if (!written.ok || written.value === 'overtaken') {
      const sigs = ready.value.runs.flatMap(({ changes }) => changes.map(({ sig }) => sig))
      noted.value({ about: 'void', space: needs.space, sigs })
    }
    if (!written.ok) return written
    if (written.value === 'written') {
      needs.shelf.accept(ready.value.prepared, ready.value.progress.writes)
      const ids = saves.map((save) => save.record)
      needs.announce({ about: 'records', space: needs.space, ids })
      return ok(ids)
    }
    await needs.shelf.refresh()
  }
  return fail({ kind: 'busy' })
}

type Numbered = ProgressRow & { readonly device: DeviceId }

interface Ready {
  readonly before: ProgressRow
  readonly progress: Numbered
  readonly prepared: Prepared
  readonly runs: readonly RunRow[]
}

async function sealSaves(
  needs: AppendNeeds,
  member: MemberId,
  saves: readonly Save[],
): Promise<Result<Ready, AppendProblem>> {
  const before = await readProgress(needs.database, needs.space)
  const kept = new Map(await needs.shelf.read(saves.map((save) => save.record)))
  const sealed: SealedChange[] = []
  const device = before.device ?? newChain(needs.device, needs.random)
  let progress: Numbered = { ...before, device, writes: before.writes + 1 }

  for (const save of saves) {
    const was = kept.get(save.record) ?? newRecord(needs, save)
    const may = mayWrite(needs.role(), save.kind) && was.record.kind === save.kind
    if (!may) return fail({ kind: 'not-your-role' })
    if (isHidden(needs, was, save)) return fail({ kind: 'record-deleted' })
    const change = changeOf(needs, { member, save, progress })
    const place = { device, seq: progress.seq + 1, prev: progress.hash, tag: was.tag }
    const one = await needs.changes.seal(change, place)
    if (!one.ok) return fail({ kind: 'change-too-large' })
    sealed.push(one.value.sealed)
    progress = { ...progress, seq: place.seq, hash: one.value.hash, lamport: change.lamport }
    const placed = { device, seq: place.seq, change }
    kept.set(save.record, { ...was, record: applyChange(was.record, placed) })
  }
  const prepared = await needs.shelf.prepare([...kept.values()])
  const at = needs.now()
  return ok({ before, progress, prepared, runs: runsOf(sealed.map((change) => ({ change, at }))) })
}

function changeOf(
  needs: SpaceNeeds,
  { member, save, progress }: { member: MemberId; save: Save; progress: ProgressRow },
): Change {
  const heads = Object.entries(progress.heads).map(([device, head]) => [device, head.seq] as const)
  return {
    schema: CHANGE_SCHEMA,
    record: save.record,
    kind: save.kind,
    edits: [...save.edits],
    lamport: progress.lamport + 1,
    at: save.at ?? needs.now(),
    member,
    heads: Object.fromEntries(heads),
  }
}

function isHidden({ shelf }: AppendNeeds, { record }: Kept, { edits }: Save): boolean {
  if (shelf.erased().records.has(record.id)) return true
  return edits.some(({ group }) => group !== DELETION) && deletionOf(record) !== undefined
}

/** The tag is the only thing that ties a record's changes together in the endpoint's sight. */
function newRecord(needs: SpaceNeeds, save: Save): Kept {
  return { record: emptyRecord(save.record, save.kind), tag: tagFrom(needs.random(16)) }
}

function tagFrom(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

async function write(
  needs: AppendNeeds,
  ready: Ready,
  drops?: string,
): Promise<Result<'written' | 'overtaken', StorageProblem>> {
  const { database, shelf } = needs
  const { progress, runs, tail, chunks, summaries, drafts } = database
  return durably(database, [progress, runs, tail, chunks, summaries, drafts], async () => {
    const now = await readProgress(database, needs.space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    if (now.seq !== ready.before.seq || now.device !== ready.before.device) return 'overtaken'
    // The courier moves its own columns of this row; take those as they are now.
    const { device, seq, hash, lamport, writes } = ready.progress
    await progress.put({ ...now, device, seq, hash, lamport, writes })
    await runs.bulkPut([...ready.runs])
    if (drops !== undefined) await drafts.delete([needs.space, drops])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
