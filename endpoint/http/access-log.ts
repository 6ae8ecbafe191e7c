// One line for each request. Never bodies, tokens, names or addresses: a log is read by people who should not know.
import type { MiddlewareHandler } from 'hono'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'

export interface AppEnv {
  readonly Bindings: Partial<HttpBindings | Http2Bindings>
  readonly Variables: { notes: Notes }
}

/** What is learnt on the way and may be logged. */
export interface Notes {
  readonly id: string
  route: string
  bytesIn: number
  /** First 8 hex digits of the token's hash. */
  token: string
  space: string
}

export interface LogNeeds {
  readonly now: () => Date
  readonly newId: () => string
  readonly say: (line: string) => void
}

export function accessLog({ now, newId, say }: LogNeeds): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = now()
    const notes: Notes = { id: newId(), route: '-', bytesIn: 0, token: '-', space: '-' }
    c.set('notes', notes)
    await next()
    const { id, route, bytesIn, token, space } = notes
    const ms = now().getTime() - started.getTime()
    const status = c.res.status
    const bytesOut = Number(c.res.headers.get('content-length') ?? 0)
    const time = started.toISOString()
    say(JSON.stringify({ time, id, route, status, ms, bytesIn, bytesOut, token, space }))
  }
}
