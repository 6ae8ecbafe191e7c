// The endpoint's HTTP side: log, limits, gates, routes, and a last resort.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { MAX_BODY_BYTES } from '../src/wire/changes.ts'
import type { AppEnv, LogNeeds } from './http/access-log.ts'
import { accessLog } from './http/access-log.ts'
import { addressKey } from './http/address.ts'
import { createGates } from './http/gates.ts'
import { apiHeaders } from './http/headers.ts'
import { hearOut } from './http/hear-out.ts'
import type { Limits } from './http/limits.ts'
import { problemResponse } from './http/problem-response.ts'
import { lastResort, respond } from './http/respond.ts'
import type { Route } from './http/route.ts'
import type { Ledger } from './ledger.ts'
import { changeRoutes } from './routes/change-routes.ts'
import { erasureRoute } from './routes/erasure-route.ts'
import { healthRoute } from './routes/health-route.ts'
import { invitationRoutes } from './routes/invitation-routes.ts'
import { memberRoutes } from './routes/member-routes.ts'
import { withOpenApi } from './routes/openapi-route.ts'
import { spaceRoutes } from './routes/space-routes.ts'

export interface AppNeeds extends LogNeeds {
  readonly ledger: Ledger
  readonly isOperator: (code: string) => boolean
  readonly limits: Limits
  /** Exact origins of the app that may call from a browser; none by default. */
  readonly appOrigins: readonly string[]
  /** How many of the operator's own proxies stand in front. */
  readonly proxyHops: number
}

export function createApp(needs: AppNeeds): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(accessLog(needs), apiHeaders, hearOut)
  if (needs.appOrigins.length > 0) app.use(crossOrigin(needs.appOrigins))
  app.use(async (c, next) => {
    const allowed = needs.limits.address.take(addressOf(c, needs))
    return allowed.ok ? next() : problemResponse(allowed.refusal)
  })
  app.use(
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problemResponse({ kind: 'too-large' }) }),
  )
  const routes = routesOf(needs)
  for (const route of routes) addRoute(app, route, needs)
  for (const path of new Set(routes.map((route) => route.path))) addOtherMethods(app, path, routes)
  app.notFound(() => problemResponse({ kind: 'not-found' }))
  app.onError((error, c) => lastResort(error, { request: c.req.raw, say: needs.say }))
  return app
}

function routesOf({ ledger, isOperator, limits, now }: AppNeeds): Route[] {
  const gates = createGates({ ledger, isOperator, tokenLimit: limits.token, now })
  return withOpenApi(
    [
      healthRoute(gates),
      ...spaceRoutes(ledger, gates),
      ...changeRoutes(ledger, gates),
      erasureRoute(ledger, gates),
      ...memberRoutes(ledger, gates),
      ...invitationRoutes(ledger, gates),
    ],
    gates,
  )
}

function addRoute(app: Hono<AppEnv>, route: Route, needs: AppNeeds): void {
  app.on(route.method.toUpperCase(), honoPath(route.path), async (c) => {
    c.get('notes').route = `${route.method.toUpperCase()} ${route.path}`
    if (route.enrols) {
      const allowed = needs.limits.enrol.take(`${route.path} ${addressOf(c, needs)}`)
      if (!allowed.ok) return problemResponse(allowed.refusal)
    }
    return respond(c, route)
  })
}

function addOtherMethods(app: Hono<AppEnv>, path: string, routes: readonly Route[]): void {
  const allow = routes
    .filter((route) => route.path === path)
    .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
  app.all(honoPath(path), () => problemResponse({ kind: 'method-not-allowed', allow }))
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function addressOf(c: Context<AppEnv>, { proxyHops }: AppNeeds): string {
  const socket = c.env.incoming?.socket.remoteAddress
  return addressKey({ socket, forwardedFor: c.req.header('x-forwarded-for') }, proxyHops)
}

/** No cookies and no credentials: a page elsewhere cannot use what the app holds, and only the app is told anything. */
function crossOrigin(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'PUT'],
    allowHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['Retry-After', 'X-Request-Id'],
    maxAge: 600,
  })
}
