// Where this device's own chain stands, and how far it has read everybody else's.
import type { DeviceId, EnrolledId, SpaceId } from '../model/id.ts'
import { FIRST_PREV } from '../wire/sealed-change.ts'
import { toBase64url } from '../crypto/bytes.ts'
import type { Database, ProgressRow } from './database.ts'

/** A chain begins here. */
export const START = { seq: 0, hash: FIRST_PREV } as const

export async function readProgress(database: Database, space: SpaceId): Promise<ProgressRow> {
  const row = await database.progress.get(space)
  if (row === undefined) return startOf(space)
  return row.device === undefined ? { ...row, ...START } : row
}

function startOf(space: SpaceId): ProgressRow {
  return { space, ...START, lamport: 0, writes: 0, cursor: 0, logId: '', heads: {} }
}

/** An id this device has never numbered under: 48 random bits behind its own. */
export function newChain(device: EnrolledId, random: (bytes: number) => Uint8Array): DeviceId {
  return `${device}~${toBase64url(random(6))}` as DeviceId
}
