// A route is told as data: the router, the 405s and the OpenAPI document are all made from the same list.
import * as z from 'zod/mini'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import type { Gate, Knock } from './gates.ts'

interface RouteFacts {
  readonly method: 'get' | 'post' | 'put'
  /** OpenAPI style: /v1/spaces/{space}/changes */
  readonly path: string
  readonly summary: string
  readonly status: 200 | 201
  readonly answer: z.ZodMiniType
  /** Lets somebody in, or tries to: limited much more tightly, before anything is looked up. */
  readonly enrols?: true
}

interface RouteSpec<Who, Body, Query> extends RouteFacts {
  readonly gate: Gate<Who>
  readonly body: z.ZodMiniType<Body>
  readonly query: z.ZodMiniType<Query>
  act(call: Call<Who, Body, Query>): Promise<Outcome<unknown>>
}

export interface Call<Who, Body, Query> {
  readonly who: Who
  readonly body: Body
  readonly query: Query
}

export interface Incoming extends Knock {
  readonly query: Readonly<Record<string, string>>
  json(): Promise<Outcome<unknown>>
}

export interface Route extends RouteFacts {
  readonly gate: Pick<Gate<unknown>, 'bearer' | 'role'>
  readonly body: z.ZodMiniType
  readonly query: z.ZodMiniType
  respond(incoming: Incoming): Promise<Outcome<unknown>>
}

export const NO_BODY = z.undefined()
export const NO_QUERY = z.record(z.string(), z.string())

export function route<Who, Body, Query>(spec: RouteSpec<Who, Body, Query>): Route {
  const { gate } = spec
  return Object.freeze({
    ...spec,
    async respond(incoming: Incoming) {
      const who = await gate.admit(incoming)
      if (!who.ok) return who
      const query = parsed(spec.query, incoming.query)
      if (!query.ok) return query
      const body = await bodyOf(spec, incoming)
      if (!body.ok) return body
      return spec.act({ who: who.value, query: query.value, body: body.value })
    },
  })
}

async function bodyOf<Body>(
  { method, body }: { method: string; body: z.ZodMiniType<Body> },
  incoming: Incoming,
): Promise<Outcome<Body>> {
  if (method === 'get') return parsed(body, undefined)
  const json = await incoming.json()
  return json.ok ? parsed(body, json.value) : json
}

function parsed<T>(shape: z.ZodMiniType<T>, value: unknown): Outcome<T> {
  const result = shape.safeParse(value)
  if (result.success) return done(result.data)
  // Where, never what: the place is made of names from our own schemas.
  const where = result.error.issues[0]?.path.map(String).join('.') ?? ''
  return refuse('malformed', { detail: where === '' ? 'not of the expected shape' : `at ${where}` })
}
