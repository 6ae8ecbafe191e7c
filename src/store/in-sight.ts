// What of a space is in sight: everything but deleted records, which are listed apart. The one place that tells them
// apart: lists, search, counts and exports ask here (spec Z11).
import { latestPossible } from '../model/clock.ts'
import { deletionOf } from '../model/deletion.ts'
import type { RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import type { Search } from './search.ts'
import type { Shelf } from './shelf.ts'
import type { Summary } from './summary.ts'

export interface InSight {
  /** Newest first. */
  readonly summaries: () => readonly Summary[]
  /** Deleted and not erased yet, newest first. */
  readonly deleted: () => readonly Summary[]
  readonly find: (text: string, limit: number) => Promise<readonly Summary[]>
  /** Records changed: the index follows. */
  readonly refresh: (ids: readonly string[]) => void
}

/** @param now device time, ISO 8601 in UTC */
export function createInSight({ entries, erased }: Shelf, now: () => string): InSight {
  const index: { search?: Search } = {}
  // Between hearing that a record was erased and having dropped it there is a moment.
  const all = () =>
    [...entries.values()].flatMap(({ summary }) =>
      erased().records.has(summary.id) ? [] : [summary],
    )
  return {
    summaries: () => newestFirst(all().filter(isInSight), now()),
    deleted: () =>
      newestFirst(
        all().filter((one) => !isInSight(one)),
        now(),
      ),
    // The index is made with the first search: most shifts begin with a reception, not with a search.
    find: async (text, limit) => {
      const { createSearch } = await import('./search.ts')
      index.search ??= createSearch(all().filter(isInSight))
      return index.search.find(text, limit).flatMap((id) => entries.get(id)?.summary ?? [])
    },
    refresh: (ids) => {
      for (const id of ids) {
        const summary = entries.get(id as RecordId)?.summary
        if (summary !== undefined && isInSight(summary)) index.search?.put(summary)
        else index.search?.remove(id as RecordId)
      }
    },
  }
}

export function isShown(record: RecordState): boolean {
  return deletionOf(record) === undefined
}

function isInSight({ deleted }: Summary): boolean {
  return deleted === undefined
}

/** What a clock that cannot be right has dated stands behind the rest: it leads no list. */
function newestFirst(summaries: readonly Summary[], now: string): readonly Summary[] {
  const sorted = [...summaries].sort((one, other) => {
    if (one.when !== other.when) return one.when < other.when ? 1 : -1
    return one.id < other.id ? 1 : -1
  })
  const limit = latestPossible(now)
  const first = sorted.findIndex(({ when }) => when <= limit)
  return first <= 0 ? sorted : [...sorted.slice(first), ...sorted.slice(0, first)]
}
