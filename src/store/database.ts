// The one door to IndexedDB. Every row is sealed; in clear are only random ids, counters and times of sending.
import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
import type { DeviceId, MemberId, SpaceId } from '../model/id.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'

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

/** A run of consecutive changes of one chain, as they travel: this device's own, or carried from a backup. */
export interface RunRow {
  readonly space: SpaceId
  /** The id the changes are numbered under. */
  readonly device: DeviceId
  /** Number of the first and of the last change of the run. */
  readonly seq: number
  readonly last: number
  /** When the first was saved, device clock, ISO 8601 in UTC. */
  readonly at: string
  readonly changes: readonly ChainedChange[]
  /** 0 waits, 1 acknowledged by the endpoint. A number, because IndexedDB does not index booleans. */
  readonly sent: 0 | 1
  /** When the receipt came, device clock. Kept twice for seven more days. */
  readonly sentAt?: string
}

/** Where this device's chain and its reading of the endpoint's log stand. */
export interface ProgressRow {
  readonly space: SpaceId
  /** The id this device numbers under. Absent before the first save, and after a loss: the next save takes a new one. */
  readonly device?: DeviceId
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
  /** Tags whose erasure the endpoint has acknowledged, under this log. */
  readonly ordered?: readonly string[]
  /** Deleted records by id, as this device saw them. */
  readonly deletions?: Readonly<Record<string, DeletedSeen>>
}

export interface DeletedSeen {
  /** The latest thing anybody had said about the record by then. */
  readonly touched: string
  /** Device clock, ISO 8601 in UTC. */
  readonly since: string
  /** The days on which it was found due, none between them on which it was not. */
  readonly due: readonly string[]
}

export interface DraftRow {
  readonly space: SpaceId
  readonly id: string
  readonly version: number
  readonly sealed: Uint8Array
}

/** What could not be opened, verified, read or sent: kept as it came, counted, tried again. */
export interface AsideRow {
  readonly space: SpaceId
  /** The endpoint's number of what came, `<device>.<seq>` of what would not go. */
  readonly id: string
  readonly way: 'in' | 'out'
  readonly reason: string
  /** Endpoint clock for what came, device clock for what would not go; ISO 8601 in UTC. */
  readonly at: string
  readonly change: unknown
}

export interface Database extends Dexie {
  slots: EntityTable<SlotRow, 'id'>
  named: EntityTable<NamedRow, 'name'>
  tail: Table<TailRow, [SpaceId, string]>
  chunks: Table<ChunkRow, [SpaceId, number]>
  summaries: Table<ChunkRow, [SpaceId, number]>
  runs: Table<RunRow, [SpaceId, DeviceId, number]>
  progress: EntityTable<ProgressRow, 'space'>
  drafts: Table<DraftRow, [SpaceId, string]>
  aside: Table<AsideRow, [SpaceId, string]>
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
  // Version 1 knew one chain per device. Its outbox and what it had set aside move to rows that name their chain.
  database
    .version(2)
    .stores({
      runs: '[space+device+seq], [space+device+seq+last], [space+sent], [space+sentAt]',
      aside: '[space+id]',
    })
    .upgrade(moveFromVersion1)
  database.version(3).stores({ outbox: null, setAside: null })
  return database
}

async function moveFromVersion1(upgrade: Transaction): Promise<void> {
  const outbox = (await upgrade.table('outbox').toArray()) as Omit<RunRow, 'device'>[]
  const runs = outbox.flatMap((row) => {
    const device = row.changes[0]?.device
    return device === undefined ? [] : [{ ...row, device }]
  })
  await upgrade.table('runs').bulkPut(runs)
  const setAside = (await upgrade.table('setAside').toArray()) as SetAsideIn1[]
  const aside = setAside.map(({ number, receivedAt, ...row }): AsideRow => {
    return { ...row, id: String(number), way: 'in', at: receivedAt }
  })
  await upgrade.table('aside').bulkPut(aside)
  const last = new Map(runs.map((row) => [row.space, row.device]))
  await upgrade
    .table('progress')
    .toCollection()
    .modify((row: ProgressRow & { device?: DeviceId }) => {
      const device = last.get(row.space)
      if (device !== undefined) row.device = device
    })
}

interface SetAsideIn1 {
  readonly space: SpaceId
  readonly number: number
  readonly reason: string
  readonly receivedAt: string
  readonly change: unknown
}
