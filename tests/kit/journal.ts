// Journal files in memory, shared by the tabs of one tablet, with the faults a disk can have.
import type { JournalFile, JournalFiles } from '../../src/store/journal-files.ts'
import { createJournal, type Journal } from '../../src/store/journal.ts'

export interface MemoryDisk {
  readonly contents: Map<string, Uint8Array>
  readonly held: Set<string>
  /** Bytes left; every append that needs more is refused. */
  room: number
  /** Handles stop working, as after a device slept. */
  dead: boolean
  /** A tab died: what it held is left behind. */
  readonly crash: () => void
}

export function aDisk(): MemoryDisk {
  const held = new Set<string>()
  return {
    contents: new Map(),
    held,
    room: Number.POSITIVE_INFINITY,
    dead: false,
    crash: () => {
      held.clear()
    },
  }
}

const BALLAST = 1_000_000

export function filesOn(disk: MemoryDisk): JournalFiles {
  const count = { made: 0, ballast: 0 }
  const open = (name: string): JournalFile => {
    disk.held.add(name)
    const read = () => disk.contents.get(name) ?? new Uint8Array()
    return {
      name,
      read,
      size: () => read().length,
      append: (bytes) => {
        if (disk.dead) throw new DOMException('gone', 'InvalidStateError')
        if (bytes.length > disk.room) throw new DOMException('full', 'QuotaExceededError')
        disk.room -= bytes.length
        disk.contents.set(name, Uint8Array.from([...read(), ...bytes]))
      },
      truncate: (size) => {
        disk.contents.set(name, read().slice(0, size))
      },
      close: () => {
        disk.held.delete(name)
      },
    }
  }
  return {
    create: () => {
      count.made += 1
      const name = `${String(count.made)}-${String(Math.random())}`
      disk.contents.set(name, new Uint8Array())
      return Promise.resolve(open(name))
    },
    claim: () => {
      const free = [...disk.contents.keys()].filter((name) => !disk.held.has(name))
      return Promise.resolve({ files: free.map(open), elsewhere: disk.held.size - free.length })
    },
    remove: (name) => {
      disk.contents.delete(name)
      return Promise.resolve()
    },
    fillBallast: () => {
      if (count.ballast === 0 && disk.room >= BALLAST) {
        count.ballast = BALLAST
        disk.room -= BALLAST
      }
      return Promise.resolve(count.ballast > 0)
    },
    spendBallast: () => {
      const had = count.ballast
      count.ballast = 0
      disk.room += had
      return Promise.resolve(had > 0)
    },
  }
}

/** One tab's journal on a disk. */
export function journalOn(disk: MemoryDisk): Journal {
  return createJournal({ files: filesOn(disk), alone: (act) => act() })
}
