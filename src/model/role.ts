// What a device's role lets it read and write, kind by kind: the one table that saving, receiving and showing ask.
import type { Desk } from './desk.ts'

export type Role = Desk['role']

interface Rights {
  readonly reads: ReadonlySet<Role>
  readonly writes: ReadonlySet<Role>
}

const roles = (...some: readonly Role[]): ReadonlySet<Role> => new Set(some)
const EVERYBODY = roles('coordinator', 'caseworker', 'assessor')
const CASEWORK = roles('coordinator', 'caseworker')
const ASSESSMENT = roles('coordinator', 'assessor')
const COORDINATION = roles('coordinator')

/** Who belongs is everybody's to know; whose record of it is whose is decided in store/entitled.ts. */
const KINDS: Readonly<Record<string, Rights>> = {
  reception: { reads: CASEWORK, writes: CASEWORK },
  case: { reads: CASEWORK, writes: CASEWORK },
  assessment: { reads: ASSESSMENT, writes: ASSESSMENT },
  element: { reads: ASSESSMENT, writes: ASSESSMENT },
  member: { reads: EVERYBODY, writes: EVERYBODY },
  // What was erased is gone everywhere: every device has to know.
  erasure: { reads: EVERYBODY, writes: COORDINATION },
  'hand-over': { reads: COORDINATION, writes: COORDINATION },
  // What a place promises and does is said once by who coordinates, and read wherever people are received.
  protocol: { reads: CASEWORK, writes: COORDINATION },
  promises: { reads: CASEWORK, writes: COORDINATION },
}

/** Kinds of a newer app are taken for casework: who may read cases keeps them, and nobody else sees them. */
const NEWER: Rights = { reads: CASEWORK, writes: CASEWORK }

export function mayRead(role: Role, kind: string): boolean {
  return rightsOf(kind).reads.has(role)
}

export function mayWrite(role: Role, kind: string): boolean {
  return rightsOf(kind).writes.has(role)
}

function rightsOf(kind: string): Rights {
  return Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? NEWER) : NEWER
}
