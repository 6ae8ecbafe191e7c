// A write that has happened when it resolves, or a problem that can be told to a person.
import type { Table } from 'dexie'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { Database } from './database.ts'
import type { StorageProblem } from './storage-problem.ts'

/**
 * Runs `write` in one strict read-write transaction. Nothing but Dexie may be awaited inside: an IndexedDB
 * transaction commits itself while another promise is awaited, WebCrypto's above all. So seal first, then write.
 *
 * A connection that died (WebKit under memory pressure, a tablet that slept) is opened anew and the same transaction
 * runs once more: it either committed whole or not at all, and every write here may be repeated.
 */
export async function durably<T>(
  database: Database,
  tables: readonly Table[],
  write: () => Promise<T>,
): Promise<Result<T, StorageProblem>> {
  return reopening(database, async () => ok(await database.transaction('rw', [...tables], write)))
}

/** Runs `act` again after opening the database anew, when its connection had died; for reads as for writes. */
export async function reopening<T, P extends Problem>(
  database: Database,
  act: () => Promise<Result<T, P>>,
): Promise<Result<T, P | StorageProblem>> {
  try {
    return await act()
  } catch (error) {
    if (!isDead(error)) return fail({ kind: isQuota(error) ? 'storage-full' : 'storage-failed' })
  }
  try {
    database.close({ disableAutoOpen: false })
    await database.open()
    return await act()
  } catch (error) {
    return fail({ kind: isQuota(error) ? 'storage-full' : 'storage-failed' })
  }
}

const DEAD: ReadonlySet<string> = new Set([
  'InvalidStateError',
  'DatabaseClosedError',
  'UnknownError',
  'OpenFailedError',
])

function isDead(error: unknown): boolean {
  return causesOf(error).some(({ name }) => DEAD.has(name)) && !isQuota(error)
}

/** Also of an error that Dexie wrapped. */
export function isQuota(error: unknown): boolean {
  return causesOf(error).some(({ name }) => name === 'QuotaExceededError')
}

function causesOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return []
  const inner = 'inner' in error ? error.inner : undefined
  return inner === error || inner === undefined ? [error] : [error, ...causesOf(inner)]
}
