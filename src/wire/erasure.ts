// An order to drop the payloads of a record's changes for good. It names the record's tag and nothing of the record.
import * as z from 'zod/mini'
import { EnrolledId, SpaceId } from '../model/id.ts'
import { Tag } from './sealed-change.ts'

export const MAX_ORDERS = 100

export const ErasureOrder = z.strictObject({
  v: z.literal(1),
  space: SpaceId,
  tag: Tag,
  /** A coordinator's device, whose signature this is. */
  by: EnrolledId,
  /** Device time, ISO 8601 in UTC. */
  at: z.string().check(z.maxLength(40)),
  /** Ed25519 over SHA-256 of the canonical JSON of all the above. */
  sig: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type ErasureOrder = z.infer<typeof ErasureOrder>

/** `POST /v1/spaces/{space}/erasures`, by a coordinator. */
export const ErasureRequest = z.strictObject({
  orders: z.array(ErasureOrder).check(z.minLength(1), z.maxLength(MAX_ORDERS)),
})
export type ErasureRequest = z.infer<typeof ErasureRequest>

/** Nothing under these tags has a payload any more, nor will what comes later. */
export const ErasureResponse = z.looseObject({ erased: z.array(Tag) })
export type ErasureResponse = z.infer<typeof ErasureResponse>
