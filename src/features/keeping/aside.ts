// What waits aside, as a person can read it.
import type { Json } from '../../model/json.ts'
import type { SpaceStore } from '../../store/space-store.ts'

export interface AsideView {
  readonly id: string
  readonly way: 'in' | 'out'
  readonly reason: string
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
    readonly groups: readonly { readonly group: string; readonly value: Json }[]
  }
}

export async function readAside(
  store: Pick<SpaceStore, 'setAside' | 'openAside'>,
): Promise<readonly AsideView[]> {
  const rows = await store.setAside()
  return Promise.all(
    rows.map(async ({ id, way, reason, at, change }): Promise<AsideView> => {
      const opened = await store.openAside(change)
      const view = { id, way, reason, at, sealed: change }
      if (opened === undefined) return view
      const { kind, record, member, at: savedAt, edits } = opened
      const groups = edits.map(({ group, value }) => ({ group, value }))
      return { ...view, says: { kind, record, member, savedAt, groups } }
    }),
  )
}
