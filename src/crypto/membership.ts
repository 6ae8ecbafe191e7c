// The membership log: who belongs, said by coordinators' devices and verified by every device.
import { sha256 } from '@noble/hashes/sha2.js'
import type { EnrolledId } from '../model/id.ts'
import { canonicalJson } from '../model/json.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { EnrolledDevice, MembershipEntry } from '../wire/membership.ts'
import { FIRST_PREV } from '../wire/sealed-change.ts'
import { toBase64url, utf8 } from './bytes.ts'
import { createSigner, createVerifier, type Verifier } from './signatures.ts'

export type UnsignedEntry = Omit<MembershipEntry, 'sig'>

export interface Member extends EnrolledDevice {
  readonly removed: boolean
}

export interface Membership {
  readonly devices: ReadonlyMap<EnrolledId, Member>
  readonly epoch: number
}

export type BadMembership = Problem & { readonly kind: 'bad-membership'; readonly at: number }

export async function signEntry(entry: UnsignedEntry, secret: string): Promise<MembershipEntry> {
  const signer = await createSigner(secret)
  return { ...entry, sig: await signer.sign(hashBytes(entry)) }
}

/** SHA-256 over the canonical JSON of the entry without its signature. */
export function hashOfEntry(entry: UnsignedEntry): string {
  return toBase64url(hashBytes(entry))
}

/**
 * Walks the log from its first entry. The device that a new one trusted when it joined must be a coordinator in it,
 * with the key that was pinned: an endpoint can neither add a device nor swap a key.
 */
export async function verifyMembership(
  entries: readonly MembershipEntry[],
  pinned: { readonly id: EnrolledId; readonly signKey: string },
): Promise<Result<Membership, BadMembership>> {
  const verifier = createVerifier()
  const devices = new Map<EnrolledId, Member>()
  let [prev, epoch] = [FIRST_PREV, 1]
  for (const [i, entry] of entries.entries()) {
    const follows = entry.n === i + 1 && entry.prev === prev
    const signed = follows && (await isSigned(entry, devices, verifier))
    if (!signed || entry.epoch !== nextEpoch(entry, epoch)) {
      return fail({ kind: 'bad-membership', at: i + 1 })
    }
    devices.set(entry.device.id, { ...entry.device, removed: entry.action === 'remove' })
    epoch = entry.epoch
    prev = hashOfEntry(entry)
  }
  const trusted = devices.get(pinned.id)
  const holds = trusted?.signKey === pinned.signKey && trusted.role === 'coordinator'
  return holds ? ok({ devices, epoch }) : fail({ kind: 'bad-membership', at: 0 })
}

/** The first device vouches for itself; every other entry needs a coordinator who still belongs. */
async function isSigned(
  entry: MembershipEntry,
  devices: ReadonlyMap<EnrolledId, Member>,
  verifier: Verifier,
): Promise<boolean> {
  const signKey = devices.size === 0 ? founderKey(entry) : coordinatorKey(entry, devices)
  return signKey !== undefined && verifier.verify(signKey, hashBytes(entry), entry.sig)
}

function founderKey({ device, action, by }: MembershipEntry): string | undefined {
  const founds = action === 'create' && by === device.id && device.role === 'coordinator'
  return founds ? device.signKey : undefined
}

function coordinatorKey(
  entry: MembershipEntry,
  devices: ReadonlyMap<EnrolledId, Member>,
): string | undefined {
  const signer = devices.get(entry.by)
  const may = entry.action !== 'create' && !isGone(signer)
  return may && fits(entry, devices.get(entry.device.id)) ? signer?.signKey : undefined
}

function isGone(member: Member | undefined): boolean {
  return member?.removed !== false || member.role !== 'coordinator'
}

/** A device is added once under an id; only one that belongs, with its own keys, is removed. */
function fits({ action, device }: MembershipEntry, known: Member | undefined): boolean {
  if (action === 'add') return known === undefined
  return known?.removed === false && known.signKey === device.signKey
}

function nextEpoch({ action }: MembershipEntry, epoch: number): number {
  return action === 'remove' ? epoch + 1 : epoch
}

function hashBytes(entry: UnsignedEntry & { readonly sig?: string }): Uint8Array {
  const { sig: _, ...unsigned } = entry
  return sha256(utf8(canonicalJson(unsigned)))
}
