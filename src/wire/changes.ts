// Push and pull.
import * as z from 'zod/mini'
import { DeviceId } from '../model/id.ts'
import { ChainedChange, Hash } from './sealed-change.ts'

export const MAX_CHANGES = 500
export const MAX_BODY_BYTES = 1_048_576

export const PushRequest = z.strictObject({
  changes: z.array(ChainedChange).check(z.minLength(1), z.maxLength(MAX_CHANGES)),
})
export type PushRequest = z.infer<typeof PushRequest>

/** `number`: gap-free, in commit order, for each space. */
export const Receipt = z.looseObject({
  device: DeviceId,
  seq: z.int(),
  number: z.int(),
  hash: Hash,
})
export type Receipt = z.infer<typeof Receipt>

export const PushResponse = z.looseObject({
  /** Changes whenever the endpoint was restored from a backup or made anew. */
  logId: z.string(),
  head: z.int(),
  accepted: z.array(Receipt),
})
export type PushResponse = z.infer<typeof PushResponse>

export const PullQuery = z.object({
  after: z.coerce.number().check(z.int(), z.minimum(0)),
  limit: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_CHANGES)),
})
export type PullQuery = z.infer<typeof PullQuery>

export const PulledChange = z.looseObject({
  number: z.int(),
  /** Endpoint clock, ISO 8601 in UTC. */
  receivedAt: z.string(),
  /** A `ChainedChange`; what is none is kept aside by who pulls. */
  change: z.unknown(),
})
export type PulledChange = z.infer<typeof PulledChange>

export const PullResponse = z.looseObject({
  logId: z.string(),
  head: z.int(),
  changes: z.array(PulledChange),
})
export type PullResponse = z.infer<typeof PullResponse>
