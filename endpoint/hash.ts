// The hashes the endpoint recomputes, with node:crypto: it must agree with the app's own without sharing its code.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../src/model/json.ts'
import type { ErasureOrder } from '../src/wire/erasure.ts'
import type { MembershipEntry } from '../src/wire/membership.ts'
import type { ChainedChange } from '../src/wire/sealed-change.ts'

/** base64url of SHA-256 over the canonical JSON of the visible fields, followed by the hash of the sealed bytes. */
export function chainedChangeHash(change: ChainedChange): string {
  const { v, space, epoch, device, seq, prev, tag, nonce } = change
  return createHash('sha256')
    .update(canonicalJson([v, space, epoch, device, seq, prev, tag, nonce]), 'utf8')
    .update(Buffer.from(payloadHash(change), 'base64url'))
    .digest('base64url')
}

/** base64url of SHA-256 over the sealed bytes, also when these are gone. */
export function payloadHash(change: ChainedChange): string {
  if ('payload' in change) return change.payload
  return createHash('sha256')
    .update(Buffer.from(change.ciphertext, 'base64url'))
    .digest('base64url')
}

/** base64url of SHA-256 over the canonical JSON of the order without its signature. */
export function erasureOrderHash(order: ErasureOrder): string {
  return sha256(canonicalJson({ ...order, sig: undefined }))
}

/** base64url of SHA-256 over the canonical JSON of the entry without its signature. */
export function membershipEntryHash(entry: MembershipEntry): string {
  return sha256(canonicalJson({ ...entry, sig: undefined }))
}

/** base64url of SHA-256 over the text as UTF-8: how bearer tokens and the operator's code are kept. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}
