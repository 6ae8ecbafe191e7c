// The journal's files in the origin private file system: another engine than IndexedDB, so that what destroys one of
// them leaves the other (security.md 2.1).
import { own } from '../crypto/bytes.ts'
import type { JournalFile, JournalFiles } from './journal-files.ts'

const SUFFIX = '.journal'
const BALLAST = 'ballast'
/** Enough for several thousand saves, or for one very large one. */
const BALLAST_BYTES = 10 * 1_048_576

/** A synchronous handle of the File System standard; TypeScript knows it in workers only. */
interface AccessHandle {
  readonly getSize: () => number
  readonly read: (into: Uint8Array<ArrayBuffer>, from: { at: number }) => number
  readonly write: (bytes: Uint8Array<ArrayBuffer>, to: { at: number }) => number
  readonly truncate: (size: number) => void
  readonly flush: () => void
  readonly close: () => void
}

type LockableHandle = FileSystemFileHandle & {
  readonly createSyncAccessHandle: () => Promise<AccessHandle>
}

export interface OpfsNeeds {
  /** A folder of this app's own. */
  readonly folder: () => Promise<FileSystemDirectoryHandle>
  readonly newName: () => string
  readonly random: (bytes: number) => Uint8Array
}

/** Works in a dedicated worker only: elsewhere there are no synchronous handles, and none of this is called. */
export function createOpfsJournal({ folder, newName, random }: OpfsNeeds): JournalFiles {
  return {
    create: async () => {
      const name = `${newName()}${SUFFIX}`
      const file = await (await folder()).getFileHandle(name, { create: true })
      return fileOf(name, await (file as LockableHandle).createSyncAccessHandle())
    },
    claim: async () => {
      const files: JournalFile[] = []
      let elsewhere = 0
      for await (const handle of (await folder()).values()) {
        if (handle.kind !== 'file' || !handle.name.endsWith(SUFFIX)) continue
        const access = await exclusively(handle)
        if (access === undefined) elsewhere += 1
        else files.push(fileOf(handle.name, access))
      }
      return { files, elsewhere }
    },
    remove: async (name) => (await folder()).removeEntry(name),
    fillBallast: async () => {
      const file = await (await folder()).getFileHandle(BALLAST, { create: true })
      const access = await exclusively(file)
      if (access === undefined) return true
      try {
        // Random bytes: a disk that compresses would keep no room for zeros.
        for (let at = access.getSize(); at < BALLAST_BYTES; at += PIECE) {
          access.write(own(random(PIECE)), { at })
        }
        access.flush()
        return access.getSize() >= BALLAST_BYTES
      } catch {
        access.truncate(0)
        return false
      } finally {
        access.close()
      }
    },
    spendBallast: async () => {
      try {
        await (await folder()).removeEntry(BALLAST)
        return true
      } catch {
        return false
      }
    },
  }
}

const PIECE = 65_536

/** `undefined` while another tab holds it. */
async function exclusively(file: FileSystemFileHandle): Promise<AccessHandle | undefined> {
  try {
    return await (file as LockableHandle).createSyncAccessHandle()
  } catch {
    return undefined
  }
}

/** A handle that died cannot be shortened either; its torn end is passed over when it is read. */
function takeBack(access: AccessHandle, size: number): void {
  try {
    access.truncate(size)
  } catch {
    // Nothing more can be done with this handle.
  }
}

function fileOf(name: string, access: AccessHandle): JournalFile {
  return {
    name,
    size: () => access.getSize(),
    read: () => {
      const bytes = new Uint8Array(access.getSize())
      access.read(bytes, { at: 0 })
      return bytes
    },
    append: (bytes) => {
      const before = access.getSize()
      try {
        const written = access.write(own(bytes), { at: before })
        if (written < bytes.length) throw new DOMException('short write', 'QuotaExceededError')
        access.flush()
      } catch (error) {
        takeBack(access, before)
        throw error
      }
    },
    truncate: (size) => {
      access.truncate(size)
      access.flush()
    },
    close: () => {
      access.close()
    },
  }
}
