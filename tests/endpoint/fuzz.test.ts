// Everything that a broken or hostile client can send: the endpoint refuses it, keeps its secrets, and goes on.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgresLedger } from '../../endpoint/postgres.ts'
import type { TestPostgres } from '../kit/postgres.ts'
import { startPostgres } from '../kit/postgres.ts'
import { rawExchange } from '../kit/raw-exchange.ts'
import type { EndpointOptions, RunningEndpoint, TestSpace } from '../kit/running-endpoint.ts'
import { OPERATOR_CODE, startEndpoint } from '../kit/running-endpoint.ts'
import {
  aChange,
  aDevice,
  anEntry,
  changes,
  hashOf,
  randomText,
  START,
} from '../kit/signed-change.ts'
import type { ChainEnd } from '../kit/signed-change.ts'
import { endOf } from '../kit/signed-change.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => {
  postgres.stop()
})

fuzzed('the embedded endpoint', () => ({}))
fuzzed('the endpoint on PostgreSQL', () => {
  const url = postgres.database()
  return { openLedger: (needs) => openPostgresLedger(url, needs) }
})

function fuzzed(name: string, options: () => EndpointOptions): void {
  describe(name, () => {
    let endpoint: RunningEndpoint
    let home: TestSpace
    let end: ChainEnd = START

    beforeAll(async () => {
      endpoint = await startEndpoint(options())
      home = await endpoint.foundSpace()
    })
    afterAll(() => endpoint.close())

    const honestPush = async () => {
      const pushed = changes(2, { space: home.space, device: home.coordinator, after: end })
      const { token } = home.coordinator
      const answer = await endpoint.send(`POST ${home.path}/changes`, {
        token,
        json: { changes: pushed },
      })
      expect(answer.status).toBe(200)
      end = endOf(pushed[1]!)
    }
    const nothingFailed = () => {
      const failures = endpoint.lines.filter((line) => /"failed"|"status":5\d\d/.test(line))
      expect(failures).toEqual([])
    }

    test('[L15] 1,000 requests made from valid ones by one wrong value or a few wrong bytes', async () => {
      const valid = validRequests(home)
      const counts = new Map<number, number>()
      await fc.assert(
        fc.asyncProperty(fc.nat(valid.length - 1), damage, async (which, harm) => {
          const { statuses } = await rawExchange(endpoint.port, [harm(valid[which]!)], {
            hangUp: true,
          })
          for (const status of statuses) expect(status).toBeLessThan(500)
          const first = statuses[0] ?? 0
          counts.set(first, (counts.get(first) ?? 0) + 1)
        }),
        { numRuns: 1000, seed: 20260301, endOnFailure: true },
      )
      // Most must get past the parser, and some through the gate, or this would prove nothing.
      for (const status of [200, 400, 401, 404, 409]) expect(counts.get(status)).toBeGreaterThan(4)
      expect(counts.get(0) ?? 0).toBeLessThan(250)
      nothingFailed()
      await honestPush()
    })

    test('[L15] what is not HTTP, or only nearly', async () => {
      const { coordinator, path } = home
      for (const [what, parts, allowed] of brokenRequests(path, coordinator.token)) {
        const { statuses } = await rawExchange(endpoint.port, parts, {
          hangUp: true,
          patience: 3000,
        })
        for (const status of statuses)
          expect(allowed, `${what}: ${String(status)}`).toContain(status)
      }
      nothingFailed()
      await honestPush()
    })

    test('[L15] a slow line hears why it was refused, not a reset', async () => {
      const body = Buffer.alloc(20_000, 120)
      const head = requestHead(`POST ${home.path}/changes`, randomText(32), body.length)
      const quarters = [0, 1, 2, 3].map((at) => body.subarray(at * 5000, (at + 1) * 5000))
      const { statuses } = await rawExchange(endpoint.port, [head, ...quarters], {
        pause: 250,
        patience: 5000,
      })
      expect(statuses).toEqual([401])
    })

    test('[L15] nothing was recorded but what honest clients sent', async () => {
      await honestPush()
      const { token } = home.coordinator
      const pulled = await endpoint.send(`GET ${home.path}/changes`, { token })
      expect(pulled.json).toMatchObject({ head: end.seq })
    })
  })
}

interface ValidRequest {
  readonly line: string
  readonly token: string
  readonly json: unknown
}

/** No change among them can be recorded: the place in the chain is wrong. */
function validRequests({ space, path, coordinator }: TestSpace): ValidRequest[] {
  const { token } = coordinator
  const friend = aDevice()
  const id = randomText(32)
  const { enrolled } = friend
  const far: ChainEnd = { seq: 1000, prev: randomText(32) }
  const founding = anEntry({ space, by: coordinator, device: coordinator, action: 'create' })
  const later = anEntry({
    space,
    by: coordinator,
    device: friend,
    action: 'add',
    after: { ...founding, n: 70 },
  })
  const join = {
    device: { id: enrolled.id, signKey: enrolled.signKey, boxKey: enrolled.boxKey },
    tokenHash: friend.tokenHash,
    mac: randomText(32),
  }
  return [
    {
      line: `POST ${path}/changes`,
      token,
      json: { changes: [aChange({ space, device: coordinator, after: far, size: 64 })] },
    },
    { line: `GET ${path}/changes?after=0&limit=10`, token, json: undefined },
    { line: `GET ${path}/membership?after=0`, token, json: undefined },
    { line: `POST ${path}/devices`, token, json: { entry: later, tokenHash: friend.tokenHash } },
    { line: `POST ${path}/invitations`, token, json: { id, tokenHash: hashOf('a') } },
    { line: `PUT ${path}/invitations/${id}/request`, token, json: join },
    { line: `PUT ${path}/invitations/${id}/answer`, token, json: { answer: 'approved' } },
    {
      line: 'POST /v1/spaces',
      token: OPERATOR_CODE,
      json: { space, tokenHash: friend.tokenHash, entry: founding },
    },
  ]
}

function requestHead(line: string, token: string, length: number): string {
  return (
    `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`
  )
}

function bytesOf({ line, token, json }: ValidRequest): Buffer {
  const body = Buffer.from(json === undefined ? '' : JSON.stringify(json))
  return Buffer.concat([Buffer.from(requestHead(line, token, body.length)), body])
}

type Damage = (request: ValidRequest) => Buffer

const HOSTILE: readonly unknown[] = [
  ...[null, true, -1, 0, 1.5, 1e308, 2 ** 53, '', 'a'.repeat(100_000), '\u0000', '\ud800', '𝒶'],
  ...[
    "'; DROP TABLE change; --",
    '$1',
    '%s%n',
    '../../etc/passwd',
    '__proto__',
    '{{7*7}}',
    'A'.repeat(43),
  ],
  ...[
    [],
    {},
    [[[[[[]]]]]],
    { __proto__: null, constructor: 1 },
    Array.from({ length: 501 }, () => ({})),
  ],
]

/** One value somewhere in the body is replaced, or one key is added. */
const wrongValue: fc.Arbitrary<Damage> = fc
  .tuple(fc.nat(), fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue()), fc.boolean())
  .map(([at, hostile, adds]) => (request) => {
    let leaf = 0
    const turn = at % 40
    const json: unknown = JSON.parse(JSON.stringify(request.json ?? null), (_, value: unknown) => {
      leaf += 1
      if (leaf !== turn + 1) return value
      if (adds && typeof value === 'object' && value !== null) return { ...value, extra: hostile }
      return hostile
    })
    return bytesOf({ ...request, json })
  })

/** A few bytes of the whole request are other bytes; the declared length no longer fits. */
const wrongBytes: fc.Arbitrary<Damage> = fc
  .array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'add', 'cut')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((harms) => (request) => {
    let bytes = bytesOf(request)
    for (const [at, byte, kind] of harms) {
      const place = at % bytes.length
      const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
      const middle = kind === 'cut' ? [] : [Buffer.from([byte])]
      bytes = Buffer.concat([before, ...middle, after.subarray(kind === 'add' ? 0 : 1)])
    }
    return bytes
  })

/** Bytes of the body alone, so that it arrives whole and wrong. */
const wrongBody: fc.Arbitrary<Damage> = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((bytes) => ({ line, token }) => {
    return Buffer.concat([Buffer.from(requestHead(line, token, bytes.length)), bytes])
  })

const wrongPath: fc.Arbitrary<Damage> = fc
  .tuple(
    fc.nat(),
    fc.constantFrom('%00', '%ff', '/', '//', '?', '?after=%00', '%2e%2e', 'ñ', ';', '#'),
  )
  .map(([at, text]) => (request) => {
    const place = 5 + (at % (request.line.length - 5))
    return bytesOf({
      ...request,
      line: request.line.slice(0, place) + text + request.line.slice(place),
    })
  })

const damage = fc.oneof(
  { weight: 5, arbitrary: wrongValue },
  { weight: 4, arbitrary: wrongBytes },
  { weight: 1, arbitrary: wrongBody },
  { weight: 1, arbitrary: wrongPath },
)

type Broken = readonly [string, readonly (string | Uint8Array)[], readonly number[]]

function brokenRequests(path: string, token: string): Broken[] {
  const start = `POST ${path}/changes HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`
  const json = 'Content-Type: application/json\r\n'
  const chunked = `${start}${json}Transfer-Encoding: chunked\r\n\r\n`
  const chunk = Buffer.concat([
    Buffer.from('40000\r\n'),
    Buffer.alloc(0x40000, 32),
    Buffer.from('\r\n'),
  ])
  const sized = (length: number) => `${start}${json}Content-Length: ${String(length)}\r\n\r\n`
  const bombs = [
    '['.repeat(500_000),
    '{"a":'.repeat(150_000),
    `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
  ]
  const get = (line: string, more = 'Host: x\r\n') => [`${line} HTTP/1.1\r\n${more}\r\n`]
  return [
    ['chunks without end', [chunked, chunk, chunk, chunk, chunk, chunk, chunk], [413]],
    ['more chunks than allowed', [chunked, chunk, chunk, chunk, chunk, chunk, '0\r\n\r\n'], [413]],
    ['a declared length that is too large', [sized(5_000_000), 'x'], [413]],
    ['a body that ends early', [sized(1000), '{"changes":['], [400]],
    ['a chunk that ends early', [chunked, '400\r\n{"cha'], [400]],
    ['a chunk size that is none', [chunked, 'zz\r\n{}\r\n0\r\n\r\n'], [400]],
    ['two lengths', [`${start}${json}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`], [400]],
    [
      'a length and chunks',
      [`${start}${json}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      [400],
    ],
    ['a negative length', [sized(-5)], [400]],
    ['huge headers', [`${start}X-Large: ${'x'.repeat(70_000)}\r\n\r\n`], [431]],
    ['many headers', [`${start}${'X-Many: 1\r\n'.repeat(5000)}\r\n`], [431]],
    ...bombs.map((bomb): Broken => ['a depth bomb', [sized(bomb.length), bomb], [400]]),
    ['invalid UTF-8', [sized(4), Buffer.from([0x22, 0xc3, 0x28, 0x22])], [400]],
    ['UTF-16', [sized(6), Buffer.from('\ufeff{}', 'utf16le')], [400]],
    ['no host', get('GET /health', ''), [400]],
    ['two hosts', get('GET /health', 'Host: a\r\nHost: b\r\n'), [400, 200]],
    ['a host that is none', get('GET /health', 'Host: a b@c\r\n'), [400]],
    ['an address that is none', get('GET /health', 'Host: 127.0..1\r\n'), [400]],
    ['another scheme', get('GET ftp://x/health'), [400]],
    ['a whole address', get('GET http://x/health'), [200]],
    ['a backslash', get('GET /v1\\..\\health'), [400]],
    ['an asterisk', get('OPTIONS *'), [400, 404, 405]],
    ['a method that is none', get('BREW /health'), [400]],
    ['TRACE', get('TRACE /health'), [404, 405]],
    [
      'an upgrade',
      get('GET /health', 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'),
      [200, 400, 404],
    ],
    ['HTTP 0.9', ['GET /health\r\n\r\n'], [400]],
    ['TLS', [Buffer.from('160301020001000001fc0303', 'hex')], [400]],
    ['a smuggled request', [...get('GET /health'), ...get('GET /v1/nothing')], [200, 404]],
    ['nothing', [''], [400]],
    ['NUL bytes', [Buffer.alloc(5000)], [400]],
    ['a line feed in a header', get('GET /health', 'Host: x\r\nX-A: b\nX-C: d\r\n'), [200, 400]],
  ]
}
