// Devices that seal, sign and enrol, made with node:crypto alone: they share no code with the app or the endpoint, so
// that both can be wrong only in the open.
import type { KeyObject } from 'node:crypto'
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { EnrolledId, SpaceId, type DeviceId } from '../../src/model/id.ts'
import type { EnrolledDevice, MembershipEntry, Role } from '../../src/wire/membership.ts'
import type { ErasureOrder } from '../../src/wire/erasure.ts'
import type { ChainedChange, ErasedChange, SealedChange } from '../../src/wire/sealed-change.ts'

export const FIRST = 'A'.repeat(43)

export interface TestDevice {
  readonly enrolled: EnrolledDevice
  readonly id: EnrolledId
  readonly token: string
  readonly tokenHash: string
  readonly privateKey: KeyObject
}

export interface ChainEnd {
  readonly seq: number
  readonly prev: string
}

export const START: ChainEnd = { seq: 0, prev: FIRST }

export function aSpaceId(): SpaceId {
  return SpaceId.parse(randomText(16))
}

export function aDevice(role: Role = 'caseworker'): TestDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const token = randomText(32)
  const id = EnrolledId.parse(randomText(16))
  const signKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const boxKey = `age1${randomBytes(29).toString('hex')}`
  const enrolled = { id, role, signKey: signKey.toString('base64url'), boxKey }
  return { enrolled, id, token, tokenHash: hashOf(token), privateKey }
}

export interface ChangeFields {
  readonly space: SpaceId
  readonly device: TestDevice
  /** The id it numbers under; its enrolled one when absent. */
  readonly as?: DeviceId
  readonly after?: ChainEnd
  /** Sealed bytes. */
  readonly size?: number
  readonly tag?: string
}

/** One change that continues `after`. */
export function aChange({
  space,
  device,
  as = device.id,
  after = START,
  size = 256,
  tag = randomText(16),
}: ChangeFields): SealedChange {
  const unsigned = {
    v: 1 as const,
    space,
    epoch: 1,
    device: as,
    seq: after.seq + 1,
    prev: after.prev,
    tag,
    nonce: randomText(12),
    ciphertext: randomText(size),
  }
  return signChange(unsigned, device)
}

/** `count` changes in a chain. */
export function changes(count: number, fields: ChangeFields): SealedChange[] {
  const chain: SealedChange[] = []
  let after = fields.after ?? START
  for (let made = 0; made < count; made += 1) {
    const change = aChange({ ...fields, after })
    chain.push(change)
    after = endOf(change)
  }
  return chain
}

export function endOf(change: SealedChange): ChainEnd {
  return { seq: change.seq, prev: hashOfChange(change) }
}

/** A signature that is there already is replaced. */
type Unsigned<T extends { sig: string }> = Omit<T, 'sig'> & { readonly sig?: string }

export function signChange(change: Unsigned<SealedChange>, device: TestDevice): SealedChange {
  const hash = hashOfChange({ ...change, sig: '' })
  return { ...change, sig: signHash(hash, device) }
}

export function hashOfChange(change: ChainedChange): string {
  const { v, space, epoch, device, seq, prev, tag, nonce } = change
  const visible = JSON.stringify([v, space, epoch, device, seq, prev, tag, nonce])
  const payload = Buffer.from(bare(change).payload, 'base64url')
  const bytes = Buffer.concat([Buffer.from(visible), payload])
  return hashOf(bytes)
}

/** What is left of a change once its payload is gone. */
export function bare(change: ChainedChange): ErasedChange {
  if ('payload' in change) return change
  const { ciphertext, ...visible } = change
  return { ...visible, payload: hashOf(Buffer.from(ciphertext, 'base64url')) }
}

export function isSignedBy(change: ChainedChange, { privateKey }: TestDevice): boolean {
  const hash = Buffer.from(hashOfChange(change), 'base64url')
  return verify(null, hash, createPublicKey(privateKey), Buffer.from(change.sig, 'base64url'))
}

export function anOrder({
  space,
  by,
  tag,
}: {
  readonly space: SpaceId
  readonly by: TestDevice
  readonly tag: string
}): ErasureOrder {
  const unsigned = { v: 1 as const, space, tag, by: by.id, at: '2026-03-01T09:00:00.000Z' }
  return { ...unsigned, sig: signHash(hashOf(sorted(unsigned)), by) }
}

export interface EntryFields {
  readonly space: SpaceId
  readonly by: TestDevice
  readonly device: TestDevice
  readonly action: MembershipEntry['action']
  /** The entry before; none for the first. */
  readonly after?: MembershipEntry | undefined
  readonly role?: Role
}

export function anEntry({ space, by, device, action, after, role }: EntryFields): MembershipEntry {
  const unsigned = {
    v: 1 as const,
    space,
    n: (after?.n ?? 0) + 1,
    prev: after === undefined ? FIRST : hashOfEntry(after),
    action,
    device: role === undefined ? device.enrolled : { ...device.enrolled, role },
    // A removal begins a new epoch.
    epoch: (after?.epoch ?? 1) + (action === 'remove' ? 1 : 0),
    at: '2026-03-01T09:00:00.000Z',
    by: by.id,
    grant: randomText(60),
  }
  return signEntry(unsigned, by)
}

export function signEntry(entry: Unsigned<MembershipEntry>, by: TestDevice): MembershipEntry {
  return { ...entry, sig: signHash(hashOfEntry({ ...entry, sig: '' }), by) }
}

export function hashOfEntry(entry: MembershipEntry): string {
  return hashOf(sorted({ ...entry, sig: undefined }))
}

export function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('base64url')
}

export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}

function signHash(hash: string, { privateKey }: TestDevice): string {
  return sign(null, Buffer.from(hash, 'base64url'), privateKey).toString('base64url')
}

/** JSON with sorted keys, by a replacer: another way than the app's to the same text. */
function sorted(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
