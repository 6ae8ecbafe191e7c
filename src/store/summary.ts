// What a list shows of a record and a search looks in. Made from the record, never kept apart from it.
import { deletionOf, type Deletion } from '../model/deletion.ts'
import { erasureIn, type Erasure } from '../model/erasure.ts'
import type { Json } from '../model/json.ts'
import type { RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'

export interface Summary {
  readonly id: RecordId
  readonly kind: string
  /** Time that orders the list, newest first; ISO 8601. */
  readonly when: string
  /** What people look for: names, codes, places. Empty for kinds that are not searched. */
  readonly words: string
  /** Few small facts for the row, by name, as codes and numbers. */
  readonly facts: Readonly<Record<string, Json | undefined>>
  readonly conflicts: number
  /** Set while the record is deleted: it is then in no list, search, count or export. */
  readonly deleted?: Deletion
  /** Set where the record says that another one was erased. */
  readonly erasure?: Erasure
}

/** A pure function of the record. Raise `version` when it changes: kept summaries are then made anew. */
export interface Summariser {
  readonly version: number
  readonly summarise: (record: RecordState) => Summary
}

/** Of a record of any kind. What is deleted is not looked for by its words. */
export function summaryOf({ summarise }: Summariser, record: RecordState): Summary {
  const summary = summarise(record)
  const erasure = erasureIn(record)
  if (erasure !== undefined) return { ...summary, erasure }
  const deleted = deletionOf(record)
  return deleted === undefined ? summary : { ...summary, words: '', deleted }
}
