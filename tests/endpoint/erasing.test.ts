import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteLedger } from '../../endpoint/sqlite.ts'
import { DeviceId } from '../../src/model/id.ts'
import { PullResponse } from '../../src/wire/changes.ts'
import type { SealedChange } from '../../src/wire/sealed-change.ts'
import type { RunningEndpoint, TestSpace } from '../kit/running-endpoint.ts'
import { problemOf, startEndpoint } from '../kit/running-endpoint.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import {
  aDevice,
  anEntry,
  anOrder,
  aSpaceId,
  bare,
  changes,
  hashOfChange,
  hashOfEntry,
  randomText,
} from '../kit/signed-change.ts'

let endpoint: RunningEndpoint
let home: TestSpace

beforeAll(async () => {
  endpoint = await startEndpoint()
  home = await endpoint.foundSpace()
})
afterAll(() => endpoint.close())

const erase = (orders: readonly unknown[], { token }: TestDevice = home.coordinator) =>
  endpoint.send(`POST ${home.path}/erasures`, { token, json: { orders } })

test('[L25] over HTTP an order erases for everybody who pulls, and may be sent again', async () => {
  const { space, path, coordinator } = home
  const tablet = await home.enrol()
  const tag = randomText(16)
  const pushed = changes(2, { space, device: tablet, tag })
  const { token } = tablet
  await endpoint.send(`POST ${path}/changes`, { token, json: { changes: pushed } })
  const order = anOrder({ space, by: coordinator, tag })
  for (let times = 0; times < 2; times += 1) {
    const answer = await erase([order])
    expect([answer.status, answer.json]).toEqual([200, { erased: [tag] }])
  }
  const pulled = PullResponse.parse((await endpoint.send(`GET ${path}/changes`, { token })).json)
  expect(pulled.changes.map(({ change }) => change)).toEqual(pushed.map(bare))
  const again = await endpoint.send(`POST ${path}/changes`, { token, json: { changes: pushed } })
  expect(again.status).toBe(200)
})

test('[L25] an order that is altered, lifted, of another space, or signed by another is refused', async () => {
  const { space, coordinator } = home
  const second = await home.enrol('coordinator')
  const caseworker = await home.enrol()
  const order = anOrder({ space, by: coordinator, tag: randomText(16) })
  const refusals: readonly (readonly [unknown, TestDevice, number, string])[] = [
    [{ ...order, tag: randomText(16) }, coordinator, 400, 'malformed'],
    [{ ...order, at: '2027-01-01T00:00:00.000Z' }, coordinator, 400, 'malformed'],
    [{ ...order, note: 'Mariana' }, coordinator, 400, 'malformed'],
    [{ ...order, by: second.id }, second, 400, 'malformed'],
    [order, second, 403, 'forbidden'],
    [order, caseworker, 403, 'forbidden'],
    [
      anOrder({ space: aSpaceId(), by: coordinator, tag: randomText(16) }),
      coordinator,
      403,
      'forbidden',
    ],
  ]
  for (const [wrong, by, status, problem] of refusals) {
    const answer = await erase([wrong], by)
    expect([answer.status, problemOf(answer)]).toEqual([status, problem])
    expect(answer.text).not.toContain('Mariana')
  }
  expect(problemOf(await erase([]))).toBe('malformed')
  expect(problemOf(await erase(Array.from({ length: 101 }, () => order)))).toBe('malformed')
})

test('[L26] the file of the embedded ledger holds nothing of what was erased', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-erasing-'))
  const quotas = { bytesPerDeviceAndDay: 1e9, bytesPerSpace: 1e9 }
  const ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'), {
    now: () => new Date(0),
    quotas,
  })
  const [space, by] = [aSpaceId(), aDevice('coordinator')]
  const entry = anEntry({ space, by, device: by, action: 'create' })
  const hash = hashOfEntry(entry)
  await ledger.createSpace({ space, tokenHash: by.tokenHash, entry: { entry, hash } })
  const tag = randomText(16)
  const kept: { readonly change: SealedChange; readonly erased: boolean }[] = []
  // Both small ones and some that fill pages of their own.
  for (const [number, size] of [200, 9_000, 40_000].entries()) {
    const as = DeviceId.parse(`${by.id}~${String(number).padStart(8, '0')}`)
    const pushed = changes(3, { space, device: by, as, size, ...(size === 200 ? {} : { tag }) })
    await ledger.record({
      space,
      sender: by.id,
      changes: pushed.map((change) => ({ change, hash: hashOfChange(change) })),
    })
    kept.push(...pushed.map((change) => ({ change, erased: size !== 200 })))
  }
  const holds = (ciphertext: string) => {
    const bytes = Buffer.from(ciphertext, 'base64url').subarray(20, 120)
    return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(bytes))
  }
  expect(kept.map(({ change }) => holds(change.ciphertext))).toEqual(kept.map(() => true))
  await ledger.erase({ space, orders: [anOrder({ space, by, tag })] })
  expect(kept.map(({ change }) => holds(change.ciphertext))).toEqual(
    kept.map(({ erased }) => !erased),
  )
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})
