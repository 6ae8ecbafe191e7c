// The records of one space: a small tail, a row each, for what changed lately, and chunks of many for the rest.
// In memory are only the summaries (spec S6-S9).
import type { RecordId } from '../model/id.ts'
import type { ChunkRow, ProgressRow, TailRow } from './database.ts'
import { addErasure, nothingErased, type Erased } from './erased.ts'
import { asKept, type Entries, type Kept } from './kept.ts'
import type { SpaceNeeds } from './needs.ts'
import { readProgress } from './progress.ts'
import { utf8 } from '../crypto/bytes.ts'
import { openJson, sealJson } from './sealed-json.ts'
import { slicesBySize } from './slices.ts'
import { summaryOf, type Summary } from './summary.ts'

export const CHUNK_SIZE = 200
/** From here on, one save of many records is written as chunks and not row by row. */
const MANY = 100

export interface Shelf {
  readonly entries: ReadonlyMap<RecordId, { readonly summary: Summary }>
  /** The write this memory is level with; a save is refused when another tab has written since. */
  readonly level: () => number
  readonly read: (ids: readonly RecordId[]) => Promise<ReadonlyMap<RecordId, Kept>>
  /** Seals records for writing. Await it before the transaction. */
  readonly prepare: (kept: readonly Kept[]) => Promise<Prepared>
  /** Puts what was prepared. Call inside the transaction. */
  readonly put: (prepared: Prepared) => Promise<void>
  /** Remembers what was put, once it is durable. */
  readonly accept: (prepared: Prepared, level: number) => void
  readonly refresh: () => Promise<void>
  /** Rows that would not open when the shelf was last read. */
  readonly unreadable: () => number
  readonly tailIds: () => readonly RecordId[]
  readonly nextChunk: () => number
  readonly erased: () => Erased
  /** What the journal remembers besides. */
  readonly addErased: (erased: Erased) => void
}

export interface Prepared {
  readonly tail: readonly TailRow[]
  readonly chunks: readonly ChunkRow[]
  readonly summaries: readonly ChunkRow[]
  readonly leaveTail: readonly RecordId[]
  readonly entries: Entries
}

export async function openShelf(needs: SpaceNeeds): Promise<Shelf> {
  const entries: Entries = new Map()
  const memory = { level: -1, lastChunk: 0, unreadable: 0 }
  // What was erased stays erased: nothing is ever taken out of this.
  const erased = nothingErased()
  const remember = (all: Entries) => {
    for (const [id, entry] of all) {
      entries.set(id, entry)
      addErasure(erased, entry.summary.erasure)
    }
  }

  /** A save that was accepted while we read would be forgotten by what we read. */
  const loadUndisturbed = async () => {
    for (;;) {
      const before = memory.level
      const loaded = await load(needs)
      if (memory.level === before || loaded.level >= memory.level) return loaded
    }
  }
  const refresh = async () => {
    const loaded = await loadUndisturbed()
    entries.clear()
    remember(loaded.entries)
    memory.level = loaded.level
    memory.lastChunk = loaded.lastChunk
    memory.unreadable = loaded.unreadable
  }
  await refresh()

  return {
    entries,
    level: () => memory.level,
    unreadable: () => memory.unreadable,
    refresh,
    nextChunk: () => memory.lastChunk + 1,
    erased: () => erased,
    addErased: ({ records, tags }) => {
      for (const id of records) erased.records.add(id)
      for (const tag of tags) erased.tags.add(tag)
    },
    tailIds: () => [...entries].flatMap(([id, entry]) => (entry.chunk === undefined ? [id] : [])),
    read: (ids) => read(needs, entries, ids),
    prepare: (kept) =>
      kept.length < MANY
        ? prepareTail(needs, kept)
        : prepareChunks(needs, kept, { from: memory.lastChunk + 1, entries }),
    put: async (prepared) => {
      const { database, space } = needs
      await database.tail.bulkPut([...prepared.tail])
      await database.chunks.bulkPut([...prepared.chunks])
      await database.summaries.bulkPut([...prepared.summaries])
      await database.tail.bulkDelete(prepared.leaveTail.map((id) => [space, id]))
    },
    accept: (prepared, level) => {
      remember(prepared.entries)
      memory.level = level
      for (const row of prepared.chunks) memory.lastChunk = Math.max(memory.lastChunk, row.n)
    },
  }
}

async function prepareTail(needs: SpaceNeeds, kept: readonly Kept[]): Promise<Prepared> {
  const tail = await Promise.all(
    kept.map(async (one): Promise<TailRow> => {
      const { record } = one
      const place = { store: 'tail', key: `${needs.space}/${record.id}`, version: record.folded }
      const sealed = await sealJson(needs.rows, place, one)
      return { space: needs.space, id: record.id, version: record.folded, sealed }
    }),
  )
  const entries: Entries = new Map(
    kept.map(({ record }) => [record.id, { summary: summaryOf(needs.summariser, record) }]),
  )
  return { tail, chunks: [], summaries: [], leaveTail: [], entries }
}

/** Chunks take the place of any older copy, so rows of the same records leave the tail. */
export async function prepareChunks(
  needs: SpaceNeeds,
  kept: readonly Kept[],
  at: { readonly from: number; readonly entries: Entries },
): Promise<Prepared> {
  const slices = slicesBySize(
    kept.map((one) => ({ one, text: JSON.stringify(one) })),
    ({ text }) => text.length,
  )
  const entries: Entries = new Map()
  const rows = await Promise.all(
    slices.map(async (slice, i) => {
      const n = at.from + i
      const summaries = slice.map(({ one }) => summaryOf(needs.summariser, one.record))
      for (const summary of summaries) entries.set(summary.id, { summary, chunk: n })
      const made = { madeBy: needs.summariser.version, summaries }
      const records = `[${slice.map(({ text }) => text).join(',')}]`
      return {
        chunk: await sealChunk(needs, { store: 'chunks', n, text: records }),
        summaries: await sealChunk(needs, { store: 'summaries', n, text: JSON.stringify(made) }),
      }
    }),
  )
  return {
    tail: [],
    chunks: rows.map((row) => row.chunk),
    summaries: rows.map((row) => row.summaries),
    leaveTail: kept
      .map(({ record }) => record.id)
      .filter((id) => at.entries.get(id) !== undefined && at.entries.get(id)?.chunk === undefined),
    entries,
  }
}

export async function sealChunk(
  { rows, space }: SpaceNeeds,
  { store, n, text }: { store: string; n: number; text: string },
): Promise<ChunkRow> {
  const place = { store, key: `${space}/${String(n)}`, version: 1 }
  return { space, n, sealed: await rows.seal(place, utf8(text)) }
}

export async function openChunk(needs: SpaceNeeds, store: string, row: ChunkRow): Promise<unknown> {
  const place = { store, key: `${row.space}/${String(row.n)}`, version: 1 }
  const value = await openJson(needs.rows, place, row.sealed)
  return value.ok ? value.value : undefined
}

async function read(
  needs: SpaceNeeds,
  entries: Entries,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, Kept>> {
  const { database, space } = needs
  const found = new Map<RecordId, Kept>()
  const wanted = ids.flatMap((id) => {
    const entry = entries.get(id)
    return entry === undefined ? [] : [{ id, chunk: entry.chunk }]
  })

  const inTail = wanted.flatMap(({ id, chunk }) => (chunk === undefined ? [id] : []))
  const rows = await database.tail.bulkGet(inTail.map((id) => [space, id]))
  for (const kept of await Promise.all(rows.map((row) => openTail(needs, row)))) {
    if (kept !== undefined) found.set(kept.record.id, kept)
  }

  const numbers = new Set(wanted.flatMap(({ chunk }) => (chunk === undefined ? [] : [chunk])))
  const asked = new Set(ids)
  for (const n of numbers) {
    // A row whose bytes lay in a file that is gone cannot be read at all; its records come back by other ways.
    const row = await database.chunks.get([space, n]).catch(() => undefined)
    const value = row === undefined ? undefined : await openChunk(needs, 'chunks', row)
    for (const kept of (value ?? []) as readonly Kept[]) {
      const here = asked.has(kept.record.id) && entries.get(kept.record.id)?.chunk === n
      if (here) found.set(kept.record.id, kept)
    }
  }
  return found
}

async function openTail(needs: SpaceNeeds, row: TailRow | undefined): Promise<Kept | undefined> {
  if (row === undefined) return undefined
  const place = { store: 'tail', key: `${row.space}/${row.id}`, version: row.version }
  const value = await openJson(needs.rows, place, row.sealed)
  return value.ok ? asKept(value.value) : undefined
}

interface Loaded {
  readonly entries: Entries
  readonly level: number
  readonly lastChunk: number
  readonly unreadable: number
}

async function load(needs: SpaceNeeds): Promise<Loaded> {
  const { database, space } = needs
  const [progress, summaryRows, tailRows] = await database.transaction(
    'r',
    [database.progress, database.summaries, database.tail],
    async (): Promise<[ProgressRow, ChunkRow[], TailRow[]]> => [
      await readProgress(database, space),
      await database.summaries.where('[space+n]').between([space, 0], [space, Infinity]).toArray(),
      await database.tail.where('[space+id]').between([space, ''], [space, '\uffff']).toArray(),
    ],
  )
  const entries: Entries = new Map()
  let unreadable = 0
  const opened = await Promise.all(summaryRows.map((row) => summariesOf(needs, row)))
  summaryRows.forEach((row, i) => {
    if (opened[i] === undefined) unreadable += 1
    for (const summary of opened[i] ?? []) entries.set(summary.id, { summary, chunk: row.n })
  })
  for (const kept of await Promise.all(tailRows.map((row) => openTail(needs, row)))) {
    if (kept === undefined) unreadable += 1
    else entries.set(kept.record.id, { summary: summaryOf(needs.summariser, kept.record) })
  }
  return { entries, level: progress.writes, lastChunk: summaryRows.at(-1)?.n ?? 0, unreadable }
}

/** Kept summaries, or new ones when the way of summing up has changed since. */
async function summariesOf(
  needs: SpaceNeeds,
  row: ChunkRow,
): Promise<readonly Summary[] | undefined> {
  const value = (await openChunk(needs, 'summaries', row)) as
    { readonly madeBy: number; readonly summaries: readonly Summary[] } | undefined
  if (value?.madeBy === needs.summariser.version) return value.summaries
  const chunk = await needs.database.chunks.get([row.space, row.n])
  const kept = chunk === undefined ? undefined : await openChunk(needs, 'chunks', chunk)
  return (kept as readonly Kept[] | undefined)?.map(({ record }) =>
    summaryOf(needs.summariser, record),
  )
}
