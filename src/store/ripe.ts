// When a deleted record may be erased by time. No clock is taken at its word: 30 days have passed since the record was
// last touched and since this device first saw it so, and it was found due on three days without one between them that
// said otherwise. A clock that jumps ahead is usually put right before that.
import { DAYS_UNTIL_ERASED } from '../model/deletion.ts'
import type { RecordId } from '../model/id.ts'
import { ok, type Result } from '../model/result.ts'
import type { AppendNeeds } from './append.ts'
import type { DeletedSeen } from './database.ts'
import { durably } from './durably.ts'
import { readProgress } from './progress.ts'
import type { StorageProblem } from './storage-problem.ts'

const DAYS_FOUND_DUE = 3
const DAY_MS = 86_400_000

/** Notes what is deleted as it is seen today, and gives what may be erased. */
export async function ripe(
  needs: AppendNeeds,
): Promise<Result<readonly RecordId[], StorageProblem>> {
  const { database, space, shelf, now } = needs
  const at = now()
  const deleted = [...shelf.entries.values()].flatMap(({ summary: { id, deleted } }) =>
    deleted === undefined || deleted.contested ? [] : [{ id, touched: deleted.touched }],
  )
  const { deletions = {} } = await readProgress(database, space)
  const seen = deleted.map(({ id, touched }) => ({ id, ...seenAt(deletions[id], touched, at) }))
  const noted = Object.fromEntries(seen.map(({ id, ...one }) => [id, one]))
  if (JSON.stringify(noted) !== JSON.stringify(deletions)) {
    const written = await durably(database, [database.progress], async () => {
      const progress = await readProgress(database, space)
      await database.progress.put({ ...progress, deletions: noted })
    })
    if (!written.ok) return written
  }
  return ok(seen.filter(isRipe).map(({ id }) => id))
}

/** What was said since begins anew; so does a clock that went back behind the first sight. */
export function seenAt(was: DeletedSeen | undefined, touched: string, at: string): DeletedSeen {
  if (was?.touched !== touched || at < was.since) return { touched, since: at, due: [] }
  const day = at.slice(0, 10)
  const passed = [touched, was.since].map((from) => (Date.parse(at) - Date.parse(from)) / DAY_MS)
  if (!passed.every((days) => days >= DAYS_UNTIL_ERASED)) return { ...was, due: [] }
  return was.due.includes(day) ? was : { ...was, due: [...was.due, day] }
}

export function isRipe({ due }: DeletedSeen): boolean {
  return due.length >= DAYS_FOUND_DUE
}
