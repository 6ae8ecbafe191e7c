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
  const open = createOpening()
  return {
    create: async () => {
      const name = `${newName()}${SUFFIX}`
      const file = await (await folder()).getFileHandle(name, { create: true })
      return fileOf(name, await open(file))
    },
    claim: async () => {
      const files: JournalFile[] = []
      let elsewhere = 0
      for await (const handle of (await folder()).values()) {
        if (handle.kind !== 'file' || !handle.name.endsWith(SUFFIX)) continue
        const access = await open(handle).catch(nobody)
        if (access === undefined) elsewhere += 1
        else files.push(fileOf(handle.name, access))
      }
      return { files, elsewhere }
    },
    remove: async (name) => (await folder()).removeEntry(name),
    fillBallast: async () => {
      const file = await (await folder()).getFileHandle(BALLAST, { create: true })
      const access = await open(file).catch(nobody)
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

/** While another tab holds it. */
const nobody = () => undefined

/**
 * Chromium (seen in 156) never answers `createSyncAccessHandle` when the file's handle is collected as garbage while it
 * is asked: nothing in a waiting function keeps the handle. So it is kept here until there is an answer.
 */
function createOpening(): (file: FileSystemFileHandle) => Promise<AccessHandle> {
  const asked = new Set<FileSystemFileHandle>()
  return async (file) => {
    asked.add(file)
    try {
      return await (file as LockableHandle).createSyncAccessHandle()
    } finally {
      asked.delete(file)
    }
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
