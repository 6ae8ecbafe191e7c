// What the endpoint answers when it says no. The kinds are the wire's problem types, so nothing is translated on the way.
import type { PROBLEM_TYPES } from '../src/wire/problem.ts'

export type RefusalKind = (typeof PROBLEM_TYPES)[number]

export interface Refusal {
  readonly kind: RefusalKind
  /** For developers; never repeats anything that was sent. */
  readonly detail?: string
  /** With `out-of-order`: the number the chain goes on with. */
  readonly expected?: number
  /** Seconds, with `too-many-requests` and `quota-exceeded`. */
  readonly retryAfter?: number
  /** With `method-not-allowed`: what the path does know. */
  readonly allow?: readonly string[]
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse(
  kind: RefusalKind,
  more: Omit<Refusal, 'kind'> = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind, ...more } }
}
