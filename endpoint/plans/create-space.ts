// Founding a space: its first entry, its first device, an empty log.
import * as z from 'zod/mini'
import type { Founding } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { writeDevice, writeEntry } from './membership-rows.ts'

export function* createSpace(
  { space, tokenHash, entry }: Founding,
  fresh: { readonly logId: string; readonly now: Date },
): Plan<Outcome<{ logId: string }>> {
  const [created] = yield* ask(
    LogId,
    `INSERT INTO space (id, log_id, head, bytes, created_at) VALUES ($1, $2, 0, 0, $3)
     ON CONFLICT DO NOTHING RETURNING log_id`,
    [space, fresh.logId, fresh.now.toISOString()],
  )
  if (created === undefined) return yield* foundedBefore({ space, tokenHash, entry })
  yield* writeDevice(entry.entry.device, { space, tokenHash })
  yield* writeEntry(entry)
  return done({ logId: created.log_id })
}

const LogId = z.object({ log_id: z.string() })

/** The answer to the first attempt may have been lost on the way. */
function* foundedBefore({ space, tokenHash, entry }: Founding): Plan<Outcome<{ logId: string }>> {
  const [same] = yield* ask(
    LogId,
    `SELECT space.log_id FROM space
     JOIN membership ON membership.space = space.id AND membership.n = 1 AND membership.hash = $2
     JOIN device ON device.space = space.id AND device.id = $3 AND device.token_hash = $4
     WHERE space.id = $1`,
    [space, entry.hash, entry.entry.device.id, tokenHash],
  )
  return same === undefined ? refuse('already-exists') : done({ logId: same.log_id })
}
