// Erasing through a whole device and a real endpoint.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { createDeletions } from '../../src/features/records/deletions.ts'
import { eraseDue } from '../../src/features/records/erasing.ts'
import { RecordId } from '../../src/model/id.ts'
import { ok } from '../../src/model/result.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { PullResponse } from '../../src/wire/changes.ts'
import { aNewDevice, deviceNeeds } from '../kit/device.ts'
import { OPERATOR_CODE, startEndpoint, type RunningEndpoint } from '../kit/running-endpoint.ts'
import { NAME, remove, save } from '../kit/two-tablets.ts'

const at = {} as { opened: OpenDevice; endpoint: RunningEndpoint; clock: { now: string } }
const signal = new AbortController().signal
const idOf = (n: number) => RecordId.parse(`record-${String(n).padStart(10, '0')}`)

beforeAll(async () => {
  at.endpoint = await startEndpoint()
  at.clock = { now: '2026-03-01T10:00:00.000Z' }
  at.opened = await aNewDevice({ ...deviceNeeds(), now: () => new Date(at.clock.now) })
  const connected = await at.opened.device.devices.connect(at.endpoint.url, OPERATOR_CODE)
  if (!connected.ok) throw new Error(connected.problem.kind)
})
afterAll(() => at.endpoint.close())

const desk = () => at.opened.desk()!
const round = async (now: string) => {
  at.clock.now = now
  const done = await desk().courier?.once(signal)
  if (done?.ok !== true) throw new Error(done?.problem.kind ?? 'not connected')
}

/** What the endpoint hands out under the tags of the changes that say so. */
async function bareAtEndpoint(): Promise<number> {
  const { space } = desk()
  const pulled = await at.endpoint.ledger.since({ space, after: 0, limit: 500 })
  if (!pulled.ok) throw new Error(pulled.refusal.kind)
  const { changes } = PullResponse.parse(pulled.value)
  return changes.filter(({ change }) => typeof change === 'object' && 'payload' in change!).length
}

test('[W6] what time erases is ordered at the endpoint in the same round, and acknowledged once', async () => {
  const { store } = desk()
  await save(store, idOf(1), NAME)
  await save(store, idOf(2), 'Luis')
  await round('2026-03-02T10:00:00.000Z')
  await remove(store, idOf(1))
  for (const day of ['2026-03-03', '2026-04-02', '2026-04-03']) await round(`${day}T10:00:00.000Z`)
  expect([await bareAtEndpoint(), store.deleted.all().length]).toEqual([0, 1])
  await round('2026-04-04T10:00:00.000Z')
  expect([await bareAtEndpoint(), store.deleted.all().length]).toEqual([2, 0])
  expect(await store.orders.pending()).toEqual([])
})

test('[W6] an endpoint that was restored is told again', async () => {
  const { store } = desk()
  const { ordered } = await store.progress()
  expect(ordered).toHaveLength(1)
  await at.endpoint.ledger.renewLogIds()
  await round('2026-04-04T11:00:00.000Z')
  expect((await store.progress()).ordered).toEqual(ordered)
  await store.outbox.startOver('another')
  expect(await store.orders.pending()).toEqual(ordered)
})

test('[Z15] a coordinator erases a deleted record at once; a caseworker neither does, nor by time', async () => {
  const { store, member } = desk()
  await save(store, idOf(3), NAME)
  const { deletions } = at.opened.device
  expect(await deletions.erase(idOf(3))).toMatchObject({ problem: { kind: 'record-not-found' } })
  await remove(store, idOf(3))
  const asCaseworker = createDeletions({
    desk: () => ok({ ...desk(), role: 'caseworker' }),
    setForKind,
    now: () => at.clock.now,
  })
  expect(await asCaseworker.erase(idOf(3))).toEqual({ ok: false, problem: { kind: 'not-allowed' } })
  for (const day of ['01', '02', '03', '04']) {
    at.clock.now = `2027-01-${day}T10:00:00.000Z`
    await eraseDue({ store, role: () => 'caseworker', member })
  }
  expect(store.deleted.all()).toHaveLength(1)
  expect(await deletions.erase(idOf(3))).toEqual({ ok: true, value: undefined })
  expect(store.deleted.all()).toHaveLength(0)
})
