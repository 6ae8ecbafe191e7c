// Joining: a meeting place at the endpoint for ten minutes and one device. No key passes through it in clear.
import * as z from 'zod/mini'
import { EnrolledId, SpaceId } from '../model/id.ts'
import { BoxKey, SignKey, TokenHash } from './membership.ts'
import { Hash } from './sealed-change.ts'

export const INVITATION_MINUTES = 10

/** What the QR code or link says, after `#join=`, as base64url of this JSON. Holds no key of the space. */
export const Invitation = z.strictObject({
  v: z.literal(1),
  endpoint: z.string().check(z.maxLength(300)),
  space: SpaceId,
  /** 32 random bytes, base64url. Known to the two devices only. */
  secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** The coordinator's device, pinned by the one that joins. */
  by: z.strictObject({ id: EnrolledId, signKey: SignKey }),
})
export type Invitation = z.infer<typeof Invitation>

/** `POST /v1/spaces/{space}/invitations`, by a coordinator. Both values are derived from the secret. */
export const CreateInvitationRequest = z.strictObject({ id: Hash, tokenHash: TokenHash })
export type CreateInvitationRequest = z.infer<typeof CreateInvitationRequest>

/** `PUT …/invitations/{id}/request`, bearer derived from the secret; once. */
export const JoinRequest = z.strictObject({
  device: z.strictObject({ id: EnrolledId, signKey: SignKey, boxKey: BoxKey }),
  tokenHash: TokenHash,
  /** HMAC-SHA-256 with a key derived from the secret, over the canonical JSON of the two fields above. */
  mac: Hash,
})
export type JoinRequest = z.infer<typeof JoinRequest>

/** `GET …/invitations/{id}`, by either side. */
export const InvitationState = z.looseObject({
  expiresAt: z.string(),
  request: z.optional(JoinRequest),
  /** Set once the coordinator has approved or refused. */
  answer: z.optional(z.enum(['approved', 'refused'])),
})
export type InvitationState = z.infer<typeof InvitationState>

/** `PUT …/invitations/{id}/answer`, by a coordinator. Approval comes with the enrolment of the device. */
export const InvitationAnswer = z.strictObject({ answer: z.enum(['approved', 'refused']) })
export type InvitationAnswer = z.infer<typeof InvitationAnswer>
