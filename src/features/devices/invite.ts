// The coordinator's side of joining: show a code, see who asks, compare six digits, approve.
import { toBase64url } from '../../crypto/bytes.ts'
import { sealGrant } from '../../crypto/grant.ts'
import { invitationText, isGenuine, meetingOf, sixDigits } from '../../crypto/invitation.ts'
import { hashOfEntry, signEntry } from '../../crypto/membership.ts'
import type { Random } from '../../crypto/random.ts'
import { publicKeyOf } from '../../crypto/signatures.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { Enrolment } from '../../sync/enrolment.ts'
import type { HttpProblem } from '../../sync/http.ts'
import type { VaultSpace } from '../../store/vault.ts'
import type { Invitation, JoinRequest } from '../../wire/invitation.ts'
import type { MembershipEntry, Role } from '../../wire/membership.ts'
import { growthOf, type LogProblem } from './membership.ts'

export interface InviteNeeds {
  readonly space: () => VaultSpace
  readonly enrolment: Enrolment
  readonly random: Random
  readonly now: () => string
}

export interface Invited {
  readonly invitation: Invitation
  /** The link to show as a QR code; holds no key of the space. */
  readonly text: string
}

export interface Asking {
  readonly request: JoinRequest
  /** To be compared, by people, with what the other device shows. */
  readonly digits: string
}

export type InviteProblem =
  | HttpProblem
  | LogProblem
  | (Problem & { readonly kind: 'local-only' | 'request-not-genuine' | 'expired' })

export async function invite(
  needs: InviteNeeds,
  origin: string,
): Promise<Result<Invited, InviteProblem>> {
  const space = needs.space()
  if (space.endpoint === undefined) return fail({ kind: 'local-only' })
  const invitation: Invitation = {
    v: 1,
    endpoint: space.endpoint.url,
    space: space.id,
    secret: toBase64url(needs.random(32)),
    by: { id: space.device, signKey: await publicKeyOf(space.deviceKeys.sign) },
  }
  const meeting = meetingOf(invitation)
  const made = await needs.enrolment.invite(space.endpoint.token, {
    id: meeting.id,
    tokenHash: meeting.tokenHash,
  })
  return made.ok ? ok({ invitation, text: invitationText(invitation, origin) }) : made
}

/** Nobody yet: `undefined`. */
export async function whoAsks(
  needs: InviteNeeds,
  invitation: Invitation,
): Promise<Result<Asking | undefined, InviteProblem>> {
  const { endpoint } = needs.space()
  if (endpoint === undefined) return fail({ kind: 'local-only' })
  const { id } = meetingOf(invitation)
  const state = await needs.enrolment.invitation(endpoint.token, id)
  if (!state.ok) return state
  const { request, expiresAt } = state.value
  if (request === undefined)
    return expiresAt < needs.now() ? fail({ kind: 'expired' }) : ok(undefined)
  if (!isGenuine(invitation, request)) return fail({ kind: 'request-not-genuine' })
  return ok({ request, digits: sixDigits(invitation, request.device) })
}

/**
 * Signs on top of nothing but a log that goes on from the one this device knows and holds to its end: whoever shows
 * another one, an entry left out for instance, would have it vouched for. Gives the log with the new entry.
 */
export async function approve(
  needs: InviteNeeds,
  { invitation, request, role }: { invitation: Invitation; request: JoinRequest; role: Role },
): Promise<Result<MembershipEntry[], InviteProblem>> {
  const space = needs.space()
  if (space.endpoint === undefined) return fail({ kind: 'local-only' })
  const { token } = space.endpoint
  const log = await needs.enrolment.membership(token)
  if (!log.ok) return log
  const growth = await growthOf(space.membership, log.value.entries)
  if (growth.problem !== undefined) return fail(growth.problem)
  const entry = await entryFor(needs, { entries: growth.entries, request, role })
  const enrolled = await needs.enrolment.enrol(token, { entry, tokenHash: request.tokenHash })
  if (!enrolled.ok) return enrolled
  const { id } = meetingOf(invitation)
  const told = await needs.enrolment.answerTo(token, id, { answer: 'approved' })
  return told.ok ? ok([...growth.entries, entry]) : told
}

export async function refuse(
  needs: InviteNeeds,
  invitation: Invitation,
): Promise<Result<unknown, InviteProblem>> {
  const { endpoint } = needs.space()
  if (endpoint === undefined) return fail({ kind: 'local-only' })
  const { id } = meetingOf(invitation)
  return needs.enrolment.answerTo(endpoint.token, id, { answer: 'refused' })
}

async function entryFor(
  needs: InviteNeeds,
  {
    entries,
    request,
    role,
  }: { entries: readonly MembershipEntry[]; request: JoinRequest; role: Role },
): Promise<MembershipEntry> {
  const space = needs.space()
  const last = entries.at(-1)
  const keys = space.spaceKeys
  const { id, signKey, boxKey } = request.device
  return signEntry(
    {
      v: 1,
      space: space.id,
      n: entries.length + 1,
      prev: last === undefined ? '' : hashOfEntry(last),
      action: 'add',
      device: { id, signKey, boxKey, role },
      epoch: last?.epoch ?? 1,
      at: needs.now(),
      by: space.device,
      grant: await sealGrant({ v: 1, space: space.id, name: space.name, keys }, [boxKey]),
    },
    space.deviceKeys.sign,
  )
}
