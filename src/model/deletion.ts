// A record that somebody deleted: hidden everywhere at once, and taken back by whoever may, until it is erased.
import type { Edit } from './change.ts'
import type { MemberId } from './id.ts'
import { isJsonObject, type Json } from './json.ts'
import type { RecordState, Version } from './record.ts'

/** The group in which a deletion is said, in records of every kind. No question set can name a group like this. */
export const DELETION = '_deletion'

/** For this long it can be taken back. */
export const DAYS_UNTIL_ERASED = 30

export interface DeletionReason {
  /** A code of the list `deletion-reasons`. */
  readonly reason: string
  readonly note?: string
}

export interface Deletion extends DeletionReason {
  /** Device clock, ISO 8601 in UTC. */
  readonly at: string
  readonly member: MemberId
  /** The latest thing anybody said about the record, by the clock of the device that said it. */
  readonly touched: string
  /** Somebody who had not seen every deletion took one back: hidden, but never erased by time alone. */
  readonly contested: boolean
}

type Folded = Pick<RecordState, 'groups'>

/** While versions differ, the deletion counts: what is hidden can be shown again, what was seen cannot be unseen. */
export function deletionOf(record: Folded): Deletion | undefined {
  const heads = record.groups[DELETION]?.heads ?? []
  const [winner] = heads.flatMap((version) => {
    const said = reasonIn(version.value)
    return said === undefined ? [] : [{ ...said, at: version.at, member: version.member }]
  })
  if (winner === undefined) return undefined
  const contested = heads.some(({ value }) => reasonIn(value) === undefined)
  return { ...winner, touched: latest(record), contested }
}

/** Deletes what is seen of the record now. */
export function deleting(record: Folded, said: DeletionReason): Edit {
  return sayOver(record, { ...said })
}

/** Takes every standing deletion back. */
export function takingBack(record: Folded): Edit {
  return sayOver(record, null)
}

/** The value stands one level down, so that no question's id can be mistaken for it. */
function sayOver(record: Folded, deleted: Json): Edit {
  const heads = record.groups[DELETION]?.heads ?? []
  return { group: DELETION, base: heads.map(({ change }) => change), value: { deleted } }
}

export function reasonIn(value: Json): DeletionReason | undefined {
  const said = isJsonObject(value) ? value.deleted : undefined
  if (!isJsonObject(said) || typeof said.reason !== 'string') return undefined
  const { reason, note } = said
  return typeof note === 'string' && note !== '' ? { reason, note } : { reason }
}

function latest({ groups }: Folded): string {
  const versions: readonly Version[] = Object.values(groups).flatMap(({ heads, past }) => [
    ...heads,
    ...past,
  ])
  return versions.reduce((most, { at }) => (at > most ? at : most), '')
}
