// The second durable copy. Every save is noted here before the database takes it, and only then is it saved.
import { frame, framesIn } from '../crypto/frames.ts'
import { joinBytes } from '../crypto/bytes.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { isQuota } from './durably.ts'
import { contentOf, notedFrom, type JournalEntry, type Noted } from './journal-entry.ts'
import type { Claimed, JournalFile, JournalFiles } from './journal-files.ts'
import type { StorageProblem } from './storage-problem.ts'

/** Room set aside for a bad day; `unknown` until somebody has looked. */
export type Ballast = 'unknown' | 'there' | 'none'

export interface Journal {
  /** Durable when it resolves; in one copy only (see `copies`) where the journal cannot be written. */
  readonly note: (entries: readonly JournalEntry[]) => Promise<Result<Undo, StorageProblem>>
  /** Everything that no other tab holds; files stay as they are. */
  readonly peek: () => Promise<readonly Noted[]>
  /**
   * Reads everything that no other tab holds, and from then on keeps what `keep` gives back, in one new file.
   * When `keep` fails everything stays as it was.
   */
  readonly renew: <P extends Problem>(
    keep: (read: Read) => Promise<Result<readonly Uint8Array[], P>>,
  ) => Promise<Result<void, P>>
  /** 1 where the browser has no such files, or refuses them. */
  readonly copies: () => 1 | 2
  readonly ballast: () => Ballast
  /** Makes room at the cost of the ballast; true when there was some. */
  readonly spendBallast: () => Promise<boolean>
  readonly fillBallast: () => Promise<boolean>
  /** Lets go of this tab's file; the next note begins another. */
  readonly release: () => void
}

export interface Read {
  readonly noted: readonly Noted[]
  /** Another tab holds a part that could not be read. */
  readonly partly: boolean
}

/** Takes back what was noted, when the database did not take it. `entry` stands in for it if others came after. */
export type Undo = (entry: JournalEntry) => void

interface Memory {
  own?: JournalFile
  single: boolean
  ballast: Ballast
}

export interface JournalNeeds {
  readonly files: JournalFiles
  /** One tab at a time renews. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>
}

export function createJournal(needs: JournalNeeds): Journal {
  const { files, alone } = needs
  const memory: Memory = { single: false, ballast: 'unknown' }
  const release = () => {
    memory.own?.close()
    delete memory.own
  }
  return {
    note: (entries) => note(files, memory, entries),
    peek: () =>
      // Two tabs that looked at once would each find the other's files held, and think that there are none.
      alone(async () => {
        const claimed = await claimAll(files)
        try {
          return claimed.files.flatMap(notedIn)
        } finally {
          for (const file of claimed.files) file.close()
        }
      }),
    renew: (keep) =>
      alone(() => {
        release()
        return renew(files, memory, keep)
      }),
    copies: () => (memory.single ? 1 : 2),
    ballast: () => memory.ballast,
    spendBallast: () => {
      memory.ballast = 'none'
      return files.spendBallast().catch(() => false)
    },
    fillBallast: async () => {
      const filled = await files.fillBallast().catch(() => false)
      memory.ballast = filled ? 'there' : 'none'
      return filled
    },
    release,
  }
}

async function note(
  files: JournalFiles,
  memory: Memory,
  entries: readonly JournalEntry[],
): Promise<Result<Undo, StorageProblem>> {
  if (entries.length === 0) return ok(() => undefined)
  const bytes = joinBytes(...entries.map((entry) => frame(contentOf(entry))))
  try {
    const file = await append(files, memory, bytes)
    memory.single = false
    return ok(undoOf(file, bytes.length))
  } catch (error) {
    if (isQuota(error)) return fail({ kind: 'storage-full' })
    // One copy is still a copy: the save goes on, and the screens say that there is only one.
    memory.single = true
    return ok(() => undefined)
  }
}

/** A handle that died is replaced once by a new file. */
async function append(
  files: JournalFiles,
  memory: Memory,
  bytes: Uint8Array,
): Promise<JournalFile> {
  const attempt = async () => {
    const file = memory.own ?? (await begin(files, memory))
    file.append(bytes)
    return file
  }
  try {
    return await attempt()
  } catch (error) {
    if (isQuota(error)) throw error
    delete memory.own
    return attempt()
  }
}

/** Two notes at once share the file that was there first: one that nobody lets go of could be read by nobody. */
async function begin(files: JournalFiles, memory: Memory): Promise<JournalFile> {
  const made = await files.create()
  if (memory.own === undefined) {
    memory.own = made
    return made
  }
  made.close()
  await files.remove(made.name).catch(() => undefined)
  return memory.own
}

async function renew<P extends Problem>(
  files: JournalFiles,
  memory: Memory,
  keep: (read: Read) => Promise<Result<readonly Uint8Array[], P>>,
): Promise<Result<void, P>> {
  const claimed = await claimAll(files)
  const read = { noted: claimed.files.flatMap(notedIn), partly: claimed.elsewhere > 0 }
  const kept = await keep(read).finally(() => {
    for (const file of claimed.files) file.close()
  })
  if (!kept.ok) return kept
  const moved = await moveInto(files, kept.value).catch(() => undefined)
  memory.single = moved === undefined
  if (moved === undefined) return ok(undefined)
  // What was noted meanwhile went into a file of its own; that one stays in use.
  if (memory.own === undefined) memory.own = moved
  else moved.close()
  for (const { name } of claimed.files) await files.remove(name).catch(() => undefined)
  return ok(undefined)
}

function undoOf(file: JournalFile, length: number): Undo {
  const after = file.size()
  return (entry) => {
    if (file.size() === after) file.truncate(after - length)
    else file.append(frame(contentOf(entry)))
  }
}

/** None where the browser refuses: what cannot be read cannot be lost by reading. */
async function claimAll(files: JournalFiles): Promise<Claimed> {
  return files.claim().catch(() => ({ files: [], elsewhere: 0 }))
}

function notedIn(file: JournalFile): readonly Noted[] {
  return framesIn(file.read()).contents.map(notedFrom)
}

/** Everything is in the new file, on disk, before any old one goes. */
async function moveInto(
  files: JournalFiles,
  contents: readonly Uint8Array[],
): Promise<JournalFile> {
  const file = await files.create()
  try {
    if (contents.length > 0) file.append(joinBytes(...contents.map(frame)))
    return file
  } catch (error) {
    file.close()
    await files.remove(file.name).catch(() => undefined)
    throw error
  }
}

/** Where there is no origin private file system: one copy, and the screens say so. */
export function createNoJournal(): Journal {
  return {
    note: () => Promise.resolve(ok(() => undefined)),
    peek: () => Promise.resolve([]),
    renew: async (keep) => {
      const kept = await keep({ noted: [], partly: false })
      return kept.ok ? ok(undefined) : kept
    },
    copies: () => 1,
    ballast: () => 'none',
    spendBallast: () => Promise.resolve(false),
    fillBallast: () => Promise.resolve(false),
    release: () => undefined,
  }
}
