// Every route, from the endpoint's own description, against everybody it is not for.
import * as z from 'zod/mini'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningEndpoint, TestSpace } from '../kit/running-endpoint.ts'
import { OPERATOR_CODE, problemOf, startEndpoint } from '../kit/running-endpoint.ts'
import { aSpaceId, hashOf, randomText } from '../kit/signed-change.ts'

const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ description: z.string(), security: z.optional(z.unknown()) })),
  ),
})

type Holder = 'operator' | 'device' | 'coordinator' | 'guest'

/** Written by hand, so that a route that opens its gate to others is noticed. */
const HOLDERS: Readonly<Record<string, readonly Holder[]>> = {
  'POST /v1/spaces': ['operator'],
  'POST /v1/spaces/{space}/changes': ['device', 'coordinator'],
  'GET /v1/spaces/{space}/changes': ['device', 'coordinator'],
  'POST /v1/spaces/{space}/erasures': ['coordinator'],
  'GET /v1/spaces/{space}/membership': ['device', 'coordinator'],
  'GET /v1/spaces/{space}/devices': ['device', 'coordinator'],
  'POST /v1/spaces/{space}/devices': ['coordinator'],
  'POST /v1/spaces/{space}/invitations': ['coordinator'],
  'PUT /v1/spaces/{space}/invitations/{invitation}/request': ['guest'],
  'GET /v1/spaces/{space}/invitations/{invitation}': ['guest', 'coordinator'],
  'PUT /v1/spaces/{space}/invitations/{invitation}/answer': ['coordinator'],
}

let endpoint: RunningEndpoint
let home: TestSpace
let keys: Record<Holder, string>
let intruders: Record<string, string | undefined>
const invitation = randomText(32)

beforeAll(async () => {
  endpoint = await startEndpoint()
  home = await endpoint.foundSpace()
  const elsewhere = await endpoint.foundSpace()
  const caseworker = await home.enrol()
  const lost = await home.enrol('coordinator')
  await home.remove(lost)
  const secret = randomText(32)
  await open(home, invitation, secret)
  const others = await open(home, randomText(32), randomText(32))
  const otherSpaces = await open(elsewhere, invitation, randomText(32))
  keys = {
    operator: OPERATOR_CODE,
    device: caseworker.token,
    coordinator: home.coordinator.token,
    guest: secret,
  }
  intruders = {
    nobody: undefined,
    garbage: 'x',
    'an unknown token': randomText(32),
    "a token's hash": caseworker.tokenHash,
    'a coordinator of another space': elsewhere.coordinator.token,
    'a revoked coordinator': lost.token,
    'the guest of another invitation': others,
    "the guest of another space's invitation with the same id": otherSpaces,
  }
})
afterAll(() => endpoint.close())

async function open({ path, coordinator }: TestSpace, id: string, secret: string) {
  const json = { id, tokenHash: hashOf(secret) }
  await endpoint.send(`POST ${path}/invitations`, { token: coordinator.token, json })
  return secret
}

const linesOf = (space: string) =>
  Object.keys(HOLDERS).map((line) => ({
    line,
    real: line.replace('{space}', space).replace('{invitation}', invitation),
  }))

const knock = (line: string, token: string | undefined) =>
  endpoint.send(line, line.startsWith('GET') ? { token } : { token, json: {} })

test('[L14] the table below knows every route that asks for a token', async () => {
  const { paths } = Description.parse((await endpoint.send('GET /v1/openapi.json')).json)
  const guarded = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) =>
      security === undefined ? [] : [`${method.toUpperCase()} ${path}`],
    ),
  )
  expect(guarded.sort()).toEqual(Object.keys(HOLDERS).sort())
})

test('[L14] whoever it is for passes the gate', async () => {
  for (const { line, real } of linesOf(home.space)) {
    for (const holder of HOLDERS[line] ?? []) {
      const answer = await knock(real, keys[holder])
      // An empty body is what stops them, behind the gate.
      expect([line, holder, answer.status]).toEqual([
        line,
        holder,
        line.startsWith('GET') ? 200 : 400,
      ])
    }
  }
})

test('[L14] whoever it is not for is refused with 401, 403 or 404, and nothing else', async () => {
  let refusals = 0
  for (const { line, real } of linesOf(home.space)) {
    const holders: readonly string[] = HOLDERS[line] ?? []
    const wrongHolders = Object.entries(keys).filter(([holder]) => !holders.includes(holder))
    for (const [who, token] of [...Object.entries(intruders), ...wrongHolders]) {
      const answer = await knock(real, token)
      expect([401, 403, 404], `${line} by ${who}: ${String(answer.status)}`).toContain(
        answer.status,
      )
      expect(problemOf(answer)).toBeDefined()
      refusals += 1
    }
  }
  expect(refusals).toBeGreaterThan(100)
})

test('[L14] a caseworker is told that a coordinator is needed', async () => {
  for (const { line, real } of linesOf(home.space)) {
    if (!HOLDERS[line]?.includes('coordinator') || HOLDERS[line].includes('device')) continue
    const answer = await knock(real, keys.device)
    expect([answer.status, problemOf(answer)]).toEqual([403, 'forbidden'])
  }
})

test('[L14] a space or an invitation that does not exist looks like one that is closed', async () => {
  for (const { real } of linesOf(aSpaceId())) {
    if (real === 'POST /v1/spaces') continue
    expect((await knock(real, keys.device)).status).toBe(401)
  }
  for (const { real } of linesOf('..%2f..%00')) {
    if (real === 'POST /v1/spaces') continue
    expect((await knock(real, keys.device)).status).toBe(404)
  }
})

test('[L14] other ways to write a header open nothing', async () => {
  const { token } = home.coordinator
  for (const authorization of [
    token,
    `Basic ${token}`,
    `Bearer  ${token}`,
    `Bearer ${token} x`,
    'Bearer',
  ]) {
    const answer = await endpoint.send(`GET ${home.path}/changes`, { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
})

test('[L12] an expired invitation opens nothing any more', async () => {
  endpoint.clock.at += 10 * 60_000
  for (const line of ['PUT /request', 'GET ']) {
    const [method, rest] = line.split(' ')
    const answer = await knock(
      `${method!} ${home.path}/invitations/${invitation}${rest!}`,
      keys.guest,
    )
    expect([answer.status, problemOf(answer)]).toEqual([403, 'expired'])
  }
})
