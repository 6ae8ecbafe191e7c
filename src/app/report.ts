// What may be told of a failure: where in the code, in which version, when. Never what somebody wrote: an error's
// message may quote it, so it stays out, as do ids in addresses.
import { NotAnswered } from './in-time.ts'

export interface Circumstances {
  /** Device time, ISO 8601. */
  readonly at: string
  readonly version: string
  readonly path: string
}

/** JSON. The places in the code, `file:line:column`, without messages, queries and hosts. */
export function reportOf(error: unknown, { at, version, path }: Circumstances): string {
  const { name = 'unknown', stack = '' } = error instanceof Error ? error : {}
  const places = [...stack.matchAll(/\/([\w.-]+\.(?:js|ts|tsx)):(\d+):(\d+)/g)]
    .slice(0, 20)
    .map(([, file, line, column]) => `${file ?? ''}:${line ?? ''}:${column ?? ''}`)
  // Which call it was is a place in the code as well.
  if (error instanceof NotAnswered) places.unshift(error.call)
  const screen = `/${path.split('/')[1] ?? ''}`
  return JSON.stringify(
    { what: KNOWN.has(name) ? name : 'Error', screen, at, version, places },
    null,
    2,
  )
}

/** Names that say what kind of failure it was and nothing else. */
const KNOWN: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'AbortError',
  'DataCloneError',
  'DatabaseClosedError',
  'InvalidStateError',
  'NotAnswered',
  'NotFoundError',
  'OpenFailedError',
  'QuotaExceededError',
  'UnknownError',
])
