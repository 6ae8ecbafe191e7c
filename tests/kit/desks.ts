// Coordinators' tablets that hear of one another through one log.
import type { RecordId } from '../../src/model/id.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { acquaint, aTablet, type Tablet } from './space.ts'
import { aLog, ANA, CHILD, NAME, type Log } from './two-tablets.ts'

export interface Desk {
  readonly tablet: Tablet
  readonly store: SpaceStore
  readonly log: Log
}

export const exchange = async ({ tablet, store, log }: Desk) => {
  await log.push(store, tablet.needs.changes.hashOf)
  await log.pull(store)
}

/** The endpoint, once ordered: it keeps the places and drops what they said. */
export const drop = async ({ log, store, tablet }: Desk) => {
  const tags = await store.orders.pending()
  for (const [at, change] of log.changes.entries()) {
    if (tags.includes(change.tag)) log.changes[at] = tablet.needs.changes.withoutPayload(change)
  }
  await store.orders.acknowledge(tags)
}

export async function desks(...names: readonly string[]): Promise<readonly Desk[]> {
  const log = aLog()
  const tablets = await Promise.all(names.map(aTablet))
  acquaint(...tablets)
  return Promise.all(
    tablets.map(async (tablet) => ({ tablet, log, store: await openSpaceStore(tablet.needs) })),
  )
}

export const reopened = async (desk: Desk, tablet: Tablet): Promise<Desk> => {
  const store = await openSpaceStore(tablet.needs)
  await store.recovered()
  return { ...desk, tablet, store }
}

export const aDraft = (record: RecordId) => ({
  id: 'draft-1',
  record,
  set: { id: 'contact', version: '0.1.0' },
  answers: { 'people/p/given-names': NAME },
  at: '',
  member: ANA,
  startedAt: '',
  touchedAt: '',
  version: 0,
})

export async function eraseChild(coordinator: Desk): Promise<void> {
  const erased = await coordinator.store.deleted.erase(ANA, [CHILD])
  if (!erased.ok) throw new Error(erased.problem.kind)
}
