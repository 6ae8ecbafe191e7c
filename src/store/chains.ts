// Chains found in the journal: which of the changes stand in a chain that can be sent as it is.
import { groupedBy } from './grouped.ts'
import type { FoundChange } from './journal-reading.ts'

export interface Chains {
  /** In order, each naming the one before it. */
  readonly joined: readonly FoundChange[]
  /** A number claimed twice and not settled by its successor, or what does not follow: to be said anew. */
  readonly loose: readonly FoundChange[]
}

export function chainsIn(
  found: readonly FoundChange[],
  hashOf: (change: FoundChange['change']) => string,
): Chains {
  const joined: FoundChange[] = []
  const loose: FoundChange[] = []
  for (const chain of groupedBy(found, ({ change }) => change.device).values()) {
    const places = groupedBy(chain, ({ change }) => change.seq)
    let last: { readonly seq: number; readonly hash: string } | undefined
    for (const seq of [...places.keys()].sort((one, other) => one - other)) {
      const claims = places.get(seq) ?? []
      const named = new Set((places.get(seq + 1) ?? []).map(({ change }) => change.prev))
      const before = last?.seq === seq - 1 ? last.hash : undefined
      const following = claims.filter(
        ({ change }) => before === undefined || change.prev === before,
      )
      const one = settle(following, named, hashOf)
      loose.push(...claims.filter((claim) => claim !== one))
      if (one === undefined) continue
      joined.push(one)
      last = { seq, hash: hashOf(one.change) }
    }
  }
  return { joined, loose }
}

function settle(
  claims: readonly FoundChange[],
  named: ReadonlySet<string>,
  hashOf: (change: FoundChange['change']) => string,
): FoundChange | undefined {
  if (claims.length < 2) return claims[0]
  const settled = claims.filter(({ change }) => named.has(hashOf(change)))
  return settled.length === 1 ? settled[0] : undefined
}
