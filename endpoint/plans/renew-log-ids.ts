// After a restore from a backup the same numbers will name other changes: a new log id tells every device.
import * as z from 'zod/mini'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done } from '../refusal.ts'

export function* renewLogIds(fresh: () => string): Plan<Outcome<void>> {
  const spaces = yield* ask(z.object({ id: z.string() }), 'SELECT id FROM space ORDER BY id', [])
  for (const { id } of spaces) {
    yield* tell('UPDATE space SET log_id = $2 WHERE id = $1', [id, fresh()])
  }
  return done(undefined)
}
