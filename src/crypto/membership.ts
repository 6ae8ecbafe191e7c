// The membership log: who belongs, said by coordinators' devices and verified by every device.
import { sha256 } from '@noble/hashes/sha2.js'
import type { EnrolledId } from '../model/id.ts'
import { canonicalJson } from '../model/json.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { MembershipEntry, Role } from '../wire/membership.ts'
import {
  judgeEntry,
  memberAfter,
  NO_LOG,
  type LogSoFar,
  type Member,
} from '../wire/membership-rule.ts'
import { toBase64url, utf8 } from './bytes.ts'
import { createSigner, createVerifier, type Verifier } from './signatures.ts'

export type UnsignedEntry = Omit<MembershipEntry, 'sig'>

export interface Membership {
  readonly devices: ReadonlyMap<EnrolledId, Member>
  readonly epoch: number
  /** Every role that a device was ever given in this log (docs/decisions/0031). */
  readonly rolesHeld: ReadonlyMap<EnrolledId, ReadonlySet<Role>>
}

export type BadMembership = Problem & { readonly kind: 'bad-membership'; readonly at: number }

/** A log as far as it holds: the entries before the first that does not, and what they say. */
export interface Held {
  readonly entries: readonly MembershipEntry[]
  readonly members: Membership
  /** Number of the first entry that does not hold; absent when all do. */
  readonly badAt?: number
}

export async function signEntry(entry: UnsignedEntry, secret: string): Promise<MembershipEntry> {
  const signer = await createSigner(secret)
  return { ...entry, sig: await signer.sign(hashBytes(entry)) }
}

/** SHA-256 over the canonical JSON of the entry without its signature. */
export function hashOfEntry(entry: UnsignedEntry): string {
  return toBase64url(hashBytes(entry))
}

/**
 * Walks the log from its first entry. The device that a new one trusted when it joined must have been a coordinator in
 * it, with the key that was pinned: an endpoint can neither add a device nor swap a key.
 */
export async function verifyMembership(
  entries: readonly MembershipEntry[],
  pinned: { readonly id: EnrolledId; readonly signKey: string },
): Promise<Result<Membership, BadMembership>> {
  const { members, badAt } = await holdMembership(entries)
  if (badAt !== undefined) return fail({ kind: 'bad-membership', at: badAt })
  const vouches =
    members.devices.get(pinned.id)?.signKey === pinned.signKey &&
    members.rolesHeld.get(pinned.id)?.has('coordinator') === true
  return vouches ? ok(members) : fail({ kind: 'bad-membership', at: 0 })
}

/** Walks the log as far as every entry continues the one before by the rule, signed by whom the rule names. */
export async function holdMembership(entries: readonly MembershipEntry[]): Promise<Held> {
  const verifier = createVerifier()
  const devices = new Map<EnrolledId, Member>()
  const rolesHeld = new Map<EnrolledId, Set<Role>>()
  let log: LogSoFar = { ...NO_LOG, member: (id) => devices.get(id) }
  const held = (n: number) => ({
    entries: entries.slice(0, n),
    members: { devices, epoch: log.epoch, rolesHeld },
  })
  for (const [i, entry] of entries.entries()) {
    if (!(await holds(log, entry, verifier))) return { ...held(i), badAt: i + 1 }
    const { id, role } = entry.device
    devices.set(id, memberAfter(entry))
    rolesHeld.set(id, (rolesHeld.get(id) ?? new Set()).add(role))
    log = { ...log, n: entry.n, hash: hashOfEntry(entry), epoch: entry.epoch }
  }
  return held(entries.length)
}

async function holds(log: LogSoFar, entry: MembershipEntry, verifier: Verifier): Promise<boolean> {
  const judged = judgeEntry(log, entry)
  return judged.fits && verifier.verify(judged.signKey, hashBytes(entry), entry.sig)
}

function hashBytes(entry: UnsignedEntry & { readonly sig?: string }): Uint8Array {
  const { sig: _, ...unsigned } = entry
  return sha256(utf8(canonicalJson(unsigned)))
}
