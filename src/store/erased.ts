// What was erased, as far as this device knows: from the records that say so, and from its journal.
import type { Erasure } from '../model/erasure.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'
import type { SpaceNeeds } from './needs.ts'

export interface Erased {
  readonly records: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
}

export interface ErasedSets {
  readonly records: Set<string>
  readonly tags: Set<string>
}

export function nothingErased(): ErasedSets {
  return { records: new Set(), tags: new Set() }
}

export function addErasure({ records, tags }: ErasedSets, erasure: Erasure | undefined): void {
  if (erasure === undefined) return
  records.add(erasure.record)
  for (const tag of erasure.tags) tags.add(tag)
}

/** With what a batch says on top of what was known. */
export function erasedWith(known: Erased, said: readonly (Erasure | undefined)[]): Erased {
  const all = { records: new Set(known.records), tags: new Set(known.tags) }
  for (const erasure of said) addErasure(all, erasure)
  return all
}

/** A change under an erased tag keeps its place in its chain and loses what it says. */
export function bareIfErased(
  { changes }: Pick<SpaceNeeds, 'changes'>,
  { tags }: Erased,
  change: ChainedChange,
): ChainedChange {
  return tags.has(change.tag) ? changes.withoutPayload(change) : change
}
