// The one door to IndexedDB. Every row is sealed; in clear are only random ids, counters and times of sending.
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { MemberId, SpaceId } from '../model/id.ts'
import type { SealedChange } from '../wire/sealed-change.ts'

/** A member's way in: the device key, wrapped. Shape and checks: crypto/slots.ts. */
export interface SlotRow {
  readonly id: string
  /** Shown on the lock screen. */
  readonly label: string
  readonly member: MemberId
  readonly slot: unknown
}

/** A value under a name, sealed with the device key. `version` is part of what is authenticated. */
export interface NamedRow {
  readonly name: string
  readonly version: number
  readonly sealed: Uint8Array
}

/** A record that changed lately, alone in its row. It stands above any copy in a chunk. */
export interface TailRow {
  readonly space: SpaceId
  readonly id: string
  readonly version: number
  readonly sealed: Uint8Array
}

/** About 200 records sealed together: IndexedDB costs by the row, not by the byte. */
export interface ChunkRow {
  readonly space: SpaceId
  readonly n: number
  readonly sealed: Uint8Array
}

/** A run of this device's own consecutive changes, as they travel. */
export interface OutboxRow {
  readonly space: SpaceId
  /** Number of the first and of the last change of the run. */
  readonly seq: number
  readonly last: number
  /** When the first was saved, device clock, ISO 8601 in UTC. */
  readonly at: string
  readonly changes: readonly SealedChange[]
  /** 0 waits, 1 acknowledged by the endpoint. A number, because IndexedDB does not index booleans. */
  readonly sent: 0 | 1
}

/** Where this device's chain and its reading of the endpoint's log stand. */
export interface ProgressRow {
  readonly space: SpaceId
  readonly seq: number
  readonly hash: string
  readonly lamport: number
  /** Grows with every write to records of this space, by whichever tab. */
  readonly writes: number
  readonly cursor: number
  readonly logId: string
  /** Last number and hash seen of every other device's chain. */
  readonly heads: Readonly<Record<string, { readonly seq: number; readonly hash: string }>>
  readonly lastSent?: string
  readonly lastReceived?: string
}

export interface DraftRow {
  readonly space: SpaceId
  readonly id: string
  readonly version: number
  readonly sealed: Uint8Array
}

/** What could not be opened, verified or read: kept as it came, counted, tried again. */
export interface SetAsideRow {
  readonly space: SpaceId
  readonly number: number
  readonly reason: string
  readonly receivedAt: string
  readonly change: unknown
}

export interface Database extends Dexie {
  slots: EntityTable<SlotRow, 'id'>
  named: EntityTable<NamedRow, 'name'>
  tail: Table<TailRow, [SpaceId, string]>
  chunks: Table<ChunkRow, [SpaceId, number]>
  summaries: Table<ChunkRow, [SpaceId, number]>
  outbox: Table<OutboxRow, [SpaceId, number]>
  progress: EntityTable<ProgressRow, 'space'>
  drafts: Table<DraftRow, [SpaceId, string]>
  setAside: Table<SetAsideRow, [SpaceId, number]>
}

interface Engine {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/**
 * Opens the device's database. Writes are durable when they resolve: `strict` makes Chromium flush to disk
 * before it says complete (security.md 2).
 */
export function openDatabase(name: string, engine: Engine): Database {
  const database = new Dexie(name, {
    ...engine,
    chromeTransactionDurability: 'strict',
  }) as Database
  database.version(1).stores({
    slots: 'id',
    named: 'name',
    tail: '[space+id]',
    chunks: '[space+n]',
    summaries: '[space+n]',
    outbox: '[space+seq], [space+sent]',
    progress: 'space',
    drafts: '[space+id]',
    setAside: '[space+number]',
  })
  return database
}
