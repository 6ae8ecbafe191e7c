// Bearer tokens: 32 random bytes, of which the endpoint keeps only the hash.
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, utf8 } from './bytes.ts'
import type { Random } from './random.ts'

export function createToken(random: Random): string {
  return toBase64url(random(32))
}

/** SHA-256 of the token's text, base64url. */
export function tokenHash(token: string): string {
  return toBase64url(sha256(utf8(token)))
}
