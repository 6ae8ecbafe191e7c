// Members as rows.
import * as z from 'zod/mini'
import { canonicalJson } from '../../src/model/json.ts'
import type { EnrolledId, SpaceId } from '../../src/model/id.ts'
import { Role, type EnrolledDevice } from '../../src/wire/membership.ts'
import type { Member } from '../../src/wire/membership-rule.ts'
import type { HashedEntry } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import { ask, tell } from '../plan.ts'

/** False when the space already has this device, or this token. */
export function* writeDevice(
  device: EnrolledDevice,
  { space, tokenHash }: { space: SpaceId; tokenHash: string },
): Plan<boolean> {
  const rows = yield* ask(
    z.object({ id: z.string() }),
    `INSERT INTO device (space, id, role, sign_key, box_key, token_hash, revoked, day, day_bytes)
     VALUES ($1, $2, $3, $4, $5, $6, 0, '', 0)
     ON CONFLICT DO NOTHING RETURNING id`,
    [space, device.id, device.role, device.signKey, device.boxKey, tokenHash],
  )
  return rows.length === 1
}

export function* writeEntry({ entry, hash }: HashedEntry): Plan<void> {
  yield* tell('INSERT INTO membership (space, n, hash, entry) VALUES ($1, $2, $3, $4)', [
    entry.space,
    entry.n,
    hash,
    canonicalJson(entry),
  ])
}

const MemberRow = z.object({
  role: Role,
  sign_key: z.string(),
  box_key: z.string(),
  revoked: z.int(),
})

export function* readMember(space: SpaceId, id: EnrolledId): Plan<Member | undefined> {
  const [row] = yield* ask(
    MemberRow,
    'SELECT role, sign_key, box_key, revoked FROM device WHERE space = $1 AND id = $2',
    [space, id],
  )
  if (row === undefined) return undefined
  const { role, sign_key: signKey, box_key: boxKey, revoked } = row
  return { id, role, signKey, boxKey, removed: revoked !== 0 }
}

export function* readTokenHash(space: SpaceId, id: EnrolledId): Plan<string> {
  const [row] = yield* ask(
    z.object({ token_hash: z.string() }),
    'SELECT token_hash FROM device WHERE space = $1 AND id = $2',
    [space, id],
  )
  return row?.token_hash ?? ''
}
