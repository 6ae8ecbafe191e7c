// A write that has happened when it resolves, or a problem that can be told to a person.
import { Dexie, type Table } from 'dexie'
import { fail, ok, type Result } from '../model/result.ts'
import type { Database } from './database.ts'
import type { StorageProblem } from './needs.ts'

/**
 * Runs `write` in one strict read-write transaction. Nothing but Dexie may be awaited inside: an IndexedDB
 * transaction commits itself while another promise is awaited, WebCrypto's above all. So seal first, then write.
 */
export async function durably<T>(
  database: Database,
  tables: readonly Table[],
  write: () => Promise<T>,
): Promise<Result<T, StorageProblem>> {
  try {
    return ok(await database.transaction('rw', [...tables], write))
  } catch (error) {
    return fail({ kind: isQuota(error) ? 'storage-full' : 'storage-failed' })
  }
}

function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError') return true
  return error instanceof Dexie.AbortError || 'inner' in error
    ? isQuota((error as { inner?: unknown }).inner)
    : false
}
