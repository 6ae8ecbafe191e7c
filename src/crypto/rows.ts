// Rows at rest: sealed with the device key and bound to their place, so that no row can stand in for another.
import { canonicalJson } from '../model/json.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { decrypt, deriveKey, encrypt, importAesKey } from './aead.ts'
import { joinBytes, utf8 } from './bytes.ts'
import type { Random } from './random.ts'

export interface RowPlace {
  readonly store: string
  readonly key: string
  readonly version: number
}

export interface RowCipher {
  readonly seal: (place: RowPlace, bytes: Uint8Array) => Promise<Uint8Array>
  readonly open: (
    place: RowPlace,
    sealed: Uint8Array,
  ) => Promise<Result<Uint8Array, Problem & { readonly kind: 'unreadable-row' }>>
}

const FORMAT = 1
const NONCE_BYTES = 12

/** Sealed row: version byte 1, nonce (12 bytes), AES-256-GCM ciphertext and tag. AAD: [store, key, version]. */
export async function createRowCipher(deviceKey: Uint8Array, random: Random): Promise<RowCipher> {
  const key = await importAesKey(deriveKey(deviceKey, 'row/v1'))
  return {
    seal: async (place, bytes) => {
      const nonce = random(NONCE_BYTES)
      const sealed = await encrypt(key, { nonce, aad: aadOf(place) }, bytes)
      return joinBytes(Uint8Array.of(FORMAT), nonce, sealed)
    },
    open: async (place, sealed) => {
      if (sealed[0] !== FORMAT) return fail({ kind: 'unreadable-row' })
      const nonce = sealed.slice(1, 1 + NONCE_BYTES)
      const box = { nonce, aad: aadOf(place) }
      const bytes = await decrypt(key, box, sealed.slice(1 + NONCE_BYTES))
      return bytes === undefined ? fail({ kind: 'unreadable-row' }) : ok(bytes)
    },
  }
}

function aadOf({ store, key, version }: RowPlace): Uint8Array {
  return utf8(canonicalJson([store, key, version]))
}
