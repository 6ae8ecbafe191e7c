// Old rows of the tail become a chunk. Runs after a save, never before one is answered.
import type { AppendNeeds } from './append.ts'
import { durably } from './durably.ts'
import { readProgress } from './progress.ts'
import { CHUNK_SIZE } from './shelf.ts'

/** The tail is left alone up to here, so that records in use keep their own row. */
const LONG_TAIL = 2 * CHUNK_SIZE

/** Moves the oldest half of a long tail into a chunk; does nothing when overtaken by another writer. */
export async function compact(needs: AppendNeeds): Promise<void> {
  const { database, shelf, space } = needs
  const tailIds = shelf.tailIds()
  if (tailIds.length <= LONG_TAIL) return
  const level = shelf.level()
  const oldest = tailIds.slice(0, CHUNK_SIZE)
  const kept = await shelf.read(oldest)
  const prepared = await shelf.prepare([...kept.values()])

  const { progress, tail, chunks, summaries } = database
  const done = await durably(database, [progress, tail, chunks, summaries], async () => {
    const now = await readProgress(database, space)
    if (now.writes !== level) return false
    await progress.put({ ...now, writes: now.writes + 1 })
    await shelf.put(prepared)
    return true
  })
  if (done.ok && done.value) shelf.accept(prepared, level + 1)
}
