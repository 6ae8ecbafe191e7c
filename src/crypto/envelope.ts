// What of a sealed change is authenticated, and the hash that is signed and chained.
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson } from '../model/json.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import { fromBase64url, joinBytes, toBase64url, utf8 } from './bytes.ts'

export type Envelope = Omit<SealedChange, 'ciphertext' | 'sig'>

/** All of the envelope but ciphertext and signature, as one text. */
export function aadOf({ v, space, epoch, device, seq, prev, tag, nonce }: Envelope): Uint8Array {
  return utf8(canonicalJson([v, space, epoch, device, seq, prev, tag, nonce]))
}

/** SHA-256 over the authenticated envelope and the ciphertext: signed by the device, named by its next change. */
export function envelopeHash(envelope: Envelope, ciphertext: Uint8Array): Uint8Array {
  return sha256(joinBytes(aadOf(envelope), ciphertext))
}

export function hashOf(sealed: SealedChange): string {
  return toBase64url(envelopeHash(sealed, fromBase64url(sealed.ciphertext)))
}
