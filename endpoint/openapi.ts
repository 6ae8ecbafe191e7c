// The OpenAPI document, made from the routes and the wire schemas: it cannot promise what is not there.
import * as z from 'zod/mini'
import {
  PulledChange,
  PullResponse,
  PushRequest,
  PushResponse,
  Receipt,
} from '../src/wire/changes.ts'
import {
  CreateInvitationRequest,
  InvitationAnswer,
  InvitationState,
  JoinRequest,
} from '../src/wire/invitation.ts'
import {
  CreateSpaceRequest,
  CreateSpaceResponse,
  DeviceList,
  DeviceSeen,
  EnrolledDevice,
  EnrolRequest,
  MembershipEntry,
  MembershipLog,
} from '../src/wire/membership.ts'
import { ErasureOrder, ErasureRequest, ErasureResponse } from '../src/wire/erasure.ts'
import { ProblemDocument } from '../src/wire/problem.ts'
import { ErasedChange, SealedChange } from '../src/wire/sealed-change.ts'
import { PROBLEMS } from './http/problem-response.ts'
import type { Route } from './http/route.ts'
import { NO_QUERY } from './http/route.ts'
import { Health } from './routes/health-route.ts'

/** @returns an OpenAPI 3.1 document as JSON */
export function openApiDocument(routes: readonly Route[]): Record<string, unknown> {
  const names = namedSchemas()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amparo endpoint',
      version: '1',
      description: 'Keeps and hands out sealed changes. It cannot read them.',
    },
    paths: pathsOf(routes, names),
    components: {
      schemas: componentSchemas(names),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  }
}

const NAMED = {
  CreateInvitationRequest,
  CreateSpaceRequest,
  CreateSpaceResponse,
  DeviceList,
  DeviceSeen,
  EnrolledDevice,
  EnrolRequest,
  ErasedChange,
  ErasureOrder,
  ErasureRequest,
  ErasureResponse,
  Health,
  InvitationAnswer,
  InvitationState,
  JoinRequest,
  MembershipEntry,
  MembershipLog,
  ProblemDocument,
  PulledChange,
  PullResponse,
  PushRequest,
  PushResponse,
  Receipt,
  SealedChange,
}

type Names = ReturnType<typeof namedSchemas>

function namedSchemas() {
  const names = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id })
  return names
}

const reference = (id: string) => `#/components/schemas/${id}`

function componentSchemas(names: Names): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(names, { uri: reference, io: 'input' })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutOwnAddress(schema)]),
  )
}

/** Inside one document the schemas are found by their place. */
function withoutOwnAddress(schema: object): object {
  const parts = Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id')
  return Object.fromEntries(parts)
}

function pathsOf(routes: readonly Route[], names: Names): Record<string, object> {
  const paths: Record<string, object> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, names) }
  }
  return paths
}

function operation(route: Route, names: Names): object {
  const { gate, summary, status, answer } = route
  return {
    summary,
    description: admission(route),
    ...(gate.bearer === 'none' ? {} : { security: [{ bearer: [] }] }),
    parameters: [...pathParameters(route.path), ...queryParameters(route)],
    ...(route.method === 'get'
      ? {}
      : { requestBody: { required: true, ...body(route.body, names) } }),
    responses: {
      [String(status)]: { description: 'Done, and kept', ...body(answer, names) },
      ...Object.fromEntries(problemStatuses(route).map((code) => [code, problem(code)])),
    },
  }
}

function admission({ gate }: Route): string {
  if (gate.bearer === 'none') return 'For anyone.'
  return `Bearer: ${gate.bearer}${gate.role === undefined ? '' : ` (${gate.role})`}.`
}

function body(schema: z.ZodMiniType, names: Names): object {
  const id = names.get(schema)?.id
  const shape = id === undefined ? { type: 'object' } : { $ref: reference(id) }
  return { content: { 'application/json': { schema: shape } } }
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Route): object[] {
  if (query === NO_QUERY) return []
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }))
}

function problemStatuses({ gate, method }: Route): number[] {
  const guarded = gate.bearer === 'none' ? [] : [401, 403, 404]
  const written = method === 'get' ? [] : [409, 413, 415]
  return [400, ...guarded, 405, ...written, 429, 500]
}

function problem(status: number): object {
  const kinds = Object.entries(PROBLEMS).flatMap(([kind, known]) =>
    known.status === status ? [kind] : [],
  )
  return {
    description: kinds.join(', '),
    content: { 'application/problem+json': { schema: { $ref: reference('ProblemDocument') } } },
  }
}
