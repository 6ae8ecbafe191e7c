// From an outcome to an answer, and what is said when there is no outcome.
import type { Context } from 'hono'
import type { AppEnv } from './access-log.ts'
import { readJson } from './json-body.ts'
import { problemResponse } from './problem-response.ts'
import type { Route } from './route.ts'

export async function respond(c: Context<AppEnv>, route: Route): Promise<Response> {
  const notes = c.get('notes')
  const outcome = await route.respond({
    params: c.req.param(),
    query: c.req.query(),
    authorization: c.req.header('authorization'),
    notes,
    json: () => readJson(c.req.raw, notes),
  })
  return outcome.ok ? jsonResponse(outcome.value, route.status) : problemResponse(outcome.refusal)
}

interface Failed {
  readonly request: Request
  readonly say: (line: string) => void
}

/** The caller learns nothing; the log gets the kind and the place, but no message, which may quote what was sent. */
export function lastResort(error: Error, { request, say }: Failed): Response {
  if (request.signal.aborted) return problemResponse({ kind: 'malformed' })
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error ? String(error.code) : '-'
  say(
    JSON.stringify({ failed: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) }),
  )
  return problemResponse({ kind: 'internal' })
}

function jsonResponse(value: unknown, status: number): Response {
  const text = JSON.stringify(value)
  const length = String(Buffer.byteLength(text))
  const headers = { 'Content-Type': 'application/json', 'Content-Length': length }
  return new Response(text, { status, headers })
}
