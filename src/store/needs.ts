// What the store is handed: it has no clock, no dice and no keys of its own.
import type { Change } from '../model/change.ts'
import type { DeviceId, EnrolledId, SpaceId } from '../model/id.ts'
import type { Result } from '../model/result.ts'
import type { Role } from '../model/role.ts'
import type { ChainedChange, ErasedChange, SealedChange } from '../wire/sealed-change.ts'
import type { Database } from './database.ts'
import type { Journal } from './journal.ts'
import type { Summariser } from './summary.ts'

export interface Place {
  readonly store: string
  readonly key: string
  readonly version: number
}

/** Seals rows with the device key; see crypto/rows.ts. */
export interface RowCipher {
  readonly seal: (place: Place, bytes: Uint8Array) => Promise<Uint8Array>
  readonly open: (place: Place, sealed: Uint8Array) => Promise<Result<Uint8Array>>
}

export interface ChainPlace {
  readonly device: DeviceId
  readonly seq: number
  readonly prev: string
  readonly tag: string
}

export interface Sealed {
  readonly sealed: SealedChange
  readonly hash: string
}

/** Seals and opens changes with the space's keys; see crypto/change-cipher.ts. */
export interface ChangeCipher {
  readonly seal: (change: Change, place: ChainPlace) => Promise<Result<Sealed>>
  readonly open: (sealed: SealedChange) => Promise<Result<Change>>
  /** What this device itself had written down; only its seal is checked. */
  readonly reopen: (sealed: SealedChange) => Promise<Result<Change>>
  /** Of a change without its payload: whether it is what its device signed. */
  readonly attest: (erased: ErasedChange) => Promise<Result<void>>
  readonly hashOf: (change: ChainedChange) => string
  readonly withoutPayload: (change: ChainedChange) => ErasedChange
}

export interface SpaceNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly space: SpaceId
  /** As enrolled; changes are numbered under an id of this device's chain. */
  readonly device: EnrolledId
  readonly rows: RowCipher
  readonly changes: ChangeCipher
  readonly summariser: Summariser
  /** Every role that a device holds or once held, by the membership log; none for a stranger. */
  readonly rolesOf: (device: EnrolledId) => Promise<readonly Role[]>
  /** This device's role now: what may be saved here. */
  readonly role: () => Role
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
  readonly random: (bytes: number) => Uint8Array
  /** Tells the other tabs, and this one, that records changed. */
  readonly announce: (news: News) => void
}

export type News =
  | { readonly about: 'records'; readonly space: SpaceId; readonly ids: readonly string[] }
  | { readonly about: 'drafts'; readonly space: SpaceId }
  | { readonly about: 'sending'; readonly space: SpaceId }
