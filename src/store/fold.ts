// Opened changes onto the records they belong to, with the one fold there is.
import { applyChange } from '../model/apply.ts'
import type { Change } from '../model/change.ts'
import { enrolledAs, type EnrolledId, type RecordId } from '../model/id.ts'
import { erasureSaid } from '../model/erasure.ts'
import { emptyRecord } from '../model/record.ts'
import type { Role } from '../model/role.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import { overstepOf, speakerOf, type Overstep } from './entitled.ts'
import { erasedWith } from './erased.ts'
import type { Kept } from './kept.ts'
import type { SpaceNeeds } from './needs.ts'
import type { Shelf } from './shelf.ts'

export interface Opened {
  readonly sealed: SealedChange
  readonly change: Change
}

export interface Folded {
  /** The records that these changes alter, as they are afterwards; what was known already, or erased, alters nothing. */
  readonly touched: ReadonlyMap<RecordId, Kept>
  /** Changes that their device may not make; nothing of them is folded in. */
  readonly refused: ReadonlyMap<Opened, Overstep>
}

export type FoldNeeds = Pick<SpaceNeeds, 'device' | 'rolesOf'> & { readonly shelf: Shelf }

export async function foldOnto(needs: FoldNeeds, opened: readonly Opened[]): Promise<Folded> {
  const ids = opened.flatMap((one) => [one.change.record, speakerOf(one)])
  const kept = new Map(await needs.shelf.read([...new Set(ids)]))
  const touched = new Map<RecordId, Kept>()
  const refused = new Map<Opened, Overstep>()
  const rolesOf = rememberRoles(needs)
  for (const one of opened) {
    const { sealed, change } = one
    const here = kept.get(change.record)
    const speaker = kept.get(speakerOf(one))
    const known = { record: here?.record, speaker: speaker?.record, roles: await rolesOf(sealed) }
    // This device asked its own role when it saved.
    const isOwn = enrolledAs(sealed.device) === needs.device
    const overstep = isOwn ? undefined : overstepOf(one, known)
    if (overstep !== undefined) {
      refused.set(one, overstep)
      continue
    }
    const was = here ?? { record: emptyRecord(change.record, change.kind), tag: sealed.tag }
    const record = applyChange(was.record, { device: sealed.device, seq: sealed.seq, change })
    if (record === was.record) continue
    const now = { ...withTag(was, sealed.tag), record }
    kept.set(change.record, now)
    touched.set(change.record, now)
  }
  // Of what was erased nothing comes back, also where the word of it is in the same batch.
  const said = opened.filter((one) => !refused.has(one)).map(({ change }) => erasureSaid(change))
  const erased = erasedWith(needs.shelf.erased(), said)
  for (const id of touched.keys()) if (erased.records.has(id)) touched.delete(id)
  return { touched, refused }
}

/** Asked once for each device. */
function rememberRoles({ rolesOf }: FoldNeeds) {
  const memory = new Map<EnrolledId, Promise<readonly Role[]>>()
  return ({ device }: SealedChange) => {
    const id = enrolledAs(device)
    const roles = memory.get(id) ?? rolesOf(id)
    memory.set(id, roles)
    return roles
  }
}

/** Two devices that began the same record each gave it a tag; erasing it has to name both. */
export function withTag(kept: Kept, tag: string): Kept {
  const { also = [] } = kept
  return tag === kept.tag || also.includes(tag) ? kept : { ...kept, also: [...also, tag] }
}
