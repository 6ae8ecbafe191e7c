// What the app asks of the endpoint about spaces, devices and invitations.
import * as z from 'zod/mini'
import type { SpaceId } from '../model/id.ts'
import type { Result } from '../model/result.ts'
import {
  InvitationState,
  type CreateInvitationRequest,
  type InvitationAnswer,
  type JoinRequest,
} from '../wire/invitation.ts'
import {
  CreateSpaceResponse,
  DeviceList,
  MembershipLog,
  type CreateSpaceRequest,
  type EnrolRequest,
} from '../wire/membership.ts'
import type { Http, HttpProblem } from './http.ts'

export interface Enrolment {
  readonly createSpace: (code: string, request: CreateSpaceRequest) => Asked<CreateSpaceResponse>
  readonly membership: (token: string) => Asked<MembershipLog>
  readonly devices: (token: string) => Asked<z.infer<typeof DeviceList>>
  readonly enrol: (token: string, request: EnrolRequest) => Asked<unknown>
  readonly invite: (token: string, request: CreateInvitationRequest) => Asked<unknown>
  readonly invitation: (token: string, id: string) => Asked<InvitationState>
  readonly requestToJoin: (token: string, id: string, request: JoinRequest) => Asked<unknown>
  readonly answerTo: (token: string, id: string, answer: InvitationAnswer) => Asked<unknown>
}

type Asked<T> = Promise<Result<T, HttpProblem>>

export function createEnrolment(http: Http, space: SpaceId, signal: AbortSignal): Enrolment {
  const at = `/v1/spaces/${space}`
  const get = <T>(path: string, token: string, answer: z.ZodMiniType<T>) =>
    http.ask({ method: 'GET', path, token, answer, signal })
  const send = (method: 'POST' | 'PUT', path: string, rest: { token: string; body: unknown }) =>
    http.ask({ method, path, ...rest, answer: z.unknown(), signal })

  return {
    createSpace: (token, body) =>
      http.ask({
        method: 'POST',
        path: '/v1/spaces',
        token,
        body,
        answer: CreateSpaceResponse,
        signal,
      }),
    membership: (token) => get(`${at}/membership`, token, MembershipLog),
    devices: (token) => get(`${at}/devices`, token, DeviceList),
    enrol: (token, body) => send('POST', `${at}/devices`, { token, body }),
    invite: (token, body) => send('POST', `${at}/invitations`, { token, body }),
    invitation: (token, id) => get(`${at}/invitations/${id}`, token, InvitationState),
    requestToJoin: (token, id, body) =>
      send('PUT', `${at}/invitations/${id}/request`, { token, body }),
    answerTo: (token, id, body) => send('PUT', `${at}/invitations/${id}/answer`, { token, body }),
  }
}
