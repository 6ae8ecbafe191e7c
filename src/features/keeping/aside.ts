// What waits aside, as a person can read it.
import type { Json } from '../../model/json.ts'
import { introducerOf, isOverstep, MEMBER } from '../../store/entitled.ts'
import type { SpaceStore } from '../../store/space-store.ts'

export interface AsideView {
  readonly id: string
  readonly way: 'in' | 'out'
  readonly reason: string
  /** Its device may not say this: nobody says it again for it. */
  readonly oversteps: boolean
  /** ISO 8601. */
  readonly at: string
  /** As it came or was to go: for a file that somebody else can look at. Sealed. */
  readonly sealed: unknown
  /** What it says, when its seal opens here. */
  readonly says?: {
    readonly kind: string
    readonly record: string
    readonly member: string
    readonly savedAt: string
    /** The device that signed it, and who works there: records of people it introduced. */
    readonly device: { readonly id: string; readonly people: readonly string[] }
    readonly groups: readonly { readonly group: string; readonly value: Json }[]
  }
}

type AsideStore = Pick<SpaceStore, 'setAside' | 'openAside' | 'summaries' | 'records'>

export async function readAside(store: AsideStore): Promise<readonly AsideView[]> {
  const rows = await store.setAside()
  const peopleOf = await peopleByDevice(store)
  return Promise.all(
    rows.map(async ({ id, way, reason, at, change }): Promise<AsideView> => {
      const opened = await store.openAside(change)
      const view = { id, way, reason, oversteps: isOverstep(reason), at, sealed: change }
      if (opened === undefined) return view
      const { kind, record, member, at: savedAt, edits } = opened.change
      const groups = edits.map(({ group, value }) => ({ group, value }))
      const device = { id: opened.device, people: peopleOf.get(opened.device) ?? [] }
      return { ...view, says: { kind, record, member, savedAt, device, groups } }
    }),
  )
}

async function peopleByDevice(store: AsideStore): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = store.summaries().flatMap(({ id, kind }) => (kind === MEMBER ? [id] : []))
  const people = await store.records(ids)
  return grouped(
    people.flatMap((person) => {
      const device = introducerOf(person)
      return device === undefined ? [] : [[device, person.id] as const]
    }),
  )
}

function grouped(pairs: readonly (readonly [string, string])[]) {
  const groups = new Map<string, readonly string[]>()
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
  return groups
}
