// Spaces and devices, as the screens ask for them.
import type { Random } from '../../crypto/random.ts'
import { tokenHash, createToken } from '../../crypto/tokens.ts'
import type { SpaceId } from '../../model/id.ts'
import { fail, ok, type Result } from '../../model/result.ts'
import type { Keyring, KeyringProblem } from '../../store/keyring.ts'
import type { VaultSpace } from '../../store/vault.ts'
import type { Enrolment } from '../../sync/enrolment.ts'
import type { HttpProblem } from '../../sync/http.ts'
import type { Invitation, JoinRequest } from '../../wire/invitation.ts'
import type { Role } from './roles.ts'
import { createSpace, type NewSpace } from './create-space.ts'
import {
  approve,
  invite,
  refuse,
  whoAsks,
  type Asking,
  type Invited,
  type InviteProblem,
} from './invite.ts'
import { askToJoin, joined, type Joining, type JoinProblem } from './join.ts'

export interface DevicesNeeds {
  readonly keyring: Keyring
  readonly random: Random
  readonly newId: () => string
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
  readonly enrolmentAt: (endpoint: string, space: SpaceId) => Enrolment
  /** The open space, when somebody is at work. */
  readonly space: () => VaultSpace | undefined
  /** Opens a space of the vault, also again after it was connected. */
  readonly enter: (space: SpaceId) => Promise<Result<unknown, DevicesProblem>>
  /** Writes the person's and the device's names into the space. */
  readonly introduceMyself: (memberName: string) => Promise<Result<unknown, DevicesProblem>>
}

export type DevicesProblem =
  | KeyringProblem
  | InviteProblem
  | JoinProblem
  | HttpProblem
  | { readonly kind: 'unknown-space' | 'already-connected' | 'not-asked-to-join' | 'not-allowed' }
  | { readonly kind: 'change-too-large' | 'busy' | 'record-deleted' | 'not-your-role' }

export interface SpaceView {
  readonly id: SpaceId
  readonly name: string
  readonly role: Role
  /** Where it syncs; absent while it lives on this device only. */
  readonly endpoint?: string
  readonly devices: readonly DeviceView[]
}

export interface DeviceView {
  readonly id: string
  readonly role: Role
  readonly mine: boolean
  readonly removed: boolean
}

export interface Devices {
  readonly create: (space: NewSpace) => Promise<Result<void, DevicesProblem>>
  readonly current: () => Promise<SpaceView | undefined>
  /** Gives the space a place at an endpoint; `code` is the operator's. */
  readonly connect: (endpoint: string, code: string) => Promise<Result<void, DevicesProblem>>
  readonly invite: (origin: string) => Promise<Result<Invited, DevicesProblem>>
  readonly whoAsks: (invitation: Invitation) => Promise<Result<Asking | undefined, DevicesProblem>>
  readonly approve: (
    invitation: Invitation,
    request: JoinRequest,
    role: Role,
  ) => Promise<Result<void, DevicesProblem>>
  readonly refuse: (invitation: Invitation) => Promise<Result<unknown, DevicesProblem>>
  /** Asks to join; gives the six digits to compare. Nothing is stored yet. */
  readonly askToJoin: (text: string) => Promise<Result<{ readonly digits: string }, DevicesProblem>>
  /** What this device was let in as; nothing while nobody has decided. */
  readonly approved: () => Promise<Result<{ readonly role: Role } | undefined, DevicesProblem>>
  /** After approval: the person's own way in, and the space is open. */
  readonly join: (memberName: string, passphrase: string) => Promise<Result<void, DevicesProblem>>
}

export function createDevices(needs: DevicesNeeds): Devices {
  const memory: { joining?: Joining; space?: VaultSpace } = {}
  const inviting = () => {
    const space = needs.space()
    if (space?.endpoint === undefined) return undefined
    const enrolment = needs.enrolmentAt(space.endpoint.url, space.id)
    return { space: () => space, enrolment, random: needs.random, now: needs.now }
  }
  const invites = async <T>(
    act: (with_: NonNullable<ReturnType<typeof inviting>>) => Promise<Result<T, InviteProblem>>,
  ): Promise<Result<T, DevicesProblem>> => {
    const at = inviting()
    if (at === undefined) return fail({ kind: 'local-only' })
    return at.space().role === 'coordinator' ? act(at) : fail({ kind: 'not-allowed' })
  }

  return {
    create: (space) => create(needs, space),
    current: () => Promise.resolve(viewOf(needs.space())),
    connect: (endpoint, code) => connect(needs, endpoint, code),
    invite: (origin) => invites((at) => invite(at, origin)),
    whoAsks: (invitation) => invites((at) => whoAsks(at, invitation)),
    approve: (invitation, request, role) =>
      invites(async (at) => {
        const log = await approve(at, { invitation, request, role })
        if (!log.ok) return log
        await keepLog(needs, at.space().id, log.value)
        return ok(undefined)
      }),
    refuse: (invitation) => invites((at) => refuse(at, invitation)),
    askToJoin: async (text) => {
      const asked = await askToJoin(needs, text)
      if (!asked.ok) return asked
      memory.joining = asked.value
      delete memory.space
      return ok({ digits: asked.value.digits })
    },
    approved: async () => {
      if (memory.joining === undefined) return fail({ kind: 'not-asked-to-join' })
      const space = await joined(needs, memory.joining)
      if (!space.ok) return space
      if (space.value !== undefined) memory.space = space.value
      return ok(space.value === undefined ? undefined : { role: space.value.role })
    },
    join: async (memberName, passphrase) => {
      if (memory.space === undefined) return fail({ kind: 'not-asked-to-join' })
      const done = await settle(needs, { space: memory.space, memberName, passphrase })
      if (done.ok) delete memory.joining
      return done
    },
  }
}

async function create(needs: DevicesNeeds, made: NewSpace): Promise<Result<void, DevicesProblem>> {
  const space = await createSpace(needs, made)
  if (!space.ok) return space
  const entered = await needs.enter(space.value.id)
  if (!entered.ok) return entered
  const introduced = await needs.introduceMyself(made.memberName)
  return introduced.ok ? ok(undefined) : introduced
}

async function connect(
  needs: DevicesNeeds,
  endpoint: string,
  code: string,
): Promise<Result<void, DevicesProblem>> {
  const space = needs.space()
  if (space === undefined) return fail({ kind: 'locked' })
  if (space.endpoint !== undefined) return fail({ kind: 'already-connected' })
  const [entry] = space.membership
  if (entry === undefined) return fail({ kind: 'unknown-space' })
  const token = createToken(needs.random)
  const request = { space: space.id, tokenHash: tokenHash(token), entry }
  const made = await needs.enrolmentAt(endpoint, space.id).createSpace(code, request)
  if (!made.ok) return made
  const kept = await needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) =>
      one.id === space.id ? { ...one, endpoint: { url: endpoint, token } } : one,
    ),
  }))
  if (!kept.ok) return kept
  const entered = await needs.enter(space.id)
  return entered.ok ? ok(undefined) : entered
}

/** Known from now on, whatever the endpoint shows next. Not kept, it is fetched again with the next round. */
function keepLog(needs: DevicesNeeds, space: SpaceId, log: VaultSpace['membership']) {
  return needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) =>
      one.id === space && log.length > one.membership.length ? { ...one, membership: log } : one,
    ),
  }))
}

async function settle(
  needs: DevicesNeeds,
  at: { space: VaultSpace; memberName: string; passphrase: string },
): Promise<Result<void, DevicesProblem>> {
  const added = await needs.keyring.addMember({
    label: at.memberName,
    passphrase: at.passphrase,
    member: needs.newId() as Parameters<Keyring['addMember']>[0]['member'],
  })
  if (!added.ok) return added
  const kept = await needs.keyring.change((vault) => ({
    ...vault,
    spaces: [...vault.spaces.filter((one) => one.id !== at.space.id), at.space],
  }))
  if (!kept.ok) return kept
  const entered = await needs.enter(at.space.id)
  if (!entered.ok) return entered
  const introduced = await needs.introduceMyself(at.memberName)
  return introduced.ok ? ok(undefined) : introduced
}

function viewOf(space: VaultSpace | undefined): SpaceView | undefined {
  if (space === undefined) return undefined
  const devices = new Map<string, DeviceView>()
  for (const { action, device } of space.membership) {
    const { id, role } = device
    devices.set(id, { id, role, mine: id === space.device, removed: action === 'remove' })
  }
  return {
    id: space.id,
    name: space.name,
    role: space.role,
    ...(space.endpoint === undefined ? {} : { endpoint: space.endpoint.url }),
    devices: [...devices.values()],
  }
}
