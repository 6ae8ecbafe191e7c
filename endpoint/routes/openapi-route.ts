// The description of all of this, itself included.
import * as z from 'zod/mini'
import type { Gates } from '../http/gates.ts'
import type { Route } from '../http/route.ts'
import { NO_BODY, NO_QUERY, route } from '../http/route.ts'
import { openApiDocument } from '../openapi.ts'
import { done } from '../refusal.ts'

/** @returns the routes, and the one that describes them */
export function withOpenApi(routes: readonly Route[], { anyone }: Gates): Route[] {
  const described: Route[] = [
    ...routes,
    route({
      method: 'get',
      path: '/v1/openapi.json',
      summary: 'This description',
      gate: anyone,
      body: NO_BODY,
      query: NO_QUERY,
      status: 200,
      answer: z.looseObject({}),
      act: () => Promise.resolve(done(document)),
    }),
  ]
  const document = openApiDocument(described)
  return described
}
