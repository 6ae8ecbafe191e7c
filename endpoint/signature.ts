// Ed25519 with node:crypto. A stolen token without the device's key must not be able to write in its name.
import { createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

export type SignatureCheck = (hash: string, sig: string) => Promise<boolean>

/**
 * @param signKey 32 bytes of an Ed25519 public key, base64url
 * @returns a check of a signature (64 bytes, base64url) over the 32 bytes of a hash; runs beside the event loop
 */
export function signatureCheck(signKey: string): SignatureCheck {
  const key = publicKey(signKey)
  return async (hash, sig) => {
    if (key === undefined || !isCanonicalBase64url(sig)) return false
    return verified(key, Buffer.from(hash, 'base64url'), Buffer.from(sig, 'base64url'))
  }
}

/** False for a text whose unused last bits are set: two texts for the same bytes would be two changes for one hash. */
export function isCanonicalBase64url(text: string): boolean {
  return Buffer.from(text, 'base64url').toString('base64url') === text
}

function publicKey(signKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signKey }, format: 'jwk' })
  } catch {
    return undefined
  }
}

function verified(key: KeyObject, bytes: Buffer, sig: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    verify(null, bytes, key, sig, (error, valid) => {
      resolve(error === null && valid)
    })
  })
}
