// Telling the endpoint what was erased, until it has acknowledged it.
import { ok, type Result } from '../model/result.ts'
import { ErasureResponse, MAX_ORDERS, type ErasureOrder } from '../wire/erasure.ts'
import type { HttpProblem } from './http.ts'
import type { SyncNeeds } from './needs.ts'

export interface OrdersNeeds extends SyncNeeds {
  /** Signed by this device; none when it coordinates nothing. */
  readonly orders: (tags: readonly string[]) => Promise<readonly ErasureOrder[]>
}

/** Safe to stop and to repeat: the endpoint takes each order once. */
export async function sendOrders(
  needs: OrdersNeeds,
  signal: AbortSignal,
): Promise<Result<void, HttpProblem>> {
  for (;;) {
    const tags = (await needs.store.orders.pending()).slice(0, MAX_ORDERS)
    const orders = tags.length === 0 ? [] : await needs.orders(tags)
    if (orders.length === 0) return ok(undefined)
    const answer = await needs.http.ask({
      method: 'POST',
      path: `/v1/spaces/${needs.space}/erasures`,
      token: needs.token,
      body: { orders },
      answer: ErasureResponse,
      signal,
    })
    if (!answer.ok) return answer
    // All that was asked is asked for: an endpoint that leaves some out is not asked again in this round.
    await needs.store.orders.acknowledge(answer.value.erased.filter((tag) => tags.includes(tag)))
    if (tags.some((tag) => !answer.value.erased.includes(tag))) return ok(undefined)
  }
}
