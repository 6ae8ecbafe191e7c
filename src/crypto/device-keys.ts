// A device's own keys in one space: Ed25519 to sign (RFC 8032), X25519 as an age identity to be granted keys.
import { toBase64url } from './bytes.ts'
import type { Random } from './random.ts'
import { publicKeyOf } from './signatures.ts'

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
  const sign = toBase64url(random(32))
  const box = await generateX25519Identity()
  return {
    sign,
    signKey: await publicKeyOf(sign),
    box,
    boxKey: await identityToRecipient(box),
  }
}
