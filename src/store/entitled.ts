// Whether a device may say what it signed: by the roles it holds or held, about a record of that kind, and for a person
// it introduced (docs/decisions/0031). A signature tells which device speaks, not that it may.
import type { Change } from '../model/change.ts'
import { enrolledAs, type DeviceId, type EnrolledId, type RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import { mayWrite, type Role } from '../model/role.ts'

/**
 * `beyond-role`: none of the device's roles may write this kind. `other-kind`: the record is of another kind than the
 * change says. `not-their-member`: it speaks for, or rewrites, a person whom another device introduced.
 */
export type Overstep = 'beyond-role' | 'other-kind' | 'not-their-member'

const OVERSTEPS: ReadonlySet<string> = new Set<Overstep>([
  'beyond-role',
  'other-kind',
  'not-their-member',
])

/** What a device may not say becomes no truer by being said from another: its role is mended, or it stays aside. */
export function isOverstep(reason: string): boolean {
  return OVERSTEPS.has(reason)
}

/** A change, and the device whose signature on it was verified. */
export interface Signed {
  readonly sealed: { readonly device: DeviceId }
  readonly change: Change
}

export interface Known {
  /** Every role that the signing device holds or once held. */
  readonly roles: readonly Role[]
  /** The record the change is about, and the one of the person who speaks, as far as they are here. */
  readonly record: RecordState | undefined
  readonly speaker: RecordState | undefined
}

export function overstepOf({ sealed, change }: Signed, known: Known): Overstep | undefined {
  const { roles, record, speaker } = known
  if (record !== undefined && record.kind !== change.kind) return 'other-kind'
  if (!roles.some((role) => mayWrite(role, change.kind))) return 'beyond-role'
  // Who coordinates can mend a name, and say again what another device could not send.
  if (roles.includes('coordinator')) return undefined
  const device = enrolledAs(sealed.device)
  const persons = [speaker, change.kind === MEMBER ? record : undefined]
  return persons.every((person) => isOf(person, device)) ? undefined : 'not-their-member'
}

/** Records of people who belong; named after what they are in every space. */
export const MEMBER = 'member'

/** A person's record has versions of the device that introduced them, and at most of who coordinates besides. */
function isOf(person: RecordState | undefined, device: EnrolledId): boolean {
  if (person === undefined) return true
  return Object.values(person.groups)
    .flatMap(({ heads, past }) => [...heads, ...past])
    .some((version) => enrolledAs(version.device) === device)
}

/** The device that introduced a person: the one of the record's earliest version. */
export function introducerOf({ groups }: RecordState): EnrolledId | undefined {
  const versions = Object.values(groups).flatMap(({ heads, past }) => [...heads, ...past])
  const [first] = versions.sort((one, other) => one.lamport - other.lamport)
  return first === undefined ? undefined : enrolledAs(first.device)
}

/** The record that introduces the person who speaks. */
export function speakerOf({ change }: Signed): RecordId {
  return change.member as string as RecordId
}
