// A backup file: everything sealed under a key of its own, and that key locked three ways: for this device, for the
// passphrases that open it, and for the devices of the space's coordinators.
import * as z from 'zod/mini'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { decrypt, encrypt, importAesKey } from './aead.ts'
import { fromBase64url, fromUtf8, joinBytes, toBase64url, utf8 } from './bytes.ts'
import { frame, framesIn } from './frames.ts'
import type { Random } from './random.ts'
import { createRowCipher, type RowCipher, type RowPlace } from './rows.ts'
import { openSlot } from './slots.ts'

const Text64 = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/))

const Head = z.strictObject({
  format: z.literal('amparo-backup'),
  v: z.literal(1),
  /** Device time, ISO 8601 in UTC. */
  at: z.string(),
  /** Ways in by passphrase: what a lock screen has, without the names. */
  slots: z.array(z.unknown()),
  /** The file's key as a sealed row of the device that made it. */
  own: Text64,
  /** The file's key as an age file for coordinators' devices. */
  shared: Text64,
  nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
})
type Head = z.infer<typeof Head>

/** `damaged-backup`: not a backup, cut short or altered. `foreign-backup`: whole, but nothing here opens it. */
export type BackupProblem = Problem & {
  readonly kind: 'damaged-backup' | 'foreign-backup' | 'wrong-passphrase'
}

export interface SealBackup {
  readonly contents: readonly Uint8Array[]
  readonly at: string
  readonly slots: readonly unknown[]
  readonly rows: Pick<RowCipher, 'seal'>
  /** age1… of the devices that may open it without a passphrase. */
  readonly recipients: readonly string[]
  readonly random: Random
}

const KEY_PLACE = { store: 'backup', key: 'file-key', version: 1 }

/** Two frames: what is needed to open it, readable; and the rest, gzip within AES-256-GCM, bound to the first. */
export async function sealBackup(made: SealBackup): Promise<Uint8Array> {
  const fileKey = made.random(32)
  const nonce = made.random(12)
  const head: Head = {
    format: 'amparo-backup',
    v: 1,
    at: made.at,
    slots: [...made.slots],
    own: toBase64url(await made.rows.seal(KEY_PLACE, fileKey)),
    shared: toBase64url(await sealFor(made.recipients, fileKey)),
    nonce: toBase64url(nonce),
  }
  const headBytes = utf8(JSON.stringify(head))
  const { gzipSync } = await import('fflate')
  const plain = gzipSync(joinBytes(...made.contents.map(frame)), { mtime: 0 })
  const key = await importAesKey(fileKey)
  const body = await encrypt(key, { nonce, aad: headBytes }, plain)
  return joinBytes(frame(headBytes), frame(body))
}

export interface BackupKeys {
  /** Of the device at hand, when somebody is at work on it. */
  readonly rows?: {
    readonly open: (place: RowPlace, sealed: Uint8Array) => Promise<Result<Uint8Array>>
  }
  /** AGE-SECRET-KEY-1… of the device at hand. */
  readonly identities: readonly string[]
  readonly passphrase?: string
  readonly random: Random
}

export interface OpenedBackup {
  readonly at: string
  /** Made on this very device, under its key. */
  readonly own: boolean
  readonly contents: readonly Uint8Array[]
}

/** Nothing of it is given unless all of it is whole. */
export async function openBackup(
  bytes: Uint8Array,
  keys: BackupKeys,
): Promise<Result<OpenedBackup, BackupProblem>> {
  const { contents: parts, damaged } = framesIn(bytes)
  const [headBytes, body] = parts
  if (parts.length !== 2 || damaged > 0 || headBytes === undefined || body === undefined) {
    return fail({ kind: 'damaged-backup' })
  }
  const head = headOf(headBytes)
  if (head === undefined) return fail({ kind: 'damaged-backup' })
  const fileKey = await fileKeyOf(head, keys)
  if (!fileKey.ok) return fileKey
  const key = await importAesKey(fileKey.value.key)
  const box = { nonce: fromBase64url(head.nonce), aad: headBytes }
  const plain = await decrypt(key, box, body)
  if (plain === undefined) return fail({ kind: 'damaged-backup' })
  const { gunzipSync } = await import('fflate')
  const { own } = fileKey.value
  return ok({ at: head.at, own, contents: framesIn(gunzipSync(plain)).contents })
}

function headOf(bytes: Uint8Array): Head | undefined {
  try {
    const head = Head.safeParse(JSON.parse(fromUtf8(bytes)))
    return head.success ? head.data : undefined
  } catch {
    return undefined
  }
}

interface FileKey {
  readonly key: Uint8Array
  readonly own: boolean
}

async function fileKeyOf(head: Head, keys: BackupKeys): Promise<Result<FileKey, BackupProblem>> {
  const own = await keys.rows?.open(KEY_PLACE, fromBase64url(head.own))
  if (own?.ok === true) return ok({ key: own.value, own: true })
  for (const identity of keys.identities) {
    const shared = await openShared(head.shared, identity)
    if (shared !== undefined) return ok({ key: shared, own: false })
  }
  return keys.passphrase === undefined
    ? fail({ kind: 'foreign-backup' })
    : byPassphrase(head, keys.passphrase, keys.random)
}

async function byPassphrase(
  { slots, own }: Head,
  passphrase: string,
  random: Random,
): Promise<Result<FileKey, BackupProblem>> {
  for (const slot of slots) {
    const deviceKey = await openSlot(slot, passphrase)
    if (!deviceKey.ok) continue
    const rows = await createRowCipher(deviceKey.value, random)
    const key = await rows.open(KEY_PLACE, fromBase64url(own))
    if (key.ok) return ok({ key: key.value, own: false })
  }
  return fail({ kind: 'wrong-passphrase' })
}

async function sealFor(recipients: readonly string[], key: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(key)
}

async function openShared(sealed: string, identity: string): Promise<Uint8Array | undefined> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decrypt(fromBase64url(sealed))
  } catch {
    return undefined
  }
}
