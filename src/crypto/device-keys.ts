// A device's own keys in one space: Ed25519 to sign (RFC 8032), X25519 as an age identity to be granted keys.
import { ed25519 } from '@noble/curves/ed25519.js'
import { toBase64url } from './bytes.ts'
import type { Random } from './random.ts'

export interface DeviceKeys {
  /** Secret: 32 bytes, base64url. */
  readonly sign: string
  /** Public: 32 bytes, base64url. */
  readonly signKey: string
  /** Secret: AGE-SECRET-KEY-1… */
  readonly box: string
  /** Public: age1… */
  readonly boxKey: string
}

export async function createDeviceKeys(random: Random): Promise<DeviceKeys> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const sign = random(32)
  const box = await generateX25519Identity()
  return {
    sign: toBase64url(sign),
    signKey: toBase64url(ed25519.getPublicKey(sign)),
    box,
    boxKey: await identityToRecipient(box),
  }
}
