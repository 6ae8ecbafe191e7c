// The ledger: keeps and hands out what it cannot read. One contract, held by SQLite and by PostgreSQL
// (tests/contracts/ledger.contract.ts).
import type { EnrolledId, SpaceId } from '../src/model/id.ts'
import type { PullResponse, PushResponse } from '../src/wire/changes.ts'
import type {
  CreateInvitationRequest,
  InvitationAnswer,
  JoinRequest,
} from '../src/wire/invitation.ts'
import type { ErasureOrder, ErasureResponse } from '../src/wire/erasure.ts'
import type { DeviceList, MembershipEntry, Role } from '../src/wire/membership.ts'
import type { ChainedChange } from '../src/wire/sealed-change.ts'
import type { Outcome } from './refusal.ts'

/** Every promise resolves only after the storage has committed; a rejected promise means that nothing was kept. */
export interface Ledger {
  /** Idempotent. `already-exists` when the space was founded by another entry or token. */
  createSpace(founding: Founding): Promise<Outcome<{ readonly logId: string }>>

  /**
   * All or nothing, in the order given. Numbers are gap-free for each space and in commit order: who has seen number
   * n has seen, or can ask for, everything below n. Idempotent on (space, device, seq): the same hash gets the same
   * receipt, another hash is `equivocation`. What does not continue the device's chain is `out-of-order`, with the
   * seq that would; too much is `quota-exceeded`; a device revoked meanwhile is `unauthorised`. A payload whose tag is
   * erased is not kept; another device's change without its payload is `forbidden` until its tag is erased.
   */
  record(push: Push): Promise<Outcome<PushResponse>>

  /** Ascending, from `after + 1`; at most `limit` and about 1 MiB, but at least one if there is one. `head` is the end. */
  since(pull: Pull): Promise<Outcome<PullResponse>>

  /**
   * Drops the payloads under the tags that these orders name, and those that come later; what is left keeps the chain
   * verifiable. Idempotent. `forbidden` when who signed is no coordinator any more.
   */
  erase(erasure: Erasure): Promise<Outcome<ErasureResponse>>

  /**
   * Adds a signed entry that fits by src/wire/membership-rule.ts, and does what follows from it: `add` enrols a device
   * (or renews the role and token of one whose keys are the same), `remove` revokes it for good. Idempotent on the
   * entry's hash; what does not fit is refused.
   */
  appendMembership(enrolment: Enrolment): Promise<Outcome<DeviceSeen>>

  /** Entries with `n > after`, ascending. */
  membership(space: SpaceId, after: number): Promise<readonly MembershipEntry[]>

  /** Undefined when it never belonged or was revoked. */
  device(space: SpaceId, id: EnrolledId): Promise<KnownDevice | undefined>
  /** Undefined for an unknown token, for another space's, and for a revoked device's. */
  deviceByToken(space: SpaceId, tokenHash: string): Promise<KnownDevice | undefined>
  devices(space: SpaceId): Promise<DeviceList>
  noteSeen(space: SpaceId, device: EnrolledId): Promise<void>

  /** Idempotent for the same two values; otherwise `already-exists`. Open for `INVITATION_MINUTES`. */
  invite(space: SpaceId, invitation: CreateInvitationRequest): Promise<Outcome<KnownInvitation>>
  /** Also after its expiry, for as long as it is remembered. */
  invitation(place: InvitationPlace): Promise<KnownInvitation | undefined>
  /** Once: the same request again is fine, another is `already-exists`; late is `expired`. */
  requestToJoin(place: InvitationPlace, request: JoinRequest): Promise<Outcome<KnownInvitation>>
  /** Once. Approving is `out-of-order` until the device that asked is enrolled. */
  answerInvitation(
    place: InvitationPlace,
    answer: InvitationAnswer['answer'],
  ): Promise<Outcome<KnownInvitation>>

  /** To be called after a restore from a backup, so that every device notices and sends again what is missing. */
  renewLogIds(): Promise<void>
  close(): Promise<void>
}

export interface Founding {
  readonly space: SpaceId
  readonly tokenHash: string
  readonly entry: HashedEntry
}

export interface HashedEntry {
  readonly entry: MembershipEntry
  readonly hash: string
}

export interface Push {
  readonly space: SpaceId
  /** Who sends, and whose measure it counts towards. */
  readonly sender: EnrolledId
  /** Already checked: of this space, all numbered under one id, hashed and signed by its device. At least one. */
  readonly changes: readonly HashedChange[]
}

export interface HashedChange {
  readonly change: ChainedChange
  readonly hash: string
}

export interface Erasure {
  readonly space: SpaceId
  /** Already checked: of this space, and signed by the device they name. At least one. */
  readonly orders: readonly ErasureOrder[]
}

export interface Pull {
  readonly space: SpaceId
  readonly after: number
  readonly limit: number
}

export interface Enrolment {
  readonly entry: HashedEntry
  readonly tokenHash?: string | undefined
}

export interface KnownDevice {
  readonly space: SpaceId
  readonly id: EnrolledId
  readonly role: Role
  readonly signKey: string
  /** ISO 8601 in UTC. */
  readonly lastSeen?: string | undefined
}

export type DeviceSeen = DeviceList['devices'][number]

export interface InvitationPlace {
  readonly space: SpaceId
  readonly id: string
}

export interface KnownInvitation {
  readonly tokenHash: string
  readonly expiresAt: string
  readonly request?: JoinRequest
  readonly answer?: InvitationAnswer['answer']
}

/** Bytes of sealed changes, envelope included. */
export interface Quotas {
  readonly bytesPerDeviceAndDay: number
  readonly bytesPerSpace: number
}
