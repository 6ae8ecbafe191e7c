// Growing the membership log, by the rule every device verifies it with: what they would refuse is not recorded, so
// that no single entry can leave a space without a log.
import * as z from 'zod/mini'
import type { EnrolledId } from '../../src/model/id.ts'
import { MembershipEntry } from '../../src/wire/membership.ts'
import { judgeEntry, NO_LOG, type LogSoFar, type Misfit } from '../../src/wire/membership-rule.ts'
import type { DeviceSeen, Enrolment } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { readMember, readTokenHash, writeDevice, writeEntry } from './membership-rows.ts'

export function* appendMembership(enrolment: Enrolment): Plan<Outcome<DeviceSeen>> {
  const { entry, hash } = enrolment.entry
  if (!(yield* lock(enrolment))) return refuse('not-found')
  if (yield* isRecorded(enrolment)) return done(seen(enrolment))

  const log = yield* logSoFar(entry)
  const judged = judgeEntry(log, entry)
  if (!judged.fits) return refusalOf(judged.misfit, log)
  const moved = entry.action === 'remove' ? yield* revoke(enrolment) : yield* enrol(enrolment, log)
  if (!moved.ok) return moved
  yield* writeEntry({ entry, hash })
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

function* isRecorded({ entry: { entry, hash } }: Enrolment): Plan<boolean> {
  const rows = yield* ask(
    z.object({ n: z.int() }),
    'SELECT n FROM membership WHERE space = $1 AND n = $2 AND hash = $3',
    [entry.space, entry.n, hash],
  )
  return rows.length === 1
}

const LastEntry = z.object({ hash: z.string(), entry: z.string() })

/** The end of the log, and of its devices the two that this entry speaks of. */
function* logSoFar({ space, by, device }: MembershipEntry): Plan<LogSoFar> {
  const [last] = yield* ask(
    LastEntry,
    'SELECT hash, entry FROM membership WHERE space = $1 ORDER BY n DESC LIMIT 1',
    [space],
  )
  if (last === undefined) return NO_LOG
  const { n, epoch } = MembershipEntry.parse(JSON.parse(last.entry))
  const members = new Map([
    [by, yield* readMember(space, by)],
    [device.id, yield* readMember(space, device.id)],
  ])
  return { n, hash: last.hash, epoch, member: (id: EnrolledId) => members.get(id) }
}

function refusalOf(misfit: Misfit, { n }: LogSoFar): Outcome<never> {
  switch (misfit) {
    case 'out-of-order':
      return refuse('out-of-order', { expected: n + 1, detail: `expected n ${String(n + 1)}` })
    case 'not-a-coordinator':
      return refuse('forbidden')
    case 'unknown':
      return refuse('not-found')
    case 'gone':
    case 'other-keys':
      return refuse('already-exists')
    case 'wrong-kind':
      return refuse('malformed', { detail: 'at entry.action' })
    case 'wrong-epoch':
      return refuse('malformed', { detail: 'at entry.epoch' })
  }
}

function* revoke({ entry: { entry } }: Enrolment): Plan<Outcome<void>> {
  yield* tell('UPDATE device SET revoked = 1 WHERE space = $1 AND id = $2', [
    entry.space,
    entry.device.id,
  ])
  return done(undefined)
}

function* enrol(enrolment: Enrolment, log: LogSoFar): Plan<Outcome<void>> {
  const { entry } = enrolment.entry
  if (log.member(entry.device.id) !== undefined) return yield* renew(enrolment)
  if (enrolment.tokenHash === undefined) {
    return refuse('malformed', { detail: 'a new device needs a tokenHash' })
  }
  const place = { space: entry.space, tokenHash: enrolment.tokenHash }
  const written = yield* writeDevice(entry.device, place)
  return written ? done(undefined) : refuse('already-exists')
}

/** A role that changes, a token that is renewed, keys granted anew. */
function* renew(enrolment: Enrolment): Plan<Outcome<void>> {
  const { space, device } = enrolment.entry.entry
  const tokenHash = enrolment.tokenHash ?? (yield* readTokenHash(space, device.id))
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
