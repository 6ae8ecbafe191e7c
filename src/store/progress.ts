// Where this device's own chain stands, and how far it has read everybody else's.
import type { SpaceId } from '../model/id.ts'
import { FIRST_PREV } from '../wire/sealed-change.ts'
import type { Database, ProgressRow } from './database.ts'

export async function readProgress(database: Database, space: SpaceId): Promise<ProgressRow> {
  return (await database.progress.get(space)) ?? startOf(space)
}

function startOf(space: SpaceId): ProgressRow {
  return {
    space,
    seq: 0,
    hash: FIRST_PREV,
    lamport: 0,
    writes: 0,
    cursor: 0,
    logId: '',
    heads: {},
  }
}
