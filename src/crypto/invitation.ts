// Joining: what the two devices derive from the secret they share, and the six digits two people compare.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson } from '../model/json.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { Invitation, type JoinRequest } from '../wire/invitation.ts'
import { deriveKey } from './aead.ts'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from './bytes.ts'
import { tokenHash } from './tokens.ts'

export interface Meeting {
  /** Names the meeting place at the endpoint. */
  readonly id: string
  /** Opens it; the endpoint keeps the hash. */
  readonly token: string
  readonly tokenHash: string
}

/** The endpoint learns none of the secret from these. */
export function meetingOf({ secret }: Invitation): Meeting {
  const token = toBase64url(deriveKey(fromBase64url(secret), 'invitation/token/v1'))
  const id = toBase64url(deriveKey(fromBase64url(secret), 'invitation/id/v1'))
  return { id, token, tokenHash: tokenHash(token) }
}

export function makeJoinRequest(
  invitation: Invitation,
  request: Omit<JoinRequest, 'mac'>,
): JoinRequest {
  return { ...request, mac: macOf(invitation, request) }
}

/** True only for somebody who held the invitation: the endpoint cannot swap in keys of its own. */
export function isGenuine(invitation: Invitation, { mac, ...request }: JoinRequest): boolean {
  return macOf(invitation, request) === mac
}

function macOf({ secret }: Invitation, request: Omit<JoinRequest, 'mac'>): string {
  const key = deriveKey(fromBase64url(secret), 'invitation/mac/v1')
  const { device, tokenHash: token } = request
  return toBase64url(hmac(sha256, key, utf8(canonicalJson({ device, tokenHash: token }))))
}

/** Six digits over everything both sides know; equal on both screens, or somebody is in between. */
export function sixDigits(invitation: Invitation, device: JoinRequest['device']): string {
  const { space, by, secret } = invitation
  const transcript = [space, by.id, by.signKey, device.id, device.signKey, device.boxKey, secret]
  const hash = sha256(utf8(canonicalJson(transcript)))
  const number = new DataView(hash.buffer, hash.byteOffset).getBigUint64(0) % 1_000_000n
  return number.toString().padStart(6, '0')
}

const MARK = '#join='

/** The invitation as a link. It stays behind the `#`, which browsers do not send. */
export function invitationText(invitation: Invitation, origin: string): string {
  return `${origin}/${MARK}${toBase64url(utf8(JSON.stringify(invitation)))}`
}

export type InvitationProblem = Problem & {
  readonly kind: 'not-an-invitation' | 'newer-invitation'
}

/** Takes the whole link or only what stands behind `#join=`. */
export function parseInvitation(text: string): Result<Invitation, InvitationProblem> {
  const code = text.trim().split(MARK).at(-1) ?? ''
  try {
    const value = JSON.parse(fromUtf8(fromBase64url(code))) as { v?: unknown }
    const invitation = Invitation.safeParse(value)
    if (invitation.success) return ok(invitation.data)
    const newer = typeof value.v === 'number' && value.v > 1
    return fail({ kind: newer ? 'newer-invitation' : 'not-an-invitation' })
  } catch {
    return fail({ kind: 'not-an-invitation' })
  }
}
