// Whether a push continues its device's chain. A chain that forks is a cloned or restored tablet: both halves would
// claim the same place, and only a new device id can tell them apart again.
import type { HashedChange } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'

export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** What the ledger has of the places a push names, by seq. */
export type KnownPlaces = ReadonlyMap<number, { readonly number: number; readonly hash: string }>

/** The changes that are new. A push names consecutive places; what it repeats comes first. */
export function continuation(
  changes: readonly HashedChange[],
  { chain, known }: { chain: ChainHead; known: KnownPlaces },
): Outcome<HashedChange[]> {
  const fresh: HashedChange[] = []
  let { seq, hash } = chain
  let place = changes[0]?.change.seq ?? 0
  for (const hashed of changes) {
    const was = known.get(hashed.change.seq)
    if (hashed.change.seq !== place) return outOfOrder(chain)
    if (was !== undefined && was.hash !== hashed.hash) return refuse('equivocation')
    place += 1
    if (was !== undefined) continue
    if (hashed.change.seq !== seq + 1 || hashed.change.prev !== hash) return outOfOrder(chain)
    fresh.push(hashed)
    seq = hashed.change.seq
    hash = hashed.hash
  }
  return done(fresh)
}

function outOfOrder({ seq }: ChainHead) {
  const expected = seq + 1
  return refuse('out-of-order', { expected, detail: `expected seq ${String(expected)}` })
}
