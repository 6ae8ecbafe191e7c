// A member's way in: the device key wrapped under a key that only the passphrase gives (Argon2id, RFC 9106).
import * as z from 'zod/mini'
import { canonicalJson } from '../model/json.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { decrypt, encrypt, importAesKey } from './aead.ts'
import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import { normalisePassphrase } from './passphrase.ts'
import type { Random } from './random.ts'

/** Memory in KiB, passes, lanes. Bounds: OWASP's smallest set below, what a tablet survives above. */
const Kdf = z.strictObject({
  name: z.literal('argon2id'),
  m: z.int().check(z.minimum(19_456), z.maximum(131_072)),
  t: z.int().check(z.minimum(1), z.maximum(4)),
  p: z.literal(1),
})
export type Kdf = z.infer<typeof Kdf>

export const Slot = z.strictObject({
  v: z.literal(1),
  id: z.string(),
  kdf: Kdf,
  salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
  wrapped: z.string().check(z.regex(/^[A-Za-z0-9_-]{64}$/)),
})
export type Slot = z.infer<typeof Slot>

/** 64 MiB and three passes (security.md 3.2). */
export const DEFAULT_KDF: Kdf = { name: 'argon2id', m: 65_536, t: 3, p: 1 }

export type SlotProblem = Problem & { readonly kind: 'wrong-passphrase' | 'damaged-slot' }

export interface NewSlot {
  readonly id: string
  readonly passphrase: string
  readonly deviceKey: Uint8Array
  readonly random: Random
  readonly kdf?: Kdf
}

/** Refuses a passphrase without a letter or digit: there is nothing to make a key of. */
export async function makeSlot(
  made: NewSlot,
): Promise<Result<Slot, Problem & { readonly kind: 'passphrase-short' }>> {
  const kdf = made.kdf ?? DEFAULT_KDF
  const salt = made.random(16)
  const nonce = made.random(12)
  const head = { v: 1, id: made.id, kdf, salt: toBase64url(salt) } as const
  const key = await keyFrom(made.passphrase, head)
  if (key === undefined) return fail({ kind: 'passphrase-short' })
  const wrapped = await encrypt(key, { nonce, aad: aadOf(head) }, made.deviceKey)
  return ok({ ...head, nonce: toBase64url(nonce), wrapped: toBase64url(wrapped) })
}

/** One answer for a wrong passphrase and for a damaged wrap: there is nothing to tell them apart by. */
export async function openSlot(
  value: unknown,
  passphrase: string,
): Promise<Result<Uint8Array, SlotProblem>> {
  // Parameters are checked before they are used: a weakened or monstrous slot is not derived at all.
  const slot = Slot.safeParse(value)
  if (!slot.success || !isStrong(slot.data.kdf)) return fail({ kind: 'damaged-slot' })
  const { nonce, wrapped, ...head } = slot.data
  const key = await keyFrom(passphrase, head)
  if (key === undefined) return fail({ kind: 'wrong-passphrase' })
  const box = { nonce: fromBase64url(nonce), aad: aadOf(head) }
  const deviceKey = await decrypt(key, box, fromBase64url(wrapped))
  return deviceKey === undefined ? fail({ kind: 'wrong-passphrase' }) : ok(deviceKey)
}

/** 46 MiB suffice with one pass; less memory needs two. */
function isStrong({ m, t }: Kdf): boolean {
  return m >= 47_104 || t >= 2
}

type Head = Pick<Slot, 'v' | 'id' | 'kdf' | 'salt'>

/** `undefined` when nothing of the passphrase counts: Argon2id derives no key from nothing. */
async function keyFrom(passphrase: string, { kdf, salt }: Head): Promise<CryptoKey | undefined> {
  const password = utf8(normalisePassphrase(passphrase))
  if (password.length === 0) return undefined
  const { argon2id } = await import('hash-wasm')
  const key = await argon2id({
    password,
    salt: fromBase64url(salt),
    memorySize: kdf.m,
    iterations: kdf.t,
    parallelism: kdf.p,
    hashLength: 32,
    outputType: 'binary',
  })
  return importAesKey(key)
}

function aadOf({ v, id, kdf, salt }: Head): Uint8Array {
  return utf8(canonicalJson({ app: 'amparo', v, id, kdf, salt }))
}
