// Erasing for good (spec Z15-Z19): it is said as a change, and whoever hears of it drops every copy the device has of
// what the record said: rows, chunks, what waits to be sent, what is set aside, drafts, and the journal.
import type { MemberId, RecordId } from '../model/id.ts'
import { ERASURE, erasureValue, type Erasure } from '../model/erasure.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { toBase64url } from '../crypto/bytes.ts'
import { append, type AppendNeeds, type AppendProblem, type Save } from './append.ts'
import type { AsideRow, ChunkRow, RunRow } from './database.ts'
import { readDrafts } from './drafts.ts'
import { durably } from './durably.ts'
import { bareIfErased, type Erased } from './erased.ts'
import type { Kept } from './kept.ts'
import { readProgress } from './progress.ts'
import { reconcile } from './reconcile.ts'
import { openChunk, sealChunk } from './shelf.ts'
import type { Summary } from './summary.ts'
import type { TakeBackProblem } from './take-back.ts'

const TRIES = 8

/** Only of records that are deleted; the others are left as they are. */
export async function sayErased(
  needs: AppendNeeds,
  member: MemberId,
  ids: readonly RecordId[],
): Promise<Result<void, AppendProblem>> {
  const { shelf } = needs
  const all = await shelf.read([...shelf.entries.keys()])
  const wanted = ids.flatMap((id) => {
    const [kept, deleted] = [all.get(id), shelf.entries.get(id)?.summary.deleted]
    return kept === undefined || deleted === undefined ? [] : [{ kept, reason: deleted.reason }]
  })
  if (wanted.length === 0) return ok(undefined)
  const leaving = new Set(wanted.map(({ kept }) => kept.record.id))
  const stay = [...all.values()].filter(({ record }) => !leaving.has(record.id))
  // A change can be made to travel under another record's tag: what that one says is not to go with this one.
  const shared = new Set(stay.flatMap(tagsOf))
  const saves = wanted.map(({ kept, reason }): Save => {
    const { id, kind } = kept.record
    const tags = tagsOf(kept).filter((tag) => !shared.has(tag))
    return erasureSave(needs, { record: id, kind, reason, tags })
  })
  const said = await append(needs, { member, saves })
  if (!said.ok) return said
  return dropErased(needs)
}

function tagsOf({ tag, also = [] }: Kept): readonly string[] {
  return [tag, ...also]
}

function erasureSave({ random }: AppendNeeds, erasure: Erasure): Save {
  const edits = [{ group: ERASURE, base: [], value: erasureValue(erasure) }]
  return { record: toBase64url(random(16)) as RecordId, kind: ERASURE, edits }
}

/**
 * Whether something of an erased record is still here, or may be among changes that were just taken back: a tablet may
 * stop in the middle of dropping it.
 */
export async function hasErasedToDrop(
  { shelf, ...needs }: AppendNeeds,
  takenBack: number,
): Promise<boolean> {
  const { records } = shelf.erased()
  if (records.size === 0) return false
  if (takenBack > 0) return true
  if ([...shelf.entries.keys()].some((id) => records.has(id))) return true
  return (await readDrafts(needs)).some(({ record }) => records.has(record))
}

/** Drops it from the database in one transaction, then from the journal. Doing it again changes nothing. */
export async function dropErased(needs: AppendNeeds): Promise<Result<void, TakeBackProblem>> {
  const { journal, space, shelf, announce } = needs
  for (let tries = 0; tries < TRIES; tries += 1) {
    const erased = shelf.erased()
    const ready = await prepare(needs, erased)
    const noted = await journal.note([
      { about: 'erased', space, records: [...erased.records], tags: [...erased.tags] },
      ...ready.drafts.map((id) => ({ about: 'draft' as const, space, id, version: 0 })),
    ])
    if (!noted.ok) return noted
    const written = await write(needs, ready)
    if (!written.ok) return written
    await shelf.refresh()
    if (!written.value) continue
    announce({ about: 'records', space, ids: [...erased.records] })
    if (ready.drafts.length > 0) announce({ about: 'drafts', space })
    const renewed = await reconcile(needs, { again: false })
    return renewed.ok ? ok(undefined) : renewed
  }
  return fail({ kind: 'busy' })
}

interface Ready {
  readonly level: number
  readonly records: readonly string[]
  readonly drafts: readonly string[]
  readonly runs: readonly RunRow[]
  readonly aside: readonly AsideRow[]
  readonly chunks: readonly ChunkRow[]
  readonly summaries: readonly ChunkRow[]
}

async function prepare(needs: AppendNeeds, erased: Erased): Promise<Ready> {
  const { database, space, shelf } = needs
  const level = shelf.level()
  const isUnder = (change: unknown) => erased.tags.has(tagIn(change))
  const runs = await database.runs
    .filter((row) => row.space === space && row.changes.some(isUnder))
    .toArray()
  const drafts = (await readDrafts(needs)).filter(({ record }) => erased.records.has(record))
  return {
    level,
    records: [...erased.records],
    drafts: drafts.map(({ id }) => id),
    runs: runs.map((row) => ({
      ...row,
      changes: row.changes.map((change) => bareIfErased(needs, erased, change)),
    })),
    aside: await database.aside
      .filter((row) => row.space === space && isUnder(row.change))
      .toArray(),
    ...(await thinned(needs, erased)),
  }
}

function tagIn(change: unknown): string {
  const tag = typeof change === 'object' && change !== null && 'tag' in change ? change.tag : ''
  return typeof tag === 'string' ? tag : ''
}

/** Also older copies in chunks, over which a newer row stands. */
async function thinned(
  needs: AppendNeeds,
  { records }: Erased,
): Promise<Pick<Ready, 'chunks' | 'summaries'>> {
  const { database, space } = needs
  const rows = await database.summaries.filter((row) => row.space === space).toArray()
  const chunks: ChunkRow[] = []
  const summaries: ChunkRow[] = []
  for (const row of rows) {
    const made = (await openChunk(needs, 'summaries', row)) as Made | undefined
    if (made?.summaries.some(({ id }) => records.has(id)) !== true) continue
    const left = made.summaries.filter(({ id }) => !records.has(id))
    const chunk = await database.chunks.get([space, row.n])
    const kept = chunk && ((await openChunk(needs, 'chunks', chunk)) as Kept[] | undefined)
    const rest = (kept ?? []).filter(({ record }) => !records.has(record.id))
    const { n } = row
    chunks.push(await sealChunk(needs, { store: 'chunks', n, text: JSON.stringify(rest) }))
    const text = JSON.stringify({ ...made, summaries: left })
    summaries.push(await sealChunk(needs, { store: 'summaries', n, text }))
  }
  return { chunks, summaries }
}

interface Made {
  readonly madeBy: number
  readonly summaries: readonly Summary[]
}

async function write(needs: AppendNeeds, ready: Ready): Promise<Result<boolean, TakeBackProblem>> {
  const { database, space } = needs
  const { progress, runs, tail, chunks, summaries, drafts, aside } = database
  const tables = [progress, runs, tail, chunks, summaries, drafts, aside]
  const keys = (ids: readonly string[]) => ids.map((id): [typeof space, string] => [space, id])
  return durably(database, tables, async () => {
    const now = await readProgress(database, space)
    if (now.writes !== ready.level) return false
    await progress.put({ ...now, writes: now.writes + 1 })
    await tail.bulkDelete(keys(ready.records))
    await chunks.bulkPut([...ready.chunks])
    await summaries.bulkPut([...ready.summaries])
    await runs.bulkPut([...ready.runs])
    await drafts.bulkDelete(keys(ready.drafts))
    await aside.bulkDelete(keys(ready.aside.map(({ id }) => id)))
    return true
  })
}
