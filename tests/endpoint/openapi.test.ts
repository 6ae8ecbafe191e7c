import * as z from 'zod/mini'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../endpoint/app.ts'
import { createLimits } from '../../endpoint/http/limits.ts'
import type { Answered, RunningEndpoint } from '../kit/running-endpoint.ts'
import { startEndpoint } from '../kit/running-endpoint.ts'

let endpoint: RunningEndpoint
let answer: Answered

beforeAll(async () => {
  endpoint = await startEndpoint()
  answer = await endpoint.send('GET /v1/openapi.json')
})
afterAll(() => endpoint.close())

const Responses = z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()) }))
const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: Responses }))),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
})

test('[L19] the description lists exactly the routes that there are', () => {
  const { paths } = OpenApi.parse(answer.json)
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const now = () => new Date(0)
  const app = createApp({
    ledger: endpoint.ledger,
    isOperator: () => false,
    limits: createLimits({ perToken: 1, perAddress: 1, enrol: 1 }, { now, random: () => 0 }),
    ...{ appOrigins: [], proxyHops: 0, now, newId: () => '', say: () => undefined },
  })
  const registered = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(described.sort()).toEqual(registered.sort())
  expect(described.length).toBeGreaterThanOrEqual(12)
})

test('[L19] every reference in the description leads somewhere, and every route tells its problems', () => {
  const { paths, components } = OpenApi.parse(answer.json)
  const references = [...answer.text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  expect(references.length).toBeGreaterThan(30)
  for (const [, name] of references) expect(Object.keys(components.schemas)).toContain(name)
  for (const methods of Object.values(paths)) {
    for (const { responses } of Object.values(methods)) {
      expect(Object.keys(responses['429']?.content ?? {})).toEqual(['application/problem+json'])
    }
  }
  expect(components.schemas.SealedChange).toMatchObject({ additionalProperties: false })
})
