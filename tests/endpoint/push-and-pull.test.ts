import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeviceId } from '../../src/model/id.ts'
import type { SealedChange } from '../../src/wire/sealed-change.ts'
import { PullResponse, PushResponse } from '../../src/wire/changes.ts'
import type { RunningEndpoint, TestSpace } from '../kit/running-endpoint.ts'
import { problemOf, startEndpoint } from '../kit/running-endpoint.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import { aChange, aDevice, aSpaceId, changes, endOf, signChange } from '../kit/signed-change.ts'

let endpoint: RunningEndpoint
let home: TestSpace
let tablet: TestDevice

beforeAll(async () => {
  endpoint = await startEndpoint()
  home = await endpoint.foundSpace()
})
afterAll(() => endpoint.close())

const push = (pushed: readonly unknown[], { token }: TestDevice = tablet) =>
  endpoint.send(`POST ${home.path}/changes`, { token, json: { changes: pushed } })
const pull = (query = '', { token }: TestDevice = tablet) =>
  endpoint.send(`GET ${home.path}/changes${query}`, { token })
const mine = (count = 1): SealedChange[] => changes(count, { space: home.space, device: tablet })

describe('pushing', () => {
  beforeAll(async () => {
    tablet = await home.enrol()
  })

  test('[L3] a push whose answer was lost is sent again, and the answer is the same', async () => {
    const pushed = mine(3)
    const first = await push(pushed)
    const again = await push(pushed)
    expect(first.status).toBe(200)
    expect(again.text).toBe(first.text)
    expect(PushResponse.parse(first.json).accepted.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('[L4] a cloned tablet is told that its place is taken', async () => {
    const answer = await push(mine(2))
    expect([answer.status, problemOf(answer)]).toEqual([409, 'equivocation'])
  })

  test('[L5] a push that leaves something out is told where to go on', async () => {
    const [, second] = changes(2, { space: home.space, device: tablet })
    const answer = await push([signChange({ ...second!, seq: 9 }, tablet)])
    expect([answer.status, problemOf(answer)]).toEqual([409, 'out-of-order'])
    expect(answer.json).toMatchObject({ expected: 4, detail: 'expected seq 4' })
  })

  test('[L1] what one device pushes another pulls, byte for byte', async () => {
    const other = await home.enrol()
    const pulled = PullResponse.parse((await pull('?after=0&limit=2', other)).json)
    const rest = PullResponse.parse((await pull('?after=2', other)).json)
    expect(pulled.changes.map(({ number }) => number)).toEqual([1, 2])
    expect(rest.head).toBe(3)
    const all = [...pulled.changes, ...rest.changes].map(({ change }) => change)
    const again = await push(all)
    expect(again.status).toBe(200)
    expect(rest.logId).toBe(pulled.logId)
    expect(rest.changes[0]?.receivedAt).toBe('2026-03-01T09:00:00.000Z')
  })
})

describe('what is not taken', () => {
  beforeAll(async () => {
    tablet = await home.enrol()
  })

  test('[L8] a change of another space or in another name', async () => {
    const elsewhere = aChange({ space: aSpaceId(), device: tablet })
    const inOtherName = aChange({ space: home.space, device: aDevice() })
    for (const change of [elsewhere, inOtherName]) {
      const answer = await push([change])
      expect([answer.status, problemOf(answer)]).toEqual([403, 'forbidden'])
    }
  })

  test('[L24] what another device of the space signed is carried for it, also under a renewed id', async () => {
    const broken = await home.enrol()
    const renewed = DeviceId.parse(`${broken.id}~Ab3dEf9h`)
    for (const as of [broken.id, renewed]) {
      const carried = changes(2, { space: home.space, device: broken, as })
      expect((await push(carried)).status).toBe(200)
      expect((await push(carried)).status).toBe(200)
    }
    const both = [broken.id, renewed].map((as) =>
      aChange({ space: home.space, device: broken, as }),
    )
    expect(problemOf(await push(both))).toBe('forbidden')
  })

  test('[L8] a change that the device has not signed as it is, whatever was altered', async () => {
    const thief = aDevice()
    const [change] = mine()
    const forged = [
      signChange(change!, { ...thief, id: tablet.id }),
      { ...change!, epoch: 2 },
      { ...change!, tag: 'B'.repeat(22) },
      { ...change!, nonce: 'B'.repeat(16) },
      { ...change!, ciphertext: `BBBB${change!.ciphertext.slice(4)}` },
      { ...change!, sig: 'B'.repeat(86) },
    ]
    for (const wrong of forged) {
      const answer = await push([wrong])
      expect([answer.status, problemOf(answer)]).toEqual([400, 'malformed'])
      expect(answer.json).toMatchObject({ detail: 'at changes.0.sig' })
    }
  })

  test('[L8] the same bytes written differently', async () => {
    const change = aChange({ space: home.space, device: tablet, size: 256 })
    expect(change.ciphertext.length % 4).toBe(2)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = letters.indexOf(change.ciphertext.at(-1)!)
    const twin = { ...change, ciphertext: change.ciphertext.slice(0, -1) + letters[last ^ 1]! }
    const answer = await push([twin])
    expect(answer.json).toMatchObject({ status: 400, detail: 'at changes.0.ciphertext' })
  })

  test('[L16] what is not of the agreed shape, told by place and never by content', async () => {
    const [change] = mine()
    const canary = 'Mariana-canary'
    const wrong: unknown[] = [
      {},
      { changes: [] },
      { changes: Array.from({ length: 501 }, () => change) },
      { changes: [{ ...change, seq: 0 }] },
      { changes: [{ ...change, [canary]: canary }] },
      { changes: [{ ...change, tag: canary }] },
      canary,
      null,
    ]
    for (const json of wrong) {
      const answer = await endpoint.send(`POST ${home.path}/changes`, { token: tablet.token, json })
      expect([answer.status, problemOf(answer)]).toEqual([400, 'malformed'])
      expect(answer.text).not.toContain(canary)
    }
  })

  test.each(['?after=-1', '?after=x', '?limit=0', '?limit=501', '?after=1e400', '?limit=1.5'])(
    '[L16] a pull with %s is malformed',
    async (query) => {
      expect(problemOf(await pull(query))).toBe('malformed')
    },
  )

  test('[L16] wrong content type, wrong method, wrong place, too much', async () => {
    const line = `POST ${home.path}/changes`
    const { token } = tablet
    const text = await endpoint.send(line, {
      token,
      json: {},
      headers: { 'content-type': 'text/plain' },
    })
    const zipped = await endpoint.send(line, {
      token,
      json: {},
      headers: { 'content-encoding': 'gzip' },
    })
    const method = await endpoint.send(`DELETE ${home.path}/changes`, { token })
    const place = await endpoint.send(`GET ${home.path}/nothing`, { token })
    const large = await endpoint.send(line, { token, json: 'x'.repeat(1_048_577) })
    const bare = await endpoint.send(line, {
      token,
      headers: { 'content-type': 'application/json' },
    })
    expect(
      [text, zipped, method, place, large, bare].map((answer) => [
        answer.status,
        problemOf(answer),
      ]),
    ).toEqual([
      [415, 'unsupported-media-type'],
      [415, 'unsupported-media-type'],
      [405, 'method-not-allowed'],
      [404, 'not-found'],
      [413, 'too-large'],
      [400, 'malformed'],
    ])
    expect(method.headers.get('allow')).toBe('POST, GET, HEAD')
  })

  test('[L13] more than a day or a space may hold', async () => {
    const small = await startEndpoint({ quotas: { bytesPerDeviceAndDay: 1500 } })
    const { space, path, coordinator } = await small.foundSpace()
    const [one, two] = changes(2, { space, device: coordinator, size: 800 })
    const send = (change: SealedChange) =>
      small.send(`POST ${path}/changes`, { token: coordinator.token, json: { changes: [change] } })
    expect((await send(one!)).status).toBe(200)
    const full = await send(two!)
    expect([full.status, problemOf(full)]).toEqual([429, 'quota-exceeded'])
    expect(full.headers.get('retry-after')).toBe(String(15 * 3600))
    await small.close()
  })
})

test('[L22] the log has a line for each request, and no token, body or name in it', async () => {
  const [change] = changes(1, {
    space: home.space,
    device: home.coordinator,
    after: endOf(mine()[0]!),
  })
  await push([change], home.coordinator)
  const log = endpoint.lines.join('\n')
  const line = JSON.parse(endpoint.lines.at(-1)!) as Record<string, unknown>
  expect(Object.keys(line)).toEqual([
    ...['time', 'id', 'route', 'status', 'ms', 'bytesIn', 'bytesOut', 'token', 'space'],
  ])
  expect(line).toMatchObject({ route: 'POST /v1/spaces/{space}/changes', space: home.space })
  expect(line.token).toMatch(/^[0-9a-f]{8}$/)
  for (const secret of [
    home.coordinator.token,
    tablet.token,
    change!.ciphertext,
    home.coordinator.tokenHash,
  ]) {
    expect(log).not.toContain(secret)
  }
})
