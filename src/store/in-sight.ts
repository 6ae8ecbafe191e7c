// What of a space is in sight: everything but deleted records, which are listed apart. The one place that tells them
// apart: lists, search, counts and exports ask here (spec Z11).
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

export function createInSight({ entries, erased }: Shelf): InSight {
  const index: { search?: Search } = {}
  // Between hearing that a record was erased and having dropped it there is a moment.
  const all = () =>
    [...entries.values()].flatMap(({ summary }) =>
      erased().records.has(summary.id) ? [] : [summary],
    )
  return {
    summaries: () => all().filter(isInSight).sort(newestFirst),
    deleted: () =>
      all()
        .filter((one) => !isInSight(one))
        .sort(newestFirst),
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

function newestFirst(one: Summary, other: Summary): number {
  if (one.when !== other.when) return one.when < other.when ? 1 : -1
  return one.id < other.id ? 1 : -1
}
