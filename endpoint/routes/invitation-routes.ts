// The meeting place of the coordinator and a device that wants to join. What passes here is checked by the two devices
// themselves; the endpoint only keeps it for ten minutes.
import {
  CreateInvitationRequest,
  InvitationAnswer,
  InvitationState,
  JoinRequest,
} from '../../src/wire/invitation.ts'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_BODY, NO_QUERY, route } from '../http/route.ts'
import type { KnownInvitation, Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'

const PLACE = '/v1/spaces/{space}/invitations/{invitation}'

export function invitationRoutes(ledger: Ledger, gates: Gates): Route[] {
  return [openRoute(ledger, gates), ...meetingRoutes(ledger, gates)]
}

function openRoute(ledger: Ledger, { coordinator }: Gates): Route {
  return route({
    method: 'post',
    path: '/v1/spaces/{space}/invitations',
    summary: 'Opens a meeting place for one device',
    gate: coordinator,
    body: CreateInvitationRequest,
    query: NO_QUERY,
    status: 201,
    answer: InvitationState,
    enrols: true,
    act: async ({ who, body }) => state(await ledger.invite(who.space, body)),
  })
}

function meetingRoutes(ledger: Ledger, { guest, host, hostOrGuest }: Gates): Route[] {
  const common = { query: NO_QUERY, status: 200, answer: InvitationState } as const
  return [
    route({
      ...common,
      method: 'put',
      path: `${PLACE}/request`,
      summary: 'Asks to join, once',
      gate: guest,
      body: JoinRequest,
      enrols: true,
      act: async ({ who, body }) => state(await ledger.requestToJoin(who, body)),
    }),
    route({
      ...common,
      method: 'get',
      path: PLACE,
      summary: 'What has been asked and answered so far',
      gate: hostOrGuest,
      body: NO_BODY,
      async act({ who }) {
        const invitation = await ledger.invitation(who)
        return invitation === undefined ? refuse('not-found') : state(done(invitation))
      },
    }),
    route({
      ...common,
      method: 'put',
      path: `${PLACE}/answer`,
      summary: 'Approves a device that has been enrolled, or refuses it; once',
      gate: host,
      body: InvitationAnswer,
      act: async ({ who, body }) => state(await ledger.answerInvitation(who, body.answer)),
    }),
  ]
}

function state(outcome: Outcome<KnownInvitation>): Outcome<InvitationState> {
  if (!outcome.ok) return outcome
  const { expiresAt, request, answer } = outcome.value
  return done({
    expiresAt,
    ...(request === undefined ? {} : { request }),
    ...(answer === undefined ? {} : { answer }),
  })
}
