// Orders to erase: signed by the coordinator's device that brings them.
import { ErasureRequest, ErasureResponse, type ErasureOrder } from '../../src/wire/erasure.ts'
import { erasureOrderHash } from '../hash.ts'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_QUERY, route } from '../http/route.ts'
import type { KnownDevice, Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { signatureCheck } from '../signature.ts'

export function erasureRoute(ledger: Ledger, { coordinator }: Gates): Route {
  return route({
    method: 'post',
    path: '/v1/spaces/{space}/erasures',
    summary: 'Drops the payloads under the tags of signed orders, for good; again is fine',
    gate: coordinator,
    body: ErasureRequest,
    query: NO_QUERY,
    status: 200,
    answer: ErasureResponse,
    act: ({ who, body }) => erase(ledger, who, body.orders),
  })
}

async function erase(
  ledger: Ledger,
  who: KnownDevice,
  orders: readonly ErasureOrder[],
): Promise<Outcome<unknown>> {
  if (orders.some(({ space, by }) => space !== who.space || by !== who.id)) {
    return refuse('forbidden', { detail: 'an order of another space or signer' })
  }
  const isSigned = signatureCheck(who.signKey)
  const signed = await Promise.all(
    orders.map((order) => isSigned(erasureOrderHash(order), order.sig)),
  )
  const wrong = signed.indexOf(false)
  if (wrong >= 0) return refuse('malformed', { detail: `at orders.${String(wrong)}.sig` })
  return ledger.erase({ space: who.space, orders })
}
