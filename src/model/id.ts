// Identifiers: random, opaque, and not to be mixed up with one another.
import * as z from 'zod/mini'

const opaque = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))

export const SpaceId = opaque().brand<'SpaceId'>()
export type SpaceId = z.infer<typeof SpaceId>

/** A device as it was enrolled. */
export const EnrolledId = opaque().brand<'DeviceId'>().brand<'EnrolledId'>()
export type EnrolledId = z.infer<typeof EnrolledId>

/**
 * Who numbers changes. A device that lost its database may have used numbers it no longer knows of, so it goes on
 * under a new id: its enrolled one, `~` and 8 random characters (docs/decisions/0009).
 */
export const DeviceId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{16,64}(~[A-Za-z0-9_-]{8})?$/))
  .brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>

/** The enrolled device that numbers under this id: the one whose keys count. */
export function enrolledAs(device: DeviceId): EnrolledId {
  return EnrolledId.parse(device.split('~')[0])
}

export const MemberId = opaque().brand<'MemberId'>()
export type MemberId = z.infer<typeof MemberId>

/** A record's id. Elements of an assessment derive theirs, so that two devices that start the same element meet in it. */
export const RecordId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{16,64}(\.[a-z0-9-]{1,32})?$/))
  .brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>

/** `<device>.<seq>`: the place of a change in its device's chain. */
export const ChangeId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{16,64}(~[A-Za-z0-9_-]{8})?\.[1-9][0-9]{0,14}$/))
  .brand<'ChangeId'>()
export type ChangeId = z.infer<typeof ChangeId>

export function changeIdOf(device: DeviceId, seq: number): ChangeId {
  return ChangeId.parse(`${device}.${String(seq)}`)
}
