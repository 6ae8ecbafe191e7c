// A database that is empty while the journal knows members of this device was lost, whatever the browser reports.
import { fromBase64url } from '../crypto/bytes.ts'
import { ok, type Result } from '../model/result.ts'
import type { Database, NamedRow, SlotRow } from './database.ts'
import { durably } from './durably.ts'
import type { JournalEntry } from './journal-entry.ts'
import type { Journal } from './journal.ts'
import type { StorageProblem } from './storage-problem.ts'

/** Puts the ways in and the sealed keys back, so that somebody can unlock; true when there were any. */
export async function restoreKeys(
  database: Database,
  journal: Pick<Journal, 'peek'>,
): Promise<Result<boolean, StorageProblem>> {
  const noted = await journal.peek()
  const entries = noted.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
  const slots = slotsIn(entries)
  if (slots.length === 0) return ok(false)
  const named = namedIn(entries)
  return durably(database, [database.slots, database.named], async () => {
    await database.slots.bulkPut([...slots])
    await database.named.bulkPut([...named])
    return true
  })
}

/** A slot's id is never used again: once removed, it stays removed. */
function slotsIn(entries: readonly JournalEntry[]): readonly SlotRow[] {
  const slots = new Map<string, SlotRow>()
  const gone = new Set<string>()
  for (const entry of entries) {
    if (entry.about !== 'slot') continue
    if (entry.row === undefined) gone.add(entry.id)
    else slots.set(entry.id, entry.row)
  }
  return [...slots.values()].filter(({ id }) => !gone.has(id))
}

function namedIn(entries: readonly JournalEntry[]): readonly NamedRow[] {
  const latest = new Map<string, NamedRow>()
  for (const entry of entries) {
    if (entry.about !== 'named' || entry.version <= (latest.get(entry.name)?.version ?? -1))
      continue
    const { name, version, sealed } = entry
    latest.set(name, { name, version, sealed: fromBase64url(sealed) })
  }
  return [...latest.values()]
}
