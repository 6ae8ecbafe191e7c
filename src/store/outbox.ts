// What waits to be sent. Nothing leaves before the endpoint's receipt; receipts only mark, they never delete.
import type { Receipt } from '../wire/changes.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'
import type { AppendNeeds } from './append.ts'
import type { RunRow } from './database.ts'
import { durably } from './durably.ts'
import type { SpaceNeeds } from './needs.ts'
import { readProgress } from './progress.ts'
import { sealedSize, splitRun } from './runs.ts'

export interface Waiting {
  readonly count: number
  /** Device clock of the oldest unsent save, ISO 8601. */
  readonly since?: string
}

/** The oldest unsent changes of one chain, in order, at most `limit` of them and `bytes` of ciphertext. */
export async function unsent(
  { database, space }: SpaceNeeds,
  { limit, bytes }: { limit: number; bytes: number },
): Promise<readonly ChainedChange[]> {
  const rows = await database.runs.where('[space+sent]').equals([space, 0]).limit(limit).toArray()
  const chain = rows.filter((row) => row.device === rows[0]?.device)
  chain.sort((one, other) => one.seq - other.seq)
  const batch: ChainedChange[] = []
  let size = 0
  for (const change of chain.flatMap((row) => row.changes)) {
    size += sealedSize(change)
    if (batch.length > 0 && (batch.length === limit || size > bytes)) break
    batch.push(change)
  }
  return batch
}

export async function waiting({ database, space }: SpaceNeeds): Promise<Waiting> {
  const rows = await database.runs.where('[space+sent]').equals([space, 0]).toArray()
  const count = rows.reduce((sum, row) => sum + row.changes.length, 0)
  const since = rows.map((row) => row.at).sort()[0]
  return since === undefined ? { count } : { count, since }
}

/**
 * Marks what the endpoint acknowledged. A run that was received in part is split, so that the rest still waits.
 * A receipt whose hash is not that of what was sent acknowledges nothing.
 */
export async function acknowledge(
  needs: SpaceNeeds,
  receipts: readonly Receipt[],
): Promise<{ readonly acknowledged: number }> {
  const { database, space } = needs
  const hashes = new Map(
    receipts.map(({ device, seq, hash }) => [`${device}.${String(seq)}`, hash]),
  )
  const isKnown = (change: ChainedChange) =>
    hashes.get(`${change.device}.${String(change.seq)}`) === needs.changes.hashOf(change)
  const rows = await database.runs.where('[space+sent]').equals([space, 0]).toArray()
  const sentAt = needs.now()
  const parts = rows.flatMap((row) => {
    const split = splitRun(row, isKnown)
    return split.some((part) => part.is) ? split : []
  })
  const marked = parts.map(({ row, is }): RunRow => (is ? { ...row, sent: 1, sentAt } : row))
  await durably(database, [database.runs, database.progress], async () => {
    await database.runs.bulkPut(marked)
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, lastSent: sentAt })
  })
  needs.announce({ about: 'sending', space })
  return {
    acknowledged: marked.reduce((sum, row) => sum + (row.sent === 1 ? row.changes.length : 0), 0),
  }
}

/**
 * The endpoint was restored from a backup or made anew: everything of this device is sent again, and everything
 * is read again. Both are idempotent.
 */
export async function startOver(needs: SpaceNeeds, logId: string): Promise<void> {
  const { database, space } = needs
  await durably(database, [database.runs, database.progress], async () => {
    await database.runs.where('[space+sent]').equals([space, 1]).modify({ sent: 0 })
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, cursor: 0, logId, ordered: [] })
  })
  needs.announce({ about: 'sending', space })
}

/** Sends a chain again from `seq` on: the endpoint says it does not have what it once acknowledged. */
export async function sendAgainFrom(
  needs: SpaceNeeds,
  { device, seq }: { readonly device: string; readonly seq: number },
): Promise<{ readonly again: number }> {
  const { database, space } = needs
  const again = { rows: [] as RunRow[] }
  await durably(database, [database.runs, database.progress], async () => {
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, ordered: [] })
    const rows = await database.runs.where('[space+sent]').equals([space, 1]).toArray()
    again.rows = rows.filter((row) => row.device === device && row.last >= seq)
    await database.runs.bulkPut(again.rows.map((row) => ({ ...row, sent: 0 })))
  })
  needs.announce({ about: 'sending', space })
  return { again: again.rows.length }
}

/** Everything at the endpoint is read once more; what is here already changes nothing. */
export async function readFromTheBeginning({ database, space }: SpaceNeeds): Promise<void> {
  await durably(database, [database.progress], async () => {
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, cursor: 0 })
  })
}

/** Tags that were erased here and whose order the endpoint has not acknowledged. */
export async function unordered({
  database,
  space,
  shelf,
}: AppendNeeds): Promise<readonly string[]> {
  const { ordered = [] } = await readProgress(database, space)
  const known = new Set(ordered)
  const said = [...shelf.entries.values()].flatMap(({ summary }) => summary.erasure?.tags ?? [])
  return [...new Set(said)].filter((tag) => !known.has(tag))
}

export async function noteOrdered(
  { database, space }: SpaceNeeds,
  tags: readonly string[],
): Promise<void> {
  await durably(database, [database.progress], async () => {
    const progress = await readProgress(database, space)
    const ordered = [...new Set([...(progress.ordered ?? []), ...tags])]
    await database.progress.put({ ...progress, ordered })
  })
}
