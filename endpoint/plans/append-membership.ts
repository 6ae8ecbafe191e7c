// Growing the membership log. Every device verifies it for itself; the endpoint checks it too, so that a caseworker's
// token cannot enrol and two coordinators cannot write the same line.
import * as z from 'zod/mini'
import { FIRST_PREV } from '../../src/wire/sealed-change.ts'
import type { DeviceSeen, Enrolment } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import type { DeviceRow } from './membership-rows.ts'
import { readDevice, writeDevice, writeEntry } from './membership-rows.ts'

export function* appendMembership(enrolment: Enrolment): Plan<Outcome<DeviceSeen>> {
  const { entry, hash } = enrolment.entry
  if (!(yield* lock(enrolment))) return refuse('not-found')
  const log = yield* endOfLog(enrolment)
  if (log.hashAtN === hash) return done(seen(enrolment))
  if (entry.n !== log.n + 1 || entry.prev !== log.hash) return outOfOrder(log.n + 1)

  const signer = yield* readDevice(entry.space, entry.by)
  if (signer?.role !== 'coordinator' || signer.revoked !== 0) return refuse('forbidden')
  const moved = entry.action === 'remove' ? yield* revoke(enrolment) : yield* enrol(enrolment)
  if (!moved.ok) return moved
  yield* writeEntry(enrolment.entry)
  return done(seen(enrolment))
}

/** The space's row makes writers wait their turn, and pays for the entry. */
function* lock({ entry: { entry } }: Enrolment): Plan<boolean> {
  const rows = yield* ask(
    z.object({ id: z.string() }),
    'UPDATE space SET bytes = bytes + $2 WHERE id = $1 RETURNING id',
    [entry.space, entry.grant.length],
  )
  return rows.length === 1
}

const LastEntry = z.object({ n: z.int(), hash: z.string() })

function* endOfLog({ entry: { entry } }: Enrolment) {
  const rows = yield* ask(
    LastEntry,
    'SELECT n, hash FROM membership WHERE space = $1 AND n >= $2 ORDER BY n',
    [entry.space, entry.n],
  )
  const [last] = yield* ask(
    LastEntry,
    'SELECT n, hash FROM membership WHERE space = $1 ORDER BY n DESC LIMIT 1',
    [entry.space],
  )
  return { n: last?.n ?? 0, hash: last?.hash ?? FIRST_PREV, hashAtN: rows[0]?.hash }
}

function outOfOrder(expected: number) {
  return refuse('out-of-order', { expected, detail: `expected n ${String(expected)}` })
}

function* revoke({ entry: { entry } }: Enrolment): Plan<Outcome<void>> {
  if ((yield* readDevice(entry.space, entry.device.id)) === undefined) return refuse('not-found')
  yield* tell('UPDATE device SET revoked = 1 WHERE space = $1 AND id = $2', [
    entry.space,
    entry.device.id,
  ])
  return done(undefined)
}

function* enrol(enrolment: Enrolment): Plan<Outcome<void>> {
  const { entry } = enrolment.entry
  const before = yield* readDevice(entry.space, entry.device.id)
  if (before !== undefined) return yield* renew(enrolment, before)
  if (enrolment.tokenHash === undefined) {
    return refuse('malformed', { detail: 'a new device needs a tokenHash' })
  }
  const place = { space: entry.space, tokenHash: enrolment.tokenHash }
  const written = yield* writeDevice(entry.device, place)
  return written ? done(undefined) : refuse('already-exists')
}

/** A role that changes, a token that is renewed, keys granted anew. A device that was removed never comes back. */
function* renew(enrolment: Enrolment, before: DeviceRow): Plan<Outcome<void>> {
  const { space, device } = enrolment.entry.entry
  const sameKeys = before.sign_key === device.signKey && before.box_key === device.boxKey
  if (!sameKeys || before.revoked !== 0) return refuse('already-exists')
  const tokenHash = enrolment.tokenHash ?? before.token_hash
  const [other] = yield* ask(
    z.object({ id: z.string() }),
    'SELECT id FROM device WHERE space = $1 AND token_hash = $2 AND id <> $3',
    [space, tokenHash, device.id],
  )
  if (other !== undefined) return refuse('already-exists')
  yield* tell('UPDATE device SET role = $3, token_hash = $4 WHERE space = $1 AND id = $2', [
    space,
    device.id,
    device.role,
    tokenHash,
  ])
  return done(undefined)
}

function seen({ entry: { entry } }: Enrolment): DeviceSeen {
  const { id, role } = entry.device
  return { id, role, revoked: entry.action === 'remove' }
}
