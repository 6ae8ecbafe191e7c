// The meeting place: opened by a coordinator, entered once, answered once, gone after ten minutes.
import * as z from 'zod/mini'
import { canonicalJson } from '../../src/model/json.ts'
import type { SpaceId } from '../../src/model/id.ts'
import type { CreateInvitationRequest, InvitationAnswer } from '../../src/wire/invitation.ts'
import { INVITATION_MINUTES, JoinRequest } from '../../src/wire/invitation.ts'
import type { InvitationPlace, KnownInvitation } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { readMember } from './membership-rows.ts'

/** Expired invitations are remembered this long, so that a late tablet hears "expired" and not "unknown". */
const REMEMBERED_MINUTES = 60
const MINUTE = 60_000

export function* invite(
  { space, id, tokenHash }: CreateInvitationRequest & { readonly space: SpaceId },
  now: Date,
): Plan<Outcome<KnownInvitation>> {
  const forgotten = new Date(now.getTime() - REMEMBERED_MINUTES * MINUTE)
  yield* tell('DELETE FROM invitation WHERE space = $1 AND expires_at < $2', [
    space,
    forgotten.toISOString(),
  ])
  const expiresAt = new Date(now.getTime() + INVITATION_MINUTES * MINUTE)
  yield* tell(
    `INSERT INTO invitation (space, id, token_hash, expires_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [space, id, tokenHash, expiresAt.toISOString()],
  )
  const invitation = yield* readInvitation({ space, id })
  return invitation?.tokenHash === tokenHash ? done(invitation) : refuse('already-exists')
}

export function* readInvitation({ space, id }: InvitationPlace): Plan<KnownInvitation | undefined> {
  const [row] = yield* ask(
    InvitationRow,
    'SELECT token_hash, expires_at, request, answer FROM invitation WHERE space = $1 AND id = $2',
    [space, id],
  )
  if (row === undefined) return undefined
  return {
    tokenHash: row.token_hash,
    expiresAt: row.expires_at,
    ...(row.request === null ? {} : { request: JoinRequest.parse(JSON.parse(row.request)) }),
    ...(row.answer === null ? {} : { answer: row.answer }),
  }
}

export function* requestToJoin(
  { place, request }: { readonly place: InvitationPlace; readonly request: JoinRequest },
  now: Date,
): Plan<Outcome<KnownInvitation>> {
  const open = yield* openInvitation(place, now)
  if (!open.ok) return open
  yield* tell(
    'UPDATE invitation SET request = $3 WHERE space = $1 AND id = $2 AND request IS NULL',
    [place.space, place.id, canonicalJson(request)],
  )
  const after = yield* readInvitation(place)
  if (after?.request === undefined) return refuse('not-found')
  const mine = canonicalJson(after.request) === canonicalJson(request)
  return mine ? done(after) : refuse('already-exists')
}

export function* answerInvitation(
  { place, answer }: { readonly place: InvitationPlace; readonly answer: Answer },
  now: Date,
): Plan<Outcome<KnownInvitation>> {
  const open = yield* openInvitation(place, now)
  if (!open.ok) return open
  if (answer === 'approved' && !(yield* isEnrolled(place.space, open.value))) {
    return refuse('out-of-order', { detail: 'enrol the device that asked, then approve' })
  }
  yield* tell('UPDATE invitation SET answer = $3 WHERE space = $1 AND id = $2 AND answer IS NULL', [
    place.space,
    place.id,
    answer,
  ])
  const after = yield* readInvitation(place)
  return after?.answer === answer ? done(after) : refuse('already-exists')
}

/** An answer given in the last minute can still be read for as long as an invitation lives. */
export function isExpired(invitation: KnownInvitation, now: Date): boolean {
  const grace = invitation.answer === undefined ? 0 : INVITATION_MINUTES * MINUTE
  return now.getTime() >= new Date(invitation.expiresAt).getTime() + grace
}

type Answer = InvitationAnswer['answer']

const InvitationRow = z.object({
  token_hash: z.string(),
  expires_at: z.string(),
  request: z.nullable(z.string()),
  answer: z.nullable(z.enum(['approved', 'refused'])),
})

function* openInvitation(place: InvitationPlace, now: Date): Plan<Outcome<KnownInvitation>> {
  const invitation = yield* readInvitation(place)
  if (invitation === undefined) return refuse('not-found')
  return isExpired(invitation, now) ? refuse('expired') : done(invitation)
}

function* isEnrolled(space: SpaceId, { request }: KnownInvitation): Plan<boolean> {
  if (request === undefined) return false
  const device = yield* readMember(space, request.device.id)
  return device?.signKey === request.device.signKey && !device.removed
}
