// AES-256-GCM and the keys derived for it. Every use names its purpose in `info` and binds its place in `aad`.
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { own, utf8 } from './bytes.ts'

/** HKDF-SHA-256 (RFC 5869) to 32 bytes, without salt: the input keys are uniformly random. */
export function deriveKey(key: Uint8Array, info: string): Uint8Array {
  return hkdf(sha256, key, undefined, utf8(info), 32)
}

export function importAesKey(key: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', own(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export interface Box {
  /** 96 random bits. Never a counter: a restored or cloned profile would repeat it. */
  readonly nonce: Uint8Array
  readonly aad: Uint8Array
}

export async function encrypt(
  key: CryptoKey,
  { nonce, aad }: Box,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const parameters = { name: 'AES-GCM', iv: own(nonce), additionalData: own(aad) }
  return new Uint8Array(await crypto.subtle.encrypt(parameters, key, own(plain)))
}

/** `undefined` when anything at all was changed; never a part of the plaintext. */
export async function decrypt(
  key: CryptoKey,
  { nonce, aad }: Box,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  const parameters = { name: 'AES-GCM', iv: own(nonce), additionalData: own(aad) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, own(sealed)))
  } catch {
    return undefined
  }
}
