// Orders to drop a record's payloads: signed here, checked by the endpoint with the same rule (endpoint/hash.ts).
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson } from '../model/json.ts'
import type { ErasureOrder } from '../wire/erasure.ts'
import { utf8 } from './bytes.ts'
import { createSigner } from './signatures.ts'

export async function signOrders(
  orders: readonly Omit<ErasureOrder, 'sig'>[],
  secret: string,
): Promise<readonly ErasureOrder[]> {
  const signer = await createSigner(secret)
  return Promise.all(
    orders.map(async (order) => ({
      ...order,
      sig: await signer.sign(sha256(utf8(canonicalJson(order)))),
    })),
  )
}
