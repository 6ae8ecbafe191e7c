// The line between the page and one worker. What is asked over it ends in an answer: the worker's, or `locked` once the
// worker has been ended.
import { wrap, type Remote } from 'comlink'
import { fail } from '../model/result.ts'
import type { Workplace } from './worker.ts'

export interface Connection {
  readonly workplace: Remote<Workplace>
  /** Resolves when everything that was asked is answered, except of the groups named; at the latest after `ms`. */
  readonly settled: (how: { readonly ms: number; readonly except: string }) => Promise<void>
  /** Ends the worker, and with it every key and every word it held. */
  readonly end: () => void
}

type Line = Pick<Worker, 'terminate'> & Parameters<typeof wrap>[0]

/** For a call that nobody can answer any more. The screen that asked is gone; code that still waits for it goes on. */
const LOCKED = fail({ kind: 'locked' })

interface Asked {
  /** As in `['own', 'interviews', 'keep']`. */
  readonly path: readonly string[]
  readonly giveUp: (answer: unknown) => void
}

export function connect(worker: Line): Connection {
  const open = new Set<Asked>()
  const memory = { ended: false }
  const ask = (path: readonly string[], call: () => Promise<unknown>): Promise<unknown> =>
    memory.ended
      ? Promise.resolve(LOCKED)
      : new Promise((resolve, reject) => {
          const asked = { path, giveUp: resolve }
          open.add(asked)
          void call()
            .finally(() => open.delete(asked))
            .then(resolve, reject)
        })
  return {
    workplace: watched(wrap<Workplace>(worker), [], ask) as Remote<Workplace>,
    settled: async ({ ms, except }) => {
      const late = after(ms, true)
      const waits = () => [...open].some(({ path }) => !path.includes(except))
      // Looked at after each pause: an answer that came makes room for the next question, the words typed last for one.
      while (!(await Promise.race([late, after(PAUSE_MS, false)])) && waits()) continue
    },
    end: () => {
      memory.ended = true
      worker.terminate()
      for (const { giveUp } of open) giveUp(LOCKED)
      open.clear()
    },
  }
}

const PAUSE_MS = 10

function after(ms: number, late: boolean): Promise<boolean> {
  return new Promise((resolve) => setTimeout(resolve, ms, late))
}

type Ask = (path: readonly string[], call: () => Promise<unknown>) => Promise<unknown>

/** The same functions under the same names, each call passing through `ask`. */
function watched(remote: unknown, path: readonly string[], ask: Ask): unknown {
  return new Proxy(remote as (...given: unknown[]) => Promise<unknown>, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name)
      // Awaited by mistake, it is itself and no question.
      if (name === 'then') return undefined
      return typeof name === 'symbol' ? part : watched(part, [...path, name], ask)
    },
    apply: (target, _, given) => ask(path, () => target(...(given as unknown[]))),
  })
}
