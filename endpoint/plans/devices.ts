// Who may come in, and when they last did.
import * as z from 'zod/mini'
import { EnrolledId } from '../../src/model/id.ts'
import type { SpaceId } from '../../src/model/id.ts'
import type { DeviceList } from '../../src/wire/membership.ts'
import { MembershipEntry, Role } from '../../src/wire/membership.ts'
import type { KnownDevice } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'
import type { Outcome } from '../refusal.ts'
import { done } from '../refusal.ts'

/** Looked up inside the space: another space's token is as unknown as any other text. */
export function* deviceByToken(space: SpaceId, tokenHash: string): Plan<KnownDevice | undefined> {
  return yield* knownDevice(space, 'token_hash', tokenHash)
}

export function* deviceById(space: SpaceId, id: EnrolledId): Plan<KnownDevice | undefined> {
  return yield* knownDevice(space, 'id', id)
}

function* knownDevice(
  space: SpaceId,
  column: 'id' | 'token_hash',
  value: string,
): Plan<KnownDevice | undefined> {
  const [row] = yield* ask(
    Known,
    `SELECT id, role, sign_key, last_seen FROM device
     WHERE space = $1 AND ${column} = $2 AND revoked = 0`,
    [space, value],
  )
  if (row === undefined) return undefined
  const lastSeen = row.last_seen ?? undefined
  return { space, id: row.id, role: row.role, signKey: row.sign_key, lastSeen }
}

export function* listDevices(space: SpaceId): Plan<DeviceList> {
  const rows = yield* ask(
    ListedDevice,
    'SELECT id, role, last_seen, revoked FROM device WHERE space = $1 ORDER BY id',
    [space],
  )
  const devices = rows.map(({ id, role, last_seen, revoked }) => ({
    id,
    role,
    revoked: revoked !== 0,
    ...(last_seen === null ? {} : { lastSeen: last_seen }),
  }))
  return { devices }
}

export function* noteSeen(
  { space, device }: { space: SpaceId; device: EnrolledId },
  now: Date,
): Plan<Outcome<void>> {
  yield* tell('UPDATE device SET last_seen = $3 WHERE space = $1 AND id = $2', [
    space,
    device,
    now.toISOString(),
  ])
  return done(undefined)
}

export function* readMembership(space: SpaceId, after: number): Plan<MembershipEntry[]> {
  const rows = yield* ask(
    z.object({ entry: z.string() }),
    'SELECT entry FROM membership WHERE space = $1 AND n > $2 ORDER BY n',
    [space, after],
  )
  return rows.map(({ entry }) => MembershipEntry.parse(JSON.parse(entry)))
}

const Known = z.object({
  id: EnrolledId,
  role: Role,
  sign_key: z.string(),
  last_seen: z.nullable(z.string()),
})

const ListedDevice = z.object({
  id: EnrolledId,
  role: Role,
  last_seen: z.nullable(z.string()),
  revoked: z.int(),
})
