// What of a sealed change is authenticated, and the hash that is signed and chained.
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson } from '../model/json.ts'
import type { ChainedChange, ErasedChange, SealedChange } from '../wire/sealed-change.ts'
import { fromBase64url, joinBytes, toBase64url, utf8 } from './bytes.ts'

export type Envelope = Omit<SealedChange, 'ciphertext' | 'sig'>

/** All of the envelope but payload and signature, as one text. */
export function aadOf({ v, space, epoch, device, seq, prev, tag, nonce }: Envelope): Uint8Array {
  return utf8(canonicalJson([v, space, epoch, device, seq, prev, tag, nonce]))
}

/** The sealed bytes enter by their hash, so that a change can still be checked once they were dropped. */
export function payloadHash(ciphertext: Uint8Array): Uint8Array {
  return sha256(ciphertext)
}

/** SHA-256 over the authenticated envelope and its payload's hash: signed by the device, named by its next change. */
export function envelopeHash(envelope: Envelope, payload: Uint8Array): Uint8Array {
  return sha256(joinBytes(aadOf(envelope), payload))
}

export function hashOf(change: ChainedChange): string {
  return toBase64url(envelopeHash(change, payloadOf(change)))
}

/** The same place in the same chain, without what it said. */
export function withoutPayload(change: ChainedChange): ErasedChange {
  if ('payload' in change) return change
  const { ciphertext: _, sig, ...visible } = change
  return { ...visible, payload: toBase64url(payloadOf(change)), sig }
}

function payloadOf(change: ChainedChange): Uint8Array {
  return 'payload' in change
    ? fromBase64url(change.payload)
    : payloadHash(fromBase64url(change.ciphertext))
}
