// The real clock, dice, network and locks of a browser. The only place that takes them from the machine.
import { toBase64url } from '../crypto/bytes.ts'
import { today } from './browser-day.ts'
import { openDatabase } from '../store/database.ts'
import { createOpfsJournal } from '../store/opfs-journal.ts'
import { createHttp } from '../sync/http.ts'
import type { DeviceNeeds } from './device-needs.ts'

/** 30 seconds for a page of sealed changes: a slow connection in the field is still a connection. */
const TIMEOUT_MS = 30_000

/**
 * The same second copy, another database: for a device whose own the browser will not open any more. A damaged
 * database takes all others of its storage bucket with it, so this one lies in a bucket of its own where there are
 * such (https://wicg.github.io/storage-buckets/).
 */
export async function spareNeeds(): Promise<DeviceNeeds> {
  const { storageBuckets: buckets } = navigator as WithBuckets
  const bucket = await buckets?.open('amparo-spare', { durability: 'strict', persisted: true })
  const engine = { indexedDB: bucket?.indexedDB ?? indexedDB, IDBKeyRange }
  return { ...browserNeeds('amparo'), openDatabase: () => openDatabase('amparo-spare', engine) }
}

interface WithBuckets {
  readonly storageBuckets?: {
    readonly open: (name: string, how: object) => Promise<{ readonly indexedDB: IDBFactory }>
  }
}

export function browserNeeds(databaseName: string): DeviceNeeds {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  return {
    openDatabase: () => openDatabase(databaseName, { indexedDB, IDBKeyRange }),
    alone: (name, act) => navigator.locks.request(name, act),
    claim,
    ...journalFilesFor(databaseName, random),
    random,
    newId: () => toBase64url(random(16)),
    now: () => new Date(),
    today,
    chance: () => Math.random(),
    http: (endpoint) =>
      createHttp({ fetch: fetch.bind(globalThis), endpoint, timeoutMs: TIMEOUT_MS }),
    wait,
    lead,
    online: () => navigator.onLine,
  }
}

/** Only where the browser has files that a worker can write through to the disk. */
function journalFilesFor(
  name: string,
  random: (bytes: number) => Uint8Array,
): Pick<DeviceNeeds, 'journalFiles'> {
  const { storage } = navigator
  if (
    !('getDirectory' in storage) ||
    !('createSyncAccessHandle' in FileSystemFileHandle.prototype)
  ) {
    return {}
  }
  const folder = async () =>
    (await storage.getDirectory()).getDirectoryHandle(name, { create: true })
  const newName = () => toBase64url(random(9))
  return { journalFiles: createOpfsJournal({ folder, newName, random }) }
}

/** Held until let go of, at the latest when the tab ends. */
function claim(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(undefined)
        return undefined
      }
      return new Promise<void>((release) => {
        resolve(release)
      })
    })
  })
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** One tab at a time holds the lock; when it closes or dies, the next one takes over. */
async function lead(name: string, run: () => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await navigator.locks.request(name, { signal }, run)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
