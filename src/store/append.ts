// Saving what a person did here: seal, then one strict transaction, then it is saved (spec S1-S3).
import { CHANGE_SCHEMA, type Change, type Edit } from '../model/change.ts'
import { applyChange } from '../model/apply.ts'
import type { MemberId, RecordId } from '../model/id.ts'
import { emptyRecord } from '../model/record.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import type { OutboxRow, ProgressRow } from './database.ts'
import { durably } from './durably.ts'
import type { Kept } from './kept.ts'
import type { SpaceNeeds, StorageProblem } from './needs.ts'
import { readProgress } from './progress.ts'
import { slicesOf, type Prepared, type Shelf } from './shelf.ts'

export interface Save {
  readonly record: RecordId
  readonly kind: string
  readonly edits: readonly Edit[]
}

export interface AppendNeeds extends SpaceNeeds {
  readonly shelf: Shelf
}

/** `busy`: other tabs kept writing first. Nothing was saved; saving again is safe. */
export type AppendProblem =
  StorageProblem | (Problem & { readonly kind: 'busy' | 'change-too-large' })

const TRIES = 8
const RUN = 200

/** Resolves when every change is durable, or with a problem and nothing written. */
export async function append(
  needs: AppendNeeds,
  member: MemberId,
  saves: readonly Save[],
): Promise<Result<readonly RecordId[], AppendProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ready = await sealSaves(needs, member, saves)
    if (!ready.ok) return ready
    const written = await write(needs, ready.value)
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

interface Ready {
  readonly before: ProgressRow
  readonly progress: ProgressRow
  readonly prepared: Prepared
  readonly runs: readonly OutboxRow[]
}

async function sealSaves(
  needs: AppendNeeds,
  member: MemberId,
  saves: readonly Save[],
): Promise<Result<Ready, AppendProblem>> {
  const before = await readProgress(needs.database, needs.space)
  const kept = new Map(await needs.shelf.read(saves.map((save) => save.record)))
  const sealed: SealedChange[] = []
  let progress = { ...before, writes: before.writes + 1 }

  for (const save of saves) {
    const was = kept.get(save.record) ?? newRecord(needs, save)
    const change = changeOf(needs, { member, save, progress })
    const place = { seq: progress.seq + 1, prev: progress.hash, tag: was.tag }
    const one = await needs.changes.seal(change, place)
    if (!one.ok) return fail({ kind: 'change-too-large' })
    sealed.push(one.value.sealed)
    progress = { ...progress, seq: place.seq, hash: one.value.hash, lamport: change.lamport }
    const placed = { device: needs.device, seq: place.seq, change }
    kept.set(save.record, { tag: was.tag, record: applyChange(was.record, placed) })
  }
  const prepared = await needs.shelf.prepare([...kept.values()])
  return ok({ before, progress, prepared, runs: runsOf(needs, sealed) })
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
    at: needs.now(),
    member,
    heads: Object.fromEntries(heads),
  }
}

/** The tag is the only thing that ties a record's changes together in the endpoint's sight. */
function newRecord(needs: SpaceNeeds, save: Save): Kept {
  return { record: emptyRecord(save.record, save.kind), tag: tagFrom(needs.random(16)) }
}

function tagFrom(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function runsOf(needs: SpaceNeeds, sealed: readonly SealedChange[]): readonly OutboxRow[] {
  return slicesOf(sealed, RUN).flatMap((changes): OutboxRow[] => {
    const [first, last] = [changes[0], changes.at(-1)]
    if (first === undefined || last === undefined) return []
    const { space } = needs
    return [{ space, seq: first.seq, last: last.seq, at: needs.now(), changes, sent: 0 }]
  })
}

async function write(
  needs: AppendNeeds,
  ready: Ready,
): Promise<Result<'written' | 'overtaken', StorageProblem>> {
  const { database, shelf } = needs
  const { progress, outbox, tail, chunks, summaries } = database
  return durably(database, [progress, outbox, tail, chunks, summaries], async () => {
    const now = await readProgress(database, needs.space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    if (now.seq !== ready.before.seq) return 'overtaken'
    // The courier moves its own columns of this row; take those as they are now.
    const { seq, hash, lamport, writes } = ready.progress
    await progress.put({ ...now, seq, hash, lamport, writes })
    await outbox.bulkPut([...ready.runs])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
