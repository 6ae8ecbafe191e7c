// Who belongs to a space: entries signed by a coordinator's device, chained by hash, verified by every device.
import * as z from 'zod/mini'
import { EnrolledId, SpaceId } from '../model/id.ts'
import { Hash } from './sealed-change.ts'

export const ROLES = ['coordinator', 'caseworker', 'assessor'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** 32 bytes of an Ed25519 public key. */
export const SignKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
/** An age recipient (X25519). */
export const BoxKey = z.string().check(z.regex(/^age1[a-z0-9]{58}$/))

export const EnrolledDevice = z.strictObject({
  id: EnrolledId,
  signKey: SignKey,
  boxKey: BoxKey,
  role: Role,
})
export type EnrolledDevice = z.infer<typeof EnrolledDevice>

export const MembershipEntry = z.strictObject({
  v: z.literal(1),
  space: SpaceId,
  /** 1, 2, 3 … without gaps. */
  n: z.int().check(z.minimum(1)),
  prev: Hash,
  action: z.enum(['create', 'add', 'remove']),
  device: EnrolledDevice,
  epoch: z.int().check(z.minimum(1)),
  /** Device time, ISO 8601 in UTC. */
  at: z.string().check(z.maxLength(40)),
  by: EnrolledId,
  /** An age file in base64url holding the space's keys for the devices that may read; see crypto/grant.ts. */
  grant: z.string().check(z.maxLength(262_144), z.regex(/^[A-Za-z0-9_-]*$/)),
  sig: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type MembershipEntry = z.infer<typeof MembershipEntry>

export const MembershipLog = z.looseObject({ entries: z.array(MembershipEntry) })
export type MembershipLog = z.infer<typeof MembershipLog>

/** SHA-256 of a bearer token (32 random bytes), base64url. The endpoint never keeps the token. */
export const TokenHash = Hash

/** `POST /v1/spaces`, with the operator's code as bearer: the first device brings its own token's hash. */
export const CreateSpaceRequest = z.strictObject({
  space: SpaceId,
  tokenHash: TokenHash,
  entry: MembershipEntry,
})
export type CreateSpaceRequest = z.infer<typeof CreateSpaceRequest>

export const CreateSpaceResponse = z.looseObject({ logId: z.string() })
export type CreateSpaceResponse = z.infer<typeof CreateSpaceResponse>

/** `POST /v1/spaces/{space}/devices`, by a coordinator: a membership entry, and the new device's token hash. */
export const EnrolRequest = z.strictObject({
  entry: MembershipEntry,
  tokenHash: z.optional(TokenHash),
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

export const DeviceSeen = z.looseObject({
  id: EnrolledId,
  role: Role,
  /** Endpoint clock of the device's last request, ISO 8601 in UTC. */
  lastSeen: z.optional(z.string()),
  revoked: z.boolean(),
})
export const DeviceList = z.looseObject({ devices: z.array(DeviceSeen) })
export type DeviceList = z.infer<typeof DeviceList>
