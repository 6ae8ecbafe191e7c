// What waits to be sent. Nothing leaves before the endpoint's receipt; receipts only mark, they never delete.
import type { Receipt } from '../wire/changes.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import type { OutboxRow } from './database.ts'
import { durably } from './durably.ts'
import type { SpaceNeeds } from './needs.ts'
import { readProgress } from './progress.ts'

export interface Waiting {
  readonly count: number
  /** Device clock of the oldest unsent save, ISO 8601. */
  readonly since?: string
}

/** The oldest unsent changes, in order, at most `limit` of them and `bytes` of ciphertext. */
export async function unsent(
  { database, space }: SpaceNeeds,
  { limit, bytes }: { limit: number; bytes: number },
): Promise<readonly SealedChange[]> {
  const rows = await database.outbox.where('[space+sent]').equals([space, 0]).limit(limit).toArray()
  rows.sort((one, other) => one.seq - other.seq)
  const batch: SealedChange[] = []
  let size = 0
  for (const change of rows.flatMap((row) => row.changes)) {
    size += change.ciphertext.length + ENVELOPE
    if (batch.length > 0 && (batch.length === limit || size > bytes)) break
    batch.push(change)
  }
  return batch
}

/** An upper bound for the JSON of an envelope without its ciphertext. */
const ENVELOPE = 420

export async function waiting({ database, space }: SpaceNeeds): Promise<Waiting> {
  const rows = await database.outbox.where('[space+sent]').equals([space, 0]).toArray()
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
    receipts.flatMap((receipt) =>
      receipt.device === needs.device ? [[receipt.seq, receipt.hash] as const] : [],
    ),
  )
  const rows = await database.outbox.where('[space+sent]').equals([space, 0]).toArray()
  const halves = rows.flatMap((row) => {
    const known = row.changes.filter((c) => hashes.get(c.seq) === needs.changes.hashOf(c))
    return known.length === 0 ? [] : [{ row, known: new Set(known.map((c) => c.seq)) }]
  })
  await durably(database, [database.outbox, database.progress], async () => {
    for (const { row, known } of halves) await mark(needs, row, known)
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, lastSent: needs.now() })
  })
  needs.announce({ about: 'sending', space })
  return { acknowledged: halves.reduce((sum, { known }) => sum + known.size, 0) }
}

async function mark(
  { database }: SpaceNeeds,
  row: OutboxRow,
  known: ReadonlySet<number>,
): Promise<void> {
  const parts: OutboxRow[] = []
  for (const change of row.changes) {
    const sent = known.has(change.seq) ? 1 : 0
    const last = parts.at(-1)
    if (last?.sent === sent) {
      parts[parts.length - 1] = { ...last, last: change.seq, changes: [...last.changes, change] }
    } else {
      parts.push({ ...row, seq: change.seq, last: change.seq, changes: [change], sent })
    }
  }
  await database.outbox.bulkPut(parts)
}

/**
 * The endpoint was restored from a backup or made anew: everything of this device is sent again, and everything
 * is read again. Both are idempotent.
 */
export async function startOver(needs: SpaceNeeds, logId: string): Promise<void> {
  const { database, space } = needs
  await durably(database, [database.outbox, database.progress], async () => {
    await database.outbox.where('[space+sent]').equals([space, 1]).modify({ sent: 0 })
    const progress = await readProgress(database, space)
    await database.progress.put({ ...progress, cursor: 0, logId })
  })
  needs.announce({ about: 'sending', space })
}

/** Sends again from `seq` on: the endpoint says it does not have what it once acknowledged. */
export async function sendAgainFrom(needs: SpaceNeeds, seq: number): Promise<void> {
  const { database, space } = needs
  await durably(database, [database.outbox], async () => {
    const rows = await database.outbox.where('[space+sent]').equals([space, 1]).toArray()
    await database.outbox.bulkPut(
      rows.filter((row) => row.last >= seq).map((row) => ({ ...row, sent: 0 })),
    )
  })
  needs.announce({ about: 'sending', space })
}
