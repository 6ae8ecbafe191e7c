// Sealing a change once, when it is appended, and opening it once, when it is received.
import { Change } from '../model/change.ts'
import type { DeviceId, SpaceId } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { ChainedChange, ErasedChange, SealedChange } from '../wire/sealed-change.ts'
import { decrypt, deriveKey, encrypt, importAesKey } from './aead.ts'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from './bytes.ts'
import {
  aadOf,
  envelopeHash,
  hashOf,
  payloadHash,
  withoutPayload,
  type Envelope,
} from './envelope.ts'
import { pad, unpad } from './padding.ts'
import type { Random } from './random.ts'
import { createSigner, createVerifier } from './signatures.ts'

export interface CipherNeeds {
  readonly space: SpaceId
  /** Secret signing key of this device. */
  readonly sign: string
  readonly random: Random
  /** The epoch new changes are sealed in. */
  readonly epoch: () => number
  /** Secret space key of an epoch, base64url; `undefined` when it was not granted (yet). */
  readonly spaceKey: (epoch: number) => string | undefined
  /** Public signing key of an enrolled device, also of one that was removed since. */
  readonly signKeyOf: (device: DeviceId) => Promise<string | undefined>
}

export interface ChainPlace {
  /** The id this device numbers under. */
  readonly device: DeviceId
  readonly seq: number
  readonly prev: string
  readonly tag: string
}

export type SealProblem = Problem & { readonly kind: 'change-too-large' | 'no-key' }

export type OpenProblem = Problem & {
  readonly kind: 'unknown-device' | 'bad-signature' | 'no-key' | 'unreadable' | 'malformed'
}

export interface ChangeCipher {
  readonly seal: (
    change: Change,
    place: ChainPlace,
  ) => Promise<Result<{ readonly sealed: SealedChange; readonly hash: string }, SealProblem>>
  /** Never throws, whatever it is given; unknown fields of the change are kept. */
  readonly open: (sealed: SealedChange) => Promise<Result<Change, OpenProblem>>
  /** Opens what this device itself had written down: its seal alone is proof enough, the signature is not checked. */
  readonly reopen: (sealed: SealedChange) => Promise<Result<Change, OpenProblem>>
  /** Whether a change without its payload is what its device signed: its place in the chain is then proven. */
  readonly attest: (erased: ErasedChange) => Promise<Result<void, OpenProblem>>
  readonly hashOf: (change: ChainedChange) => string
  readonly withoutPayload: (change: ChainedChange) => ErasedChange
}

type KeyFor = (epoch: number, device: DeviceId) => Promise<CryptoKey | undefined>

/** Keys are derived once for each epoch and device. Ed25519 over the hash, AES-256-GCM under a key per device. */
export function createChangeCipher(needs: CipherNeeds): ChangeCipher {
  const keyFor = rememberKeys(needs)
  const signer = createSigner(needs.sign)
  const verifier = createVerifier()
  const verify = async (
    { device, sig }: ChainedChange,
    hash: Uint8Array,
  ): Promise<Result<void, OpenProblem>> => {
    const signKey = await needs.signKeyOf(device)
    if (signKey === undefined) return fail({ kind: 'unknown-device' })
    const genuine = await verifier.verify(signKey, hash, sig).catch(() => false)
    return genuine ? ok(undefined) : fail({ kind: 'bad-signature' })
  }

  return {
    hashOf,
    withoutPayload,
    seal: async (change, place) => {
      const { space } = needs
      const { device } = place
      const nonce = needs.random(12)
      const epoch = needs.epoch()
      const envelope: Envelope = {
        v: 1,
        space,
        epoch,
        ...place,
        nonce: toBase64url(nonce),
      }
      const key = await keyFor(epoch, device)
      if (key === undefined) return fail({ kind: 'no-key' })
      const padded = pad(utf8(JSON.stringify(change)))
      if (padded === undefined) return fail({ kind: 'change-too-large' })
      const ciphertext = await encrypt(key, { nonce, aad: aadOf(envelope) }, padded)
      const hash = envelopeHash(envelope, payloadHash(ciphertext))
      const sig = await (await signer).sign(hash)
      const sealed = { ...envelope, ciphertext: toBase64url(ciphertext), sig }
      return ok({ sealed, hash: toBase64url(hash) })
    },
    open: async (sealed) => {
      const ciphertext = bytesOf(sealed.ciphertext)
      if (ciphertext === undefined) return fail({ kind: 'malformed' })
      const genuine = await verify(sealed, envelopeHash(sealed, payloadHash(ciphertext)))
      return genuine.ok ? unseal(keyFor, sealed, ciphertext) : genuine
    },
    attest: (erased) => {
      const payload = bytesOf(erased.payload)
      return payload === undefined
        ? Promise.resolve(fail({ kind: 'malformed' }))
        : verify(erased, envelopeHash(erased, payload))
    },
    reopen: async (sealed) => {
      const ciphertext = bytesOf(sealed.ciphertext)
      return ciphertext === undefined
        ? fail({ kind: 'malformed' })
        : unseal(keyFor, sealed, ciphertext)
    },
  }
}

async function unseal(
  keyFor: KeyFor,
  sealed: SealedChange,
  ciphertext: Uint8Array,
): Promise<Result<Change, OpenProblem>> {
  const key = await keyFor(sealed.epoch, sealed.device)
  if (key === undefined) return fail({ kind: 'no-key' })
  const box = { nonce: fromBase64url(sealed.nonce), aad: aadOf(sealed) }
  const padded = await decrypt(key, box, ciphertext)
  return padded === undefined ? fail({ kind: 'unreadable' }) : parse(padded)
}

/** The space's key is checked on each use: a grant may arrive while the space is open. */
function rememberKeys(needs: CipherNeeds): KeyFor {
  const keys = new Map<string, Promise<CryptoKey>>()
  return async (epoch, device) => {
    const spaceKey = needs.spaceKey(epoch)
    if (spaceKey === undefined) return undefined
    const name = `${String(epoch)}|${device}`
    const info = `change/v1|${needs.space}|${name}`
    const key = keys.get(name) ?? importAesKey(deriveKey(fromBase64url(spaceKey), info))
    keys.set(name, key)
    return key
  }
}

function bytesOf(text: string): Uint8Array | undefined {
  try {
    return fromBase64url(text)
  } catch {
    return undefined
  }
}

function parse(padded: Uint8Array): Result<Change, OpenProblem> {
  const content = unpad(padded)
  if (content === undefined) return fail({ kind: 'malformed' })
  try {
    const change = Change.safeParse(JSON.parse(fromUtf8(content)))
    return change.success ? ok(change.data) : fail({ kind: 'malformed' })
  } catch {
    return fail({ kind: 'malformed' })
  }
}
