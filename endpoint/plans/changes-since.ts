// Handing out: everything after a cursor, in order, in answers that a slow line can carry.
import * as z from 'zod/mini'
import type { PulledChange, PullResponse } from '../../src/wire/changes.ts'
import { MAX_BODY_BYTES } from '../../src/wire/changes.ts'
import type { Pull } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'

/** Sealed bytes grow by a third in base64url. */
const ANSWER_BYTES = (MAX_BODY_BYTES / 4) * 3

export function* changesSince(pull: Pull): Plan<Outcome<PullResponse>> {
  const [space] = yield* ask(Space, 'SELECT log_id, head FROM space WHERE id = $1', [pull.space])
  if (space === undefined) return refuse('not-found')

  const last = yield* lastThatFits(pull, space.head)
  const rows =
    last === undefined
      ? []
      : yield* ask(
          Row,
          `SELECT number, received_at, device, seq, epoch, prev, tag, nonce, sig, payload, ciphertext
           FROM change WHERE space = $1 AND number > $2 AND number <= $3 ORDER BY number`,
          [pull.space, pull.after, last],
        )
  const changes = rows.map((row) => pulled(pull, row))
  return done({ logId: space.log_id, head: space.head, changes })
}

const Space = z.object({ log_id: z.string(), head: z.int() })
const Size = z.object({ number: z.int(), size: z.int() })
const Row = z.object({
  number: z.int(),
  received_at: z.string(),
  device: z.string(),
  seq: z.int(),
  epoch: z.int(),
  prev: z.string(),
  tag: z.string(),
  nonce: z.string(),
  sig: z.string(),
  payload: z.string(),
  ciphertext: z.nullable(z.instanceof(Uint8Array)),
})

/** Up to the head that this answer names: what is committed meanwhile belongs to the next one. */
function* lastThatFits(pull: Pull, head: number): Plan<number | undefined> {
  const sizes = yield* ask(
    Size,
    `SELECT number, size FROM change
     WHERE space = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT $4`,
    [pull.space, pull.after, head, pull.limit],
  )
  let room = ANSWER_BYTES
  let last: number | undefined
  for (const { number, size } of sizes) {
    room -= size
    if (room < 0 && last !== undefined) break
    last = number
  }
  return last
}

function pulled({ space }: Pull, row: z.infer<typeof Row>): PulledChange {
  const { number, received_at: receivedAt, ciphertext, payload, ...visible } = row
  const bytes = ciphertext === null ? { payload } : { ciphertext: base64url(ciphertext) }
  return { number, receivedAt, change: { v: 1, space, ...visible, ...bytes } }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}
