// Erasing by time: a coordinator's device does it, each time it has heard what the others did.
import type { Desk } from '../../model/desk.ts'
import type { MemberId } from '../../model/id.ts'
import type { SpaceStore } from '../../store/space-store.ts'

export interface ErasingNeeds {
  readonly store: Pick<SpaceStore, 'deleted'>
  readonly role: () => Desk['role']
  readonly member: MemberId
}

/** What does not succeed is still due the next time. */
export async function eraseDue({ store, role, member }: ErasingNeeds): Promise<void> {
  if (role() !== 'coordinator') return
  const due = await store.deleted.due()
  if (due.ok && due.value.length > 0) await store.deleted.erase(member, due.value)
}
