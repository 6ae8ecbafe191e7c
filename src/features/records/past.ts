// How a record came to be: every version of every field group.
import type { Json } from '../../model/json.ts'
import type { RecordState, Version } from '../../model/record.ts'

/** One version of one field group, as it was once saved. */
export interface Past {
  readonly group: string
  readonly version: Version
  /** What the group said before, if anything. */
  readonly before?: Json
}

/** Newest first. */
export function historyOf(record: RecordState): readonly Past[] {
  return Object.entries(record.groups)
    .flatMap(([group, { heads, past }]) => {
      const all = [...heads, ...past]
      return all.map((version): Past => {
        const before = all.find((other) => version.base.includes(other.change))?.value
        return { group, version, ...(before === undefined ? {} : { before }) }
      })
    })
    .sort((one, other) => other.version.lamport - one.version.lamport)
}
