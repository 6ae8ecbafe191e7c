// Ed25519 (RFC 8032): WebCrypto where the browser has it, noble where not. Both give the same signature.
import { fromBase64url, own, toBase64url } from './bytes.ts'

export interface Signer {
  readonly sign: (hash: Uint8Array) => Promise<string>
}

export interface Verifier {
  /** Keys and signatures are base64url; anything malformed is simply not a signature. */
  readonly verify: (signKey: string, hash: Uint8Array, sig: string) => Promise<boolean>
}

const PKCS8_ED25519 = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32)

/** `secret`: 32 bytes, base64url. */
export async function createSigner(secret: string): Promise<Signer> {
  const bytes = fromBase64url(secret)
  const native = await importSecret(bytes)
  return {
    sign: async (hash) => {
      if (native === undefined) return toBase64url((await noble()).sign(hash, bytes))
      return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', native, own(hash))))
    },
  }
}

export function createVerifier(): Verifier {
  const keys = new Map<string, Promise<CryptoKey | undefined>>()
  return {
    verify: async (signKey, hash, sig) => {
      const imported = keys.get(signKey) ?? importPublic(signKey)
      keys.set(signKey, imported)
      const native = await imported
      if (native === undefined) return verifyWithNoble(signKey, hash, sig)
      return crypto.subtle
        .verify('Ed25519', native, own(fromBase64url(sig)), own(hash))
        .catch(() => false)
    },
  }
}

/** The public key of a secret one, both base64url. */
export async function publicKeyOf(secret: string): Promise<string> {
  return toBase64url((await noble()).getPublicKey(fromBase64url(secret)))
}

/** Loaded only where it is needed: browsers of the last years sign by themselves. */
async function noble() {
  return (await import('@noble/curves/ed25519.js')).ed25519
}

export async function verifyWithNoble(
  signKey: string,
  hash: Uint8Array,
  sig: string,
): Promise<boolean> {
  try {
    return (await noble()).verify(fromBase64url(sig), hash, fromBase64url(signKey))
  } catch {
    return false
  }
}

async function importSecret(secret: Uint8Array): Promise<CryptoKey | undefined> {
  const pkcs8 = own(new Uint8Array([...PKCS8_ED25519, ...secret]))
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  } catch {
    return undefined
  }
}

async function importPublic(signKey: string): Promise<CryptoKey | undefined> {
  try {
    const raw = own(fromBase64url(signKey))
    return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  } catch {
    return undefined
  }
}
