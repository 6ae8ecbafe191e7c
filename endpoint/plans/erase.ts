// Erasing: the order is kept, the payloads under its tag go, their places in the chains stay.
import * as z from 'zod/mini'
import { canonicalJson } from '../../src/model/json.ts'
import type { SpaceId } from '../../src/model/id.ts'
import type { ErasureResponse } from '../../src/wire/erasure.ts'
import type { Erasure } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { ENVELOPE_BYTES } from './change-rows.ts'
import { readMember } from './membership-rows.ts'

export function* erase({ space, orders }: Erasure): Plan<Outcome<ErasureResponse>> {
  if (!(yield* lock(space))) return refuse('not-found')
  for (const order of orders) {
    const signer = yield* readMember(space, order.by)
    if (signer?.role !== 'coordinator' || signer.removed) return refuse('forbidden')
    yield* tell(
      `INSERT INTO erasure (space, tag, erasure_order) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [space, order.tag, canonicalJson(order)],
    )
  }
  yield* dropPayloads(space, { from: 1 })
  return done({ erased: orders.map(({ tag }) => tag) })
}

/** A push that is being recorded is waited for: what it brings under an erased tag is then dropped too. */
function* lock(space: SpaceId): Plan<boolean> {
  const rows = yield* ask(
    z.object({ id: z.string() }),
    'UPDATE space SET bytes = bytes WHERE id = $1 RETURNING id',
    [space],
  )
  return rows.length === 1
}

const Erased = z.object({ count: z.int(), bytes: z.int() })

const UNDER_ERASED_TAG = `space = $1 AND number >= $2 AND ciphertext IS NOT NULL
  AND tag IN (SELECT tag FROM erasure WHERE space = $1)`

/** Of the changes with this number and later ones; the space becomes as much smaller. */
export function* dropPayloads(space: SpaceId, { from }: { from: number }): Plan<void> {
  const [erased] = yield* ask(
    Erased,
    `SELECT COUNT(*) AS count, COALESCE(SUM(size), 0) AS bytes FROM change WHERE ${UNDER_ERASED_TAG}`,
    [space, from],
  )
  if (erased === undefined || erased.count === 0) return
  yield* tell(
    `UPDATE change SET ciphertext = NULL, size = ${String(ENVELOPE_BYTES)} WHERE ${UNDER_ERASED_TAG}`,
    [space, from],
  )
  yield* tell('UPDATE space SET bytes = bytes - $2 WHERE id = $1', [
    space,
    erased.bytes - erased.count * ENVELOPE_BYTES,
  ])
}
