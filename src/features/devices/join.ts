// The new device's side of joining: ask, compare six digits, be approved, verify, and only then belong.
import { createDeviceKeys, type DeviceKeys } from '../../crypto/device-keys.ts'
import {
  makeJoinRequest,
  meetingOf,
  parseInvitation,
  sixDigits,
  type InvitationProblem,
} from '../../crypto/invitation.ts'
import { verifyMembership } from '../../crypto/membership.ts'
import type { Random } from '../../crypto/random.ts'
import { createToken, tokenHash } from '../../crypto/tokens.ts'
import type { EnrolledId, SpaceId } from '../../model/id.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { VaultSpace } from '../../store/vault.ts'
import type { Enrolment } from '../../sync/enrolment.ts'
import type { HttpProblem } from '../../sync/http.ts'
import type { Invitation } from '../../wire/invitation.ts'
import { keysFrom, nameFrom } from './membership.ts'

export interface JoinNeeds {
  readonly enrolmentAt: (endpoint: string, space: SpaceId) => Enrolment
  readonly random: Random
  readonly newId: () => string
}

/** Kept in memory between asking and being approved; nothing is stored before. */
export interface Joining {
  readonly invitation: Invitation
  readonly device: EnrolledId
  readonly keys: DeviceKeys
  readonly token: string
  readonly digits: string
}

export type JoinProblem =
  | HttpProblem
  | InvitationProblem
  | (Problem & { readonly kind: 'refused-to-join' | 'bad-membership' | 'expired' })

export async function askToJoin(
  needs: JoinNeeds,
  text: string,
): Promise<Result<Joining, JoinProblem>> {
  const parsed = parseInvitation(text)
  if (!parsed.ok) return parsed
  const invitation = parsed.value
  const keys = await createDeviceKeys(needs.random)
  const device = { id: needs.newId() as EnrolledId, signKey: keys.signKey, boxKey: keys.boxKey }
  const token = createToken(needs.random)
  const meeting = meetingOf(invitation)
  const request = makeJoinRequest(invitation, { device, tokenHash: tokenHash(token) })
  const enrolment = needs.enrolmentAt(invitation.endpoint, invitation.space)
  const asked = await enrolment.requestToJoin(meeting.token, meeting.id, request)
  if (!asked.ok) return asked
  const digits = sixDigits(invitation, device)
  return ok({ invitation, device: device.id, keys, token, digits })
}

/** The space once approved; `undefined` while nobody has answered. */
export async function joined(
  needs: JoinNeeds,
  joining: Joining,
): Promise<Result<VaultSpace | undefined, JoinProblem>> {
  const { invitation } = joining
  const enrolment = needs.enrolmentAt(invitation.endpoint, invitation.space)
  const meeting = meetingOf(invitation)
  const state = await enrolment.invitation(meeting.token, meeting.id)
  if (!state.ok) return state
  if (state.value.answer === undefined) return ok(undefined)
  if (state.value.answer === 'refused') return fail({ kind: 'refused-to-join' })
  const log = await enrolment.membership(joining.token)
  return log.ok ? spaceFrom(joining, log.value.entries) : log
}

async function spaceFrom(
  { invitation, device, keys, token }: Joining,
  entries: VaultSpace['membership'],
): Promise<Result<VaultSpace, JoinProblem>> {
  const members = await verifyMembership(entries, invitation.by)
  const me = members.ok ? members.value.devices.get(device) : undefined
  // The one whose six digits were compared signed this device in: its signature covers the whole log before it.
  const letIn = entries.find((entry) => entry.device.id === device)
  if (me?.signKey !== keys.signKey || letIn?.by !== invitation.by.id) {
    return fail({ kind: 'bad-membership' })
  }

  const deviceKeys = { sign: keys.sign, box: keys.box }
  const mine = { id: invitation.space, deviceKeys }
  const [spaceKeys, name] = await Promise.all([keysFrom(entries, mine), nameFrom(entries, mine)])
  if (Object.keys(spaceKeys).length === 0) return fail({ kind: 'bad-membership' })
  return ok({
    ...mine,
    name,
    role: me.role,
    device,
    spaceKeys,
    pinned: invitation.by,
    membership: entries,
    endpoint: { url: invitation.endpoint, token },
  })
}
