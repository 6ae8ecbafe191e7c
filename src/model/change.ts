// A change: all edits of one save to one record. Immutable; names what it was based on.
import * as z from 'zod/mini'
import type { Json } from './json.ts'
import { ChangeId, DeviceId, MemberId, RecordId } from './id.ts'

const JsonValue: z.ZodMiniType<Json> = z.lazy(() => z.json() as z.ZodMiniType<Json>)

/** What a person did to one field group. `base` are the versions of the group they saw. */
export const Edit = z.looseObject({
  group: z.string().check(z.minLength(1), z.maxLength(200)),
  base: z.array(ChangeId),
  value: JsonValue,
})
export type Edit = z.infer<typeof Edit>

/** Unknown fields of a newer app stay in place: the object is loose and is never rebuilt field by field. */
export const Change = z.looseObject({
  schema: z.int().check(z.minimum(1)),
  record: RecordId,
  kind: z.string().check(z.minLength(1), z.maxLength(64)),
  edits: z.array(Edit),
  lamport: z.int().check(z.minimum(1)),
  /** Device clock, ISO 8601 in UTC. Shown, never used to decide. */
  at: z.string(),
  member: MemberId,
  /** Highest number seen of every other device's chain. */
  heads: z.record(DeviceId, z.int()),
})
export type Change = z.infer<typeof Change>

export const CHANGE_SCHEMA = 1
