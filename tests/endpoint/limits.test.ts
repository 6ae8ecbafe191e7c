import { describe, expect, test } from 'vitest'
import { addressKey } from '../../endpoint/http/address.ts'
import { createTokenBuckets } from '../../endpoint/http/token-buckets.ts'
import { problemOf, startEndpoint } from '../kit/running-endpoint.ts'
import { randomText } from '../kit/signed-change.ts'

describe('a bucket', () => {
  const buckets = (random = 0) => {
    const clock = { at: 0 }
    const needs = { now: () => new Date(clock.at), random: () => random }
    return { clock, take: createTokenBuckets({ perMinute: 60, burst: 3 }, needs) }
  }
  const drain = ({ take }: ReturnType<typeof buckets>, key = 'tablet') =>
    Array.from({ length: 4 }, () => take.take(key).ok)

  test('[L17] gives its burst at once, then one a second', () => {
    const bucket = buckets()
    expect(drain(bucket)).toEqual([true, true, true, false])
    bucket.clock.at += 1000
    expect(drain(bucket)).toEqual([true, false, false, false])
    bucket.clock.at += 3_600_000
    expect(drain(bucket)).toEqual([true, true, true, false])
  })

  test('[L17] is each key its own, and says how long to wait, spread by chance', () => {
    for (const [random, retryAfter] of [
      [0, 1],
      [0.99, 2],
    ] as const) {
      const bucket = buckets(random)
      drain(bucket, 'loud')
      expect(bucket.take.take('quiet').ok).toBe(true)
      expect(bucket.take.take('loud')).toEqual({
        ok: false,
        refusal: { kind: 'too-many-requests', retryAfter },
      })
    }
  })

  test('[L17] is not drained by a clock that is set back', () => {
    const bucket = buckets()
    bucket.take.take('tablet')
    bucket.clock.at -= 3_600_000
    expect(bucket.take.take('tablet').ok).toBe(true)
  })

  test('[L17] forgets the key that was quiet longest when there are too many', () => {
    const bucket = buckets()
    drain(bucket, 'first')
    drain(bucket, 'busy')
    for (let made = 0; made < 10_000; made += 1) {
      bucket.take.take(`flood-${String(made)}`)
      if (made % 1000 === 0) expect(bucket.take.take('busy').ok).toBe(false)
    }
    expect(bucket.take.take('first').ok).toBe(true)
    expect(bucket.take.take('busy').ok).toBe(false)
  })
})

describe('an address', () => {
  const proxied = (forwardedFor: string, hops: number) =>
    addressKey({ socket: '127.0.0.1', forwardedFor }, hops)
  const direct = (socket: string) => addressKey({ socket, forwardedFor: undefined }, 0)

  test('[L17] is the socket, whatever a header claims, unless a proxy is configured', () => {
    expect(proxied('198.51.100.1', 0)).toBe('127.0.0.1')
    expect(proxied('', 1)).toBe('127.0.0.1')
  })

  test('[L17] is what the outermost own proxy saw, not what the sender wrote before it', () => {
    expect(proxied('198.51.100.1', 1)).toBe('198.51.100.1')
    expect(proxied('1.1.1.1, 198.51.100.1', 1)).toBe('198.51.100.1')
    expect(proxied('9.9.9.9, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1')
  })

  test('[L17] of version 6 counts as its network, however it is written', () => {
    expect(direct('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
    expect(direct('2001:db8:1:2::6')).toBe('2001:db8:1:2')
    expect(direct('::1')).toBe('0:0:0:0')
    expect(direct('::ffff:203.0.113.9')).toBe('203.0.113.9')
  })
})

describe('over HTTP', () => {
  test('[L17] one token may knock so often and no oftener, and others are not hindered', async () => {
    const endpoint = await startEndpoint({ rates: { perToken: 5 } })
    const { path, coordinator } = await endpoint.foundSpace()
    const knock = (token: string) => endpoint.send(`GET ${path}/changes`, { token })
    const statuses = []
    for (let times = 0; times < 11; times += 1)
      statuses.push((await knock(coordinator.token)).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429])
    const refused = await knock(coordinator.token)
    expect(problemOf(refused)).toBe('too-many-requests')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(12)
    expect((await knock(randomText(32))).status).toBe(401)
    endpoint.clock.at += 12_000
    expect((await knock(coordinator.token)).status).toBe(200)
    await endpoint.close()
  })

  test('[L17] one address may knock so often, even with ever new tokens and headers', async () => {
    const endpoint = await startEndpoint({ rates: { perAddress: 20 } })
    const statuses = []
    for (let times = 0; times < 22; times += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${String(times)}` }
      const answer = await endpoint.send('GET /v1/spaces/aaaaaaaaaaaaaaaaaaaaaa/changes', {
        token: randomText(32),
        headers,
      })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429])
    await endpoint.close()
  })

  test('[L17] behind a proxy each address is counted for itself', async () => {
    const endpoint = await startEndpoint({ rates: { perAddress: 1 }, proxyHops: 1 })
    const from = (address: string) =>
      endpoint.send('GET /health', { headers: { 'x-forwarded-for': address } })
    expect((await from('198.51.100.1')).status).toBe(200)
    expect((await from('198.51.100.2')).status).toBe(200)
    expect((await from('198.51.100.1')).status).toBe(429)
    await endpoint.close()
  })

  test("[L17] the operator's code can be guessed at five times a minute", async () => {
    const endpoint = await startEndpoint({ rates: { enrol: 5 } })
    const statuses = []
    for (let times = 0; times < 6; times += 1) {
      const answer = await endpoint.send('POST /v1/spaces', { token: randomText(16), json: {} })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    await endpoint.close()
  })
})
