// Taking a space off this device, both copies of it. Who asks has made sure that nothing is lost with it.
import type { SpaceId } from '../model/id.ts'
import { ok, type Result } from '../model/result.ts'
import type { Database } from './database.ts'
import { durably } from './durably.ts'
import type { Journal } from './journal.ts'
import type { StorageProblem } from './storage-problem.ts'

/** `last`: no space remains, so members and keys of this device go as well. */
export async function removeSpace(
  { database, journal }: { readonly database: Database; readonly journal: Journal },
  space: SpaceId,
  last: boolean,
): Promise<Result<void, StorageProblem>> {
  const { tail, chunks, summaries, runs, drafts, aside, progress, slots, named } = database
  const ofSpace = [tail, chunks, summaries, runs, drafts, aside]
  const removed = await durably(database, [...ofSpace, progress, slots, named], async () => {
    for (const table of ofSpace) await table.filter((row) => row.space === space).delete()
    await progress.delete(space)
    if (!last) return
    await slots.clear()
    await named.clear()
  })
  if (!removed.ok) return removed
  return journal.renew(({ noted }) =>
    Promise.resolve(
      ok(
        noted
          .filter(
            ({ entry }) =>
              !last && !(entry !== undefined && 'space' in entry && entry.space === space),
          )
          .map(({ content }) => content),
      ),
    ),
  )
}
