// Opened changes onto the records they belong to, with the one fold there is.
import { applyChange } from '../model/apply.ts'
import type { Change } from '../model/change.ts'
import { erasureSaid } from '../model/erasure.ts'
import type { RecordId } from '../model/id.ts'
import { emptyRecord } from '../model/record.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import { erasedWith } from './erased.ts'
import type { Kept } from './kept.ts'
import type { Shelf } from './shelf.ts'

export interface Opened {
  readonly sealed: SealedChange
  readonly change: Change
}

/** The records that these changes alter, as they are afterwards; what was known already, or erased, alters nothing. */
export async function foldOnto(
  shelf: Shelf,
  opened: readonly Opened[],
): Promise<ReadonlyMap<RecordId, Kept>> {
  const kept = new Map(await shelf.read([...new Set(opened.map(({ change }) => change.record))]))
  const touched = new Map<RecordId, Kept>()
  const erased = erasedWith(
    shelf.erased(),
    opened.map(({ change }) => erasureSaid(change)),
  )
  for (const { sealed, change } of opened) {
    if (erased.records.has(change.record)) continue
    const was = kept.get(change.record) ?? {
      record: emptyRecord(change.record, change.kind),
      tag: sealed.tag,
    }
    const record = applyChange(was.record, { device: sealed.device, seq: sealed.seq, change })
    if (record === was.record) continue
    const now = { ...withTag(was, sealed.tag), record }
    kept.set(change.record, now)
    touched.set(change.record, now)
  }
  return touched
}

/** Two devices that began the same record each gave it a tag; erasing it has to name both. */
export function withTag(kept: Kept, tag: string): Kept {
  const { also = [] } = kept
  return tag === kept.tag || also.includes(tag) ? kept : { ...kept, also: [...also, tag] }
}
