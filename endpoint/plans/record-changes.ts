// Recording a push: numbers from the space's head row, in the inserting transaction. The row lock makes everybody
// wait their turn, so that numbers appear in commit order and no reader's cursor can skip one (a sequence could not
// promise that).
import * as z from 'zod/mini'
import { enrolledAs, type SpaceId } from '../../src/model/id.ts'
import type { PushResponse, Receipt } from '../../src/wire/changes.ts'
import { FIRST_PREV } from '../../src/wire/sealed-change.ts'
import type { HashedChange, Push, Quotas } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, insert, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { changeRows, weight } from './change-rows.ts'
import type { KnownPlaces } from './continuation.ts'
import { continuation } from './continuation.ts'
import { dropPayloads } from './erase.ts'

export interface Terms {
  readonly now: Date
  readonly quotas: Quotas
}

export function* recordChanges(push: Push, terms: Terms): Plan<Outcome<PushResponse>> {
  const claim = yield* claimNumbers(push)
  if (claim === undefined) return refuse('not-found')
  const measure = yield* measureOf(push)
  if (measure?.revoked !== 0) return refuse('unauthorised')
  const chain = yield* chainOf(push)

  const known = yield* knownOf(push, chain)
  const fresh = continuation(push.changes, { chain, known })
  if (!fresh.ok) return fresh
  if (!(yield* mayLackPayloads(push, fresh.value))) {
    return refuse('forbidden', { detail: 'a change of another device without its payload' })
  }
  const space = yield* giveBack(push, { claim, fresh: fresh.value })

  const day = dayOf(measure, { fresh: fresh.value, terms })
  const full = overQuota({ space: space.bytes, day: day.bytes }, terms)
  // A receipt that was lost on the way is handed out again, however full it is by now.
  if (full !== undefined && fresh.value.length > 0) {
    return refuse('quota-exceeded', { retryAfter: full })
  }

  const first = space.head - fresh.value.length + 1
  yield* insert(changeRows(fresh.value, { first, receivedAt: terms.now.toISOString() }))
  if (fresh.value.length > 0) {
    yield* noteDay(push, day)
    yield* dropPayloads(push.space, { from: first })
  }
  const numberOf = (seq: number) => known.get(seq)?.number ?? first + seq - chain.seq - 1
  const accepted = push.changes.map((hashed) => receipt(hashed, numberOf(hashed.change.seq)))
  return done({ logId: space.log_id, head: space.head, accepted })
}

/**
 * A device may leave its own payloads out. Of others', only what an order has erased: who carries could otherwise take
 * the place of what somebody has yet to send.
 */
function* mayLackPayloads({ space, sender }: Push, fresh: readonly HashedChange[]): Plan<boolean> {
  const bare = fresh.filter(({ change }) => 'payload' in change)
  if (bare.every(({ change }) => enrolledAs(change.device) === sender)) return true
  for (const tag of new Set(bare.map(({ change }) => change.tag))) {
    const [erased] = yield* ask(
      z.object({ tag: z.string() }),
      'SELECT tag FROM erasure WHERE space = $1 AND tag = $2',
      [space, tag],
    )
    if (erased === undefined) return false
  }
  return true
}

const Space = z.object({ log_id: z.string(), head: z.int(), bytes: z.int() })
type Space = z.infer<typeof Space>

const Measure = z.object({ revoked: z.int(), day: z.string(), day_bytes: z.int() })
type Measure = z.infer<typeof Measure>

const Chain = z.object({ seq: z.int(), hash: z.string() })
type Chain = z.infer<typeof Chain>

const Place = z.object({ seq: z.int(), number: z.int(), hash: z.string() })

/** As if all were new, which they nearly always are. */
function* claimNumbers({ space, changes }: Push): Plan<Space | undefined> {
  return yield* moveHead(space, { count: changes.length, bytes: weight(changes) })
}

/** A retry claims too much; what was known before needs no number. */
function* giveBack(
  { space, changes }: Push,
  { claim, fresh }: { claim: Space; fresh: readonly HashedChange[] },
): Plan<Space> {
  const count = fresh.length - changes.length
  if (count === 0) return claim
  return (yield* moveHead(space, { count, bytes: weight(fresh) - weight(changes) })) ?? claim
}

function* moveHead(
  space: SpaceId,
  { count, bytes }: { count: number; bytes: number },
): Plan<Space | undefined> {
  const rows = yield* ask(
    Space,
    `UPDATE space SET head = head + $2, bytes = bytes + $3 WHERE id = $1
     RETURNING log_id, head, bytes`,
    [space, count, bytes],
  )
  return rows[0]
}

function* measureOf({ space, sender }: Push): Plan<Measure | undefined> {
  const rows = yield* ask(
    Measure,
    'SELECT revoked, day, day_bytes FROM device WHERE space = $1 AND id = $2',
    [space, sender],
  )
  return rows[0]
}

function* chainOf({ space, changes }: Push): Plan<Chain> {
  const rows = yield* ask(
    Chain,
    `SELECT seq, hash FROM change WHERE space = $1 AND device = $2 ORDER BY seq DESC LIMIT 1`,
    [space, chainId(changes)],
  )
  return rows[0] ?? { seq: 0, hash: FIRST_PREV }
}

function chainId(changes: Push['changes']): string {
  return changes[0]?.change.device ?? ''
}

function* knownOf({ space, changes }: Push, chain: Chain): Plan<KnownPlaces> {
  const first = changes[0]?.change.seq ?? 0
  if (first > chain.seq) return new Map()
  const rows = yield* ask(
    Place,
    `SELECT seq, number, hash FROM change
     WHERE space = $1 AND device = $2 AND seq >= $3 AND seq < $4`,
    [space, chainId(changes), first, first + changes.length],
  )
  return new Map(rows.map((row) => [row.seq, row]))
}

interface Day {
  readonly name: string
  readonly bytes: number
}

function dayOf(
  measure: Measure,
  { fresh, terms }: { fresh: readonly HashedChange[]; terms: Terms },
): Day {
  const name = terms.now.toISOString().slice(0, 10)
  return { name, bytes: (measure.day === name ? measure.day_bytes : 0) + weight(fresh) }
}

const DAY_SECONDS = 86_400

/** Seconds until it is worth trying again; undefined when there is room. */
function overQuota(
  bytes: { readonly space: number; readonly day: number },
  { now, quotas }: Terms,
): number | undefined {
  // Only the operator can make room in a full space: asking once an hour is enough.
  if (bytes.space > quotas.bytesPerSpace) return 3600
  if (bytes.day <= quotas.bytesPerDeviceAndDay) return undefined
  return DAY_SECONDS - (Math.floor(now.getTime() / 1000) % DAY_SECONDS)
}

function* noteDay({ space, sender }: Push, { name, bytes }: Day): Plan<void> {
  yield* tell('UPDATE device SET day = $3, day_bytes = $4 WHERE space = $1 AND id = $2', [
    space,
    sender,
    name,
    bytes,
  ])
}

function receipt({ change, hash }: HashedChange, number: number): Receipt {
  return { device: change.device, seq: change.seq, number, hash }
}
