// Members as rows.
import * as z from 'zod/mini'
import { canonicalJson } from '../../src/model/json.ts'
import type { EnrolledId, SpaceId } from '../../src/model/id.ts'
import type { EnrolledDevice } from '../../src/wire/membership.ts'
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

const DeviceRow = z.object({
  role: z.string(),
  sign_key: z.string(),
  box_key: z.string(),
  token_hash: z.string(),
  revoked: z.int(),
})
export type DeviceRow = z.infer<typeof DeviceRow>

export function* readDevice(space: SpaceId, device: EnrolledId): Plan<DeviceRow | undefined> {
  const rows = yield* ask(
    DeviceRow,
    `SELECT role, sign_key, box_key, token_hash, revoked FROM device WHERE space = $1 AND id = $2`,
    [space, device],
  )
  return rows[0]
}
