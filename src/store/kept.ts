// A record as it lies in the database: the folded record and the tag under which its changes travel.
import type { RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import type { Summary } from './summary.ts'

export interface Kept {
  readonly record: RecordState
  readonly tag: string
  /** Other tags under which changes of it came. */
  readonly also?: readonly string[]
}

/** What the worker remembers of each record while the space is open. */
export interface Entry {
  readonly summary: Summary
  /** Number of the chunk that holds the record; in the tail when absent. */
  readonly chunk?: number
}

export type Entries = Map<RecordId, Entry>

/** Rows are this app's own, authenticated by the seal: their shape is trusted once they open. */
export function asKept(value: unknown): Kept {
  return value as Kept
}
