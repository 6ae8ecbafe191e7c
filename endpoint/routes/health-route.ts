// Is the process up. It asks nothing of the storage: anyone may call it, as often as the address limit allows.
import * as z from 'zod/mini'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_BODY, NO_QUERY, route } from '../http/route.ts'
import { done } from '../refusal.ts'

export const Health = z.object({ status: z.literal('ok') })

export function healthRoute({ anyone }: Gates): Route {
  return route({
    method: 'get',
    path: '/health',
    summary: 'Whether the endpoint is up',
    gate: anyone,
    body: NO_BODY,
    query: NO_QUERY,
    status: 200,
    answer: Health,
    act: () => Promise.resolve(done({ status: 'ok' })),
  })
}
