// Opened changes onto the records they belong to, with the one fold there is.
import { applyChange } from '../model/apply.ts'
import type { Change } from '../model/change.ts'
import type { RecordId } from '../model/id.ts'
import { emptyRecord } from '../model/record.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import type { Kept } from './kept.ts'
import type { Shelf } from './shelf.ts'

export interface Opened {
  readonly sealed: SealedChange
  readonly change: Change
}

/** The records that these changes alter, as they are afterwards; what was known already alters nothing. */
export async function foldOnto(
  shelf: Shelf,
  opened: readonly Opened[],
): Promise<ReadonlyMap<RecordId, Kept>> {
  const kept = new Map(await shelf.read([...new Set(opened.map(({ change }) => change.record))]))
  const touched = new Map<RecordId, Kept>()
  for (const { sealed, change } of opened) {
    const was = kept.get(change.record) ?? {
      record: emptyRecord(change.record, change.kind),
      tag: sealed.tag,
    }
    const record = applyChange(was.record, { device: sealed.device, seq: sealed.seq, change })
    if (record === was.record) continue
    kept.set(change.record, { ...was, record })
    touched.set(change.record, { ...was, record })
  }
  return touched
}
