// One HTTP server for the interface and, if it is built, the app.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import { getRequestListener, RequestError } from '@hono/node-server'
import { API_HEADERS } from './http/headers.ts'
import { problemResponse } from './http/problem-response.ts'
import type { Refusal } from './refusal.ts'

export interface Served {
  readonly address: string
  /** Lets running requests end, for at most ten seconds. */
  close(): Promise<void>
}

export interface Sites {
  readonly api: {
    fetch(request: Request, env: HttpBindings | Http2Bindings): Response | Promise<Response>
  }
  readonly app: { fetch(request: Request): Response | Promise<Response> }
}

export async function serve(
  sites: Sites,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Served> {
  const server = createServer(TIMEOUTS, listener(sites))
  // A line that stands still is let go, whoever holds it.
  server.timeout = IDLE
  await listening(server, { port, host })
  return { address: addressOf(server), close: () => closed(server) }
}

const IDLE = 60_000
const TIMEOUTS = {
  headersTimeout: 10_000,
  keepAliveTimeout: IDLE,
  // Long enough for one full push over a 2G line.
  requestTimeout: 180_000,
  connectionsCheckingInterval: 5_000,
}
const GRACE = 10_000

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

function listener({ api, app }: Sites): Listener {
  const listen = getRequestListener(
    (request, env) => {
      // A host like 1.2.3.999 looks like one until it is parsed.
      if (!URL.canParse(request.url)) return broken({ kind: 'malformed' })
      const path = new URL(request.url).pathname
      const isApi = path === '/health' || path === '/v1' || path.startsWith('/v1/')
      return isApi ? api.fetch(request, env) : app.fetch(request)
    },
    {
      errorHandler: (error) =>
        broken({ kind: error instanceof RequestError ? 'malformed' : 'internal' }),
    },
  )
  return (incoming, outgoing) => void listen(incoming, outgoing)
}

/** What is too broken to become a request at all. */
function broken(refusal: Refusal): Response {
  const response = problemResponse(refusal)
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value)
  response.headers.set('Connection', 'close')
  return response
}

function listening(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function addressOf(server: Server): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') return String(bound)
  // By the name that README and invitations use: browsers take it and the number for two different apps.
  if (['127.0.0.1', '::1'].includes(bound.address)) return `http://localhost:${String(bound.port)}`
  const host = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address
  return `http://${host}:${String(bound.port)}`
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), GRACE)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
