// No call of the page to its worker is waited for without end: after its time it is told, and whoever asked goes on.

import type { Device } from './device.ts'
import type { Workplace } from './worker.ts'

/** Names of what may be called: `interviews.save`. One that is renamed does not compile. */
type Call<Of> = {
  [Part in keyof Of & string]: Of[Part] extends (...given: never) => unknown
    ? Part
    : `${Part}.${keyof Of[Part] & string}`
}[keyof Of & string]

/** Milliseconds. */
const QUICK = 30_000
/** The lock of a passphrase, work over every record, and what asks an endpoint several times over a slow line. */
const LONG = 10 * 60_000
/** Ends by itself, page by page: each request has its own time (sync/http.ts). A first sending may take this long. */
const SENDING = 60 * 60_000

const LIMITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    openExample: LONG,
    openSpare: LONG,
    'unlock.open': LONG,
    'unlock.addMember': LONG,
    'devices.create': LONG,
    'devices.connect': LONG,
    'devices.invite': LONG,
    'devices.approve': LONG,
    'devices.askToJoin': LONG,
    'devices.join': LONG,
    'handOvers.preview': LONG,
    'handOvers.build': LONG,
    'keeping.sayAgain': LONG,
    'keeping.retry': LONG,
    'keeping.backup': LONG,
    'keeping.restore': LONG,
    'keeping.removeSpace': LONG,
    'sending.sendNow': SENDING,
  } satisfies Partial<Record<Call<Device> | Call<Workplace>, number>>),
)

/** Of a call by its name without the device it is asked of: `interviews.save`. */
export function limitOf(call: string): number {
  return LIMITS.get(call) ?? QUICK
}

/** Nobody knows whether it was done: it may still be under way. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered'
  /** A name from the code: `interviews.save`. */
  readonly call: string

  constructor(call: string) {
    super(`No answer: ${call}`)
    this.call = call
  }
}

export interface InTimeNeeds {
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number
  /** Gives a way to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
  /** Hears of each call that was not answered, also when whoever asked keeps silent about it. */
  readonly tell: (failure: NotAnswered) => void
}

/** Later than this, it was not the worker that took its time: the tablet slept. */
const SLEPT = 5_000

/** The same object, whose calls reject with `NotAnswered` when their time is over. */
export function answeredInTime<T extends object>(remote: T, needs: InTimeNeeds): T {
  return watched(remote, [], needs)
}

function watched<T extends object>(target: T, path: readonly string[], needs: InTimeNeeds): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(target, name)
      const isPart = typeof name === 'string' && name !== 'then' && isTarget(value)
      return isPart ? watched(value, [...path, name], needs) : value
    },
    apply: (_, self, given: unknown[]) => {
      const answer: unknown = Reflect.apply(target as () => unknown, self, given)
      return inTime(Promise.resolve(answer), nameOf(path), needs)
    },
  })
}

function isTarget(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

const DEVICES: ReadonlySet<string> = new Set(['own', 'spare', 'example'])

function nameOf(path: readonly string[]): string {
  return (DEVICES.has(path[0] ?? '') ? path.slice(1) : path).join('.')
}

function inTime<T>(answer: Promise<T>, call: string, needs: InTimeNeeds): Promise<T> {
  const { now, after, tell } = needs
  const limit = limitOf(call)
  return new Promise((resolve, reject) => {
    const wait = () => {
      const from = now()
      return after(limit, () => {
        if (now() - from > limit + SLEPT) {
          waiting.cancel = wait()
          return
        }
        const failure = new NotAnswered(call)
        tell(failure)
        reject(failure)
      })
    }
    const waiting = { cancel: wait() }
    void answer.then(resolve, reject).finally(() => {
      waiting.cancel()
    })
  })
}
