// Saying no over HTTP: RFC 9457, with a stable type, the right status, and nothing that anybody sent.
import type { ProblemDocument } from '../../src/wire/problem.ts'
import { PROBLEM_PREFIX } from '../../src/wire/problem.ts'
import type { Refusal, RefusalKind } from '../refusal.ts'

export function problemResponse(refusal: Refusal): Response {
  const { status, title } = PROBLEMS[refusal.kind]
  const document: ProblemDocument = {
    type: `${PROBLEM_PREFIX}${refusal.kind}`,
    title,
    status,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.expected === undefined ? {} : { expected: refusal.expected }),
  }
  const text = JSON.stringify(document)
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(text)),
  })
  if (refusal.kind === 'unauthorised') headers.set('WWW-Authenticate', 'Bearer')
  if (refusal.allow !== undefined) headers.set('Allow', refusal.allow.join(', '))
  if (refusal.retryAfter !== undefined) headers.set('Retry-After', String(refusal.retryAfter))
  return new Response(text, { status, headers })
}

/**
 * `expired` is 403: the secret was right once, and asking again will not help. `quota-exceeded` is 429 like the other
 * limits: a status of the 500s would say that the endpoint is broken.
 */
export const PROBLEMS: Readonly<Record<RefusalKind, { status: number; title: string }>> = {
  malformed: { status: 400, title: 'The request is not well formed' },
  unauthorised: { status: 401, title: 'No valid bearer token for this place' },
  forbidden: { status: 403, title: 'Not allowed for this device' },
  expired: { status: 403, title: 'The invitation has expired' },
  'not-found': { status: 404, title: 'Nothing here' },
  'method-not-allowed': { status: 405, title: 'This place knows other methods' },
  equivocation: { status: 409, title: 'Another change was recorded in this place of the chain' },
  'out-of-order': { status: 409, title: 'This does not come next' },
  'already-exists': { status: 409, title: 'There is another one already' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'Bodies are application/json' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'quota-exceeded': { status: 429, title: 'There is no room left' },
  internal: { status: 500, title: 'The endpoint failed; nothing was recorded' },
}
