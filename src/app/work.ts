// Who is at work on this page: one worker at a time. Locking covers the screen at once, lets the last write reach the
// disk, ends the worker and starts another that knows nothing (docs/decisions/0019).
import type { Connection } from './connection.ts'

export interface Work {
  readonly stands: () => Stands
  /** Calls back with each change. Gives a way to stop. */
  readonly watch: (listener: (stands: Stands) => void) => () => void
  readonly lock: (why: Why) => void
}

/** `left`: the worker has locked itself, or is about to. `example`: nobody's work but the example's is left. */
export type Why = 'asked' | 'left' | 'example'

export interface Stands {
  readonly connection: Connection
  /** Nothing of any record may be drawn: the worker is being ended. */
  readonly covered: boolean
  /** How often it was locked since the page was loaded. */
  readonly locks: number
}

/** What was typed last is written in a few milliseconds. A disk that takes longer than this is not waited for. */
const LAST_WRITE_MS = 3_000
/** Nothing is open in a worker that has locked itself: it may finish what it was about, such as taking a space off. */
const LEFT_MS = 20_000
const GOODBYE_MS = 1_000
/** A file in the making is not waited for: it must not arrive behind the lock. */
const NOT_WAITED_FOR = 'handOvers'

export interface WorkNeeds {
  readonly start: () => Connection
  /** Locking one tab locks them all. */
  readonly tellOthers: () => void
}

export function startWork({ start, tellOthers }: WorkNeeds): Work {
  const listeners = new Set<(stands: Stands) => void>()
  const memory: { stands: Stands } = {
    stands: { connection: start(), covered: false, locks: 0 },
  }
  const change = (stands: Stands) => {
    memory.stands = stands
    for (const listener of listeners) listener(stands)
  }
  const lock = async (why: Why) => {
    const { connection, covered, locks } = memory.stands
    if (covered) return
    change({ connection, covered: true, locks })
    if (why === 'asked') tellOthers()
    const ms = why === 'left' ? LEFT_MS : LAST_WRITE_MS
    await connection.settled({ ms, except: NOT_WAITED_FOR })
    // Said good-bye to, it forgets its keys and closes its files itself. One that is too busy to listen is ended without.
    void connection.workplace.lock().catch(() => undefined)
    await connection.settled({ ms: GOODBYE_MS, except: NOT_WAITED_FOR })
    connection.end()
    change({ connection: start(), covered: false, locks: locks + 1 })
  }
  return {
    stands: () => memory.stands,
    watch: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    lock: (why) => {
      void lock(why)
    },
  }
}
