// A record as folded from its changes: per field group the versions nobody has superseded, and the past ones.
import type { Json } from './json.ts'
import type { ChangeId, DeviceId, MemberId, RecordId } from './id.ts'

export interface Version {
  readonly change: ChangeId
  readonly device: DeviceId
  readonly base: readonly ChangeId[]
  readonly value: Json
  readonly lamport: number
  readonly at: string
  readonly member: MemberId
}

export interface GroupState {
  /** Versions nobody has superseded, the provisional winner first. More than one value is a conflict. */
  readonly heads: readonly Version[]
  /** Superseded versions, newest first: the history. */
  readonly past: readonly Version[]
  /** Versions named as a base that have not arrived yet. */
  readonly awaited: readonly ChangeId[]
}

export interface RecordState {
  readonly id: RecordId
  readonly kind: string
  readonly groups: Readonly<Record<string, GroupState>>
  /** How many changes were folded in. Grows with every change: the record's row version at rest. */
  readonly folded: number
}

export function emptyRecord(id: RecordId, kind: string): RecordState {
  return { id, kind, groups: {}, folded: 0 }
}
