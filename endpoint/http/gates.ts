// Who may pass. Everything is looked up inside the space that the path names: a token of another space opens nothing
// and learns nothing.
import { SpaceId } from '../../src/model/id.ts'
import { Hash } from '../../src/wire/sealed-change.ts'
import { sha256 } from '../hash.ts'
import type { InvitationPlace, KnownDevice, KnownInvitation, Ledger } from '../ledger.ts'
import { isExpired } from '../plans/invitations.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import type { Notes } from './access-log.ts'
import type { TokenBuckets } from './token-buckets.ts'

/** A request as far as its line and headers go. */
export interface Knock {
  readonly params: Readonly<Record<string, string>>
  readonly authorization: string | undefined
  readonly notes: Notes
}

export interface Gate<Who> {
  readonly bearer: 'none' | 'operator' | 'device' | 'invitation' | 'device or invitation'
  readonly role?: 'coordinator'
  admit(knock: Knock): Promise<Outcome<Who>>
}

export interface Gates {
  readonly anyone: Gate<undefined>
  readonly operator: Gate<undefined>
  readonly member: Gate<KnownDevice>
  readonly coordinator: Gate<KnownDevice>
  /** The coordinator at one invitation. */
  readonly host: Gate<InvitationPlace>
  /** The device that joins by one invitation. */
  readonly guest: Gate<InvitationPlace>
  readonly hostOrGuest: Gate<InvitationPlace>
}

export interface GateNeeds {
  readonly ledger: Ledger
  readonly isOperator: (code: string) => boolean
  readonly tokenLimit: TokenBuckets
  readonly now: () => Date
}

export function createGates(needs: GateNeeds): Gates {
  const coordinator = (knock: Knock) => admitCoordinator(needs, knock)
  return Object.freeze<Gates>({
    anyone: { bearer: 'none', admit: () => Promise.resolve(done(undefined)) },
    operator: { bearer: 'operator', admit: (knock) => admitOperator(needs, knock) },
    member: { bearer: 'device', admit: (knock) => admitMember(needs, knock) },
    coordinator: { bearer: 'device', role: 'coordinator', admit: coordinator },
    host: {
      bearer: 'device',
      role: 'coordinator',
      async admit(knock) {
        const place = placeOf(knock)
        if (!place.ok) return place
        const device = await coordinator(knock)
        return device.ok ? place : device
      },
    },
    guest: { bearer: 'invitation', admit: (knock) => admitGuest(needs, knock) },
    hostOrGuest: {
      bearer: 'device or invitation',
      admit: (knock) => admitHostOrGuest(needs, knock),
    },
  })
}

// eslint-disable-next-line @typescript-eslint/require-await -- a gate may wait; this one need not
async function admitOperator(needs: GateNeeds, knock: Knock): Promise<Outcome<undefined>> {
  const code = bearerOf(knock)
  if (!code.ok) return code
  return needs.isOperator(code.value) ? done(undefined) : refuse('unauthorised')
}

async function admitMember(needs: GateNeeds, knock: Knock): Promise<Outcome<KnownDevice>> {
  const space = spaceOf(knock)
  if (!space.ok) return space
  const token = tokenOf(needs, knock)
  if (!token.ok) return token
  const device = await needs.ledger.deviceByToken(space.value, token.value)
  if (device === undefined) return refuse('unauthorised')
  await noteSeen(needs, device)
  return done(device)
}

async function admitCoordinator(needs: GateNeeds, knock: Knock): Promise<Outcome<KnownDevice>> {
  const device = await admitMember(needs, knock)
  if (!device.ok) return device
  return device.value.role === 'coordinator' ? device : refuse('forbidden')
}

async function admitGuest(needs: GateNeeds, knock: Knock): Promise<Outcome<InvitationPlace>> {
  const place = placeOf(knock)
  if (!place.ok) return place
  const token = tokenOf(needs, knock)
  if (!token.ok) return token
  const invitation = await needs.ledger.invitation(place.value)
  return asGuest(needs, { place: place.value, invitation, token: token.value })
}

async function admitHostOrGuest(needs: GateNeeds, knock: Knock): Promise<Outcome<InvitationPlace>> {
  const place = placeOf(knock)
  if (!place.ok) return place
  const token = tokenOf(needs, knock)
  if (!token.ok) return token
  const device = await needs.ledger.deviceByToken(place.value.space, token.value)
  if (device !== undefined) return device.role === 'coordinator' ? place : refuse('forbidden')
  const invitation = await needs.ledger.invitation(place.value)
  return asGuest(needs, { place: place.value, invitation, token: token.value })
}

function asGuest(
  { now }: GateNeeds,
  claim: { place: InvitationPlace; invitation: KnownInvitation | undefined; token: string },
): Outcome<InvitationPlace> {
  const { place, invitation, token } = claim
  if (invitation?.tokenHash !== token) return refuse('unauthorised')
  return isExpired(invitation, now()) ? refuse('expired') : done(place)
}

function spaceOf({ params, notes }: Knock): Outcome<SpaceId> {
  const space = SpaceId.safeParse(params.space)
  if (!space.success) return refuse('not-found')
  notes.space = space.data
  return done(space.data)
}

function placeOf(knock: Knock): Outcome<InvitationPlace> {
  const space = spaceOf(knock)
  const id = Hash.safeParse(knock.params.invitation)
  if (!space.ok) return space
  return id.success ? done({ space: space.value, id: id.data }) : refuse('not-found')
}

/** The hash that tokens are kept by. Guesses are limited like requests, before the ledger is asked. */
function tokenOf({ tokenLimit }: GateNeeds, knock: Knock): Outcome<string> {
  const token = bearerOf(knock)
  if (!token.ok) return token
  const hash = sha256(token.value)
  knock.notes.token = Buffer.from(hash, 'base64url').toString('hex').slice(0, 8)
  const allowed = tokenLimit.take(hash)
  return allowed.ok ? done(hash) : allowed
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i

function bearerOf({ authorization }: Knock): Outcome<string> {
  const token = BEARER.exec(authorization ?? '')?.[1]
  return token === undefined ? refuse('unauthorised') : done(token)
}

/** Coarse on purpose: enough to miss a tablet, not to follow somebody's day, and seldom a write. */
const SEEN_EVERY = 5 * 60_000

async function noteSeen({ ledger, now }: GateNeeds, device: KnownDevice): Promise<void> {
  const before = device.lastSeen === undefined ? 0 : new Date(device.lastSeen).getTime()
  if (now().getTime() - before >= SEEN_EVERY) await ledger.noteSeen(device.space, device.id)
}
