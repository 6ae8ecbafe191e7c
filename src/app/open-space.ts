// An open space: its store, its ciphers and its courier, put together from the vault.
import { createChangeCipher, type ChangeCipher } from '../crypto/change-cipher.ts'
import { signOrders } from '../crypto/erasure.ts'
import { verifyMembership, type Membership } from '../crypto/membership.ts'
import { refreshMembership } from '../features/devices/membership.ts'
import { eraseDue } from '../features/records/erasing.ts'
import { createSummariser } from '../features/records/summarise.ts'
import { enrolledAs } from '../model/id.ts'
import type { QuestionSet } from '../model/question-set.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Role } from '../model/role.ts'
import { questionSet, setForKind } from '../question-sets/catalogue.ts'
import type { Database } from '../store/database.ts'
import type { Journal } from '../store/journal.ts'
import type { Keyring, Opened } from '../store/keyring.ts'
import type { DeviceNews } from './news.ts'
import { seenBy } from '../store/seen-by.ts'
import { openSpaceStore, type SpaceStore } from '../store/space-store.ts'
import type { VaultSpace } from '../store/vault.ts'
import { createCourier, type Courier } from '../sync/courier.ts'
import { createEnrolment } from '../sync/enrolment.ts'
import type { OrdersNeeds } from '../sync/orders.ts'
import type { DeviceNeeds } from './device-needs.ts'

export interface Catalogue {
  /** The given version, or the newest. */
  readonly questionSet: (id: string, version?: string) => QuestionSet | undefined
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface OpenSpace {
  readonly space: () => VaultSpace
  readonly store: SpaceStore
  /**
   * The store as this device's role may see it: a role is more than a menu. What stands at the desk asks this one; it is
   * the same for as long as the role is, so that work begun at it is known again.
   */
  readonly seen: () => SpaceStore
  readonly courier?: Courier
  /** What is asked here. It is read once somebody is inside: no first screen waits for it. */
  readonly catalogue: Catalogue
  /** Stops the courier. */
  readonly close: () => void
}

interface Needs extends DeviceNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly keyring: Keyring
  readonly announce: (news: DeviceNews) => void
}

export async function openSpace(
  needs: Needs,
  opened: Opened,
  spaceId: string,
): Promise<Result<OpenSpace, { readonly kind: 'unknown-space' }>> {
  const space = () => needs.keyring.current()?.vault.spaces.find((one) => one.id === spaceId)
  const first = space()
  if (first === undefined) return fail({ kind: 'unknown-space' })
  const current = () => space() ?? first

  const members = rememberMembers()
  const stop = new AbortController()
  const store = await openSpaceStore({
    database: needs.database,
    journal: needs.journal,
    space: first.id,
    device: first.device,
    rows: opened.rows,
    changes: cipherFor(needs, current, members),
    rolesOf: async (device) => [...((await members(current()))?.rolesHeld.get(device) ?? [])],
    role: () => current().role,
    summariser: createSummariser(setForKind),
    now: () => needs.now().toISOString(),
    random: needs.random,
    announce: needs.announce,
  })
  void noteRecovered(needs, store, first.id).then(async () => {
    await needs.journal.fillBallast()
    needs.announce({ about: 'keeping' })
  })
  const settle = () => eraseDue({ store, role: () => current().role, member: opened.member })
  const courier = courierFor(needs, { current, store, settle, signal: stop.signal })
  // With an endpoint the courier asks once it has heard the others.
  if (courier === undefined) void store.recovered().then(settle)
  if (courier !== undefined) void courier.run(stop.signal)
  return ok({
    space: current,
    store,
    seen: seenAs(store, () => current().role),
    catalogue: { questionSet, setForKind },
    ...(courier === undefined ? {} : { courier }),
    close: () => {
      stop.abort()
    },
  })
}

/** What came back is remembered in the vault until somebody has read it, whatever happens to this tab. */
async function noteRecovered(needs: Needs, store: SpaceStore, space: string): Promise<void> {
  const recovered = await store.recovered()
  if (!recovered.ok) return
  const { changes, records, drafts, aside } = recovered.value
  if (changes + drafts === 0) return
  const note = { at: needs.now().toISOString(), changes, records: [...records], drafts, aside }
  await needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) => (one.id === space ? { ...one, recovered: note } : one)),
  }))
  needs.announce({ about: 'keeping' })
}

function cipherFor(
  needs: Needs,
  current: () => VaultSpace,
  members: ReturnType<typeof rememberMembers>,
): ChangeCipher {
  return createChangeCipher({
    space: current().id,
    sign: current().deviceKeys.sign,
    random: needs.random,
    epoch: () => Math.max(...Object.keys(current().spaceKeys).map(Number)),
    spaceKey: (epoch) => current().spaceKeys[String(epoch)],
    signKeyOf: async (device) =>
      (await members(current()))?.devices.get(enrolledAs(device))?.signKey,
  })
}

/** The log is verified once for each time it grows, not for each change that is opened. */
function rememberMembers(): (space: VaultSpace) => Promise<Membership | undefined> {
  const memory: { log?: VaultSpace['membership']; members?: Promise<Membership | undefined> } = {}
  return async ({ membership, pinned }) => {
    if (memory.log !== membership || memory.members === undefined) {
      memory.log = membership
      memory.members = verifyMembership(membership, pinned).then((members) =>
        members.ok ? members.value : undefined,
      )
    }
    return memory.members
  }
}

function courierFor(
  needs: Needs,
  at: {
    current: () => VaultSpace
    store: SpaceStore
    settle: () => Promise<void>
    signal: AbortSignal
  },
): Courier | undefined {
  const { current, store, settle, signal } = at
  const { endpoint, id } = current()
  if (endpoint === undefined) return undefined
  const http = needs.http(endpoint.url)
  const enrolment = createEnrolment(http, id, signal)
  return createCourier({
    space: id,
    store,
    http,
    token: endpoint.token,
    membership: async () => {
      const grew = await refreshMembership({ keyring: needs.keyring, enrolment }, current())
      if (!grew.ok) return fail(grew.problem)
      if (grew.value.grew) await store.retrySetAside()
      return ok(grew.value.problem)
    },
    orders: (tags) => ordersOf(needs, current(), tags),
    settle,
    now: needs.now,
    chance: needs.chance,
    wait: needs.wait,
    lead: needs.lead,
    announce: needs.announce,
  })
}

/** None where this device coordinates nothing: another one will. */
async function ordersOf(
  needs: Needs,
  { id, device, role, deviceKeys }: VaultSpace,
  tags: readonly string[],
): ReturnType<OrdersNeeds['orders']> {
  if (role !== 'coordinator') return []
  const at = needs.now().toISOString()
  return signOrders(
    tags.map((tag) => ({ v: 1, space: id, tag, by: device, at })),
    deviceKeys.sign,
  )
}

function seenAs(store: SpaceStore, role: () => Role): () => SpaceStore {
  const kindOfSet = (set: string) => questionSet(set)?.kind
  const memory: { role?: Role; seen?: SpaceStore } = {}
  return () => {
    if (memory.seen === undefined || memory.role !== role()) {
      memory.role = role()
      memory.seen = seenBy(store, { role: role(), kindOfSet })
    }
    return memory.seen
  }
}
