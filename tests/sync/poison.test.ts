import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { createHttp } from '../../src/sync/http.ts'
import { pushAll } from '../../src/sync/push.ts'
import type { SealedChange } from '../../src/wire/sealed-change.ts'
import { aTablet, SPACE, type Tablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const signal = new AbortController().signal
const recordOf = (n: number) => RecordId.parse(`record-${String(n).padStart(10, '0')}`)

async function save(store: SpaceStore, n: number): Promise<void> {
  const edits = [{ group: 'contact', base: [], value: { phone: String(n) } }]
  await store.append(ANA, [{ record: recordOf(n), kind: 'case', edits }])
}

/** An endpoint that takes everything but what `refuse` names; the rest of a push is refused with it. */
function anEndpoint(tablet: Tablet, refuse: (change: SealedChange) => string | undefined) {
  const taken = new Map<string, SealedChange>()
  const fetchLike = ((_: string, init?: RequestInit) => {
    const { changes } = JSON.parse(typeof init?.body === 'string' ? init.body : '') as {
      changes: SealedChange[]
    }
    const type = changes.map(refuse).find((reason) => reason !== undefined)
    if (type !== undefined) {
      const body = {
        type: `urn:amparo:problem:${type}`,
        title: '',
        status: 409,
        detail: 'expected seq 1',
      }
      return Promise.resolve(Response.json(body, { status: 409 }))
    }
    for (const change of changes) taken.set(`${change.device}.${String(change.seq)}`, change)
    const accepted = changes.map((change, i) => ({
      device: change.device,
      seq: change.seq,
      number: i + 1,
      hash: tablet.needs.changes.hashOf(change),
    }))
    return Promise.resolve(Response.json({ logId: 'x', head: taken.size, accepted }))
  }) as typeof fetch
  const http = createHttp({ fetch: fetchLike, endpoint: 'http://localhost', timeoutMs: 1_000 })
  return { http, taken }
}

async function phonesOf(tablet: Tablet, changes: Iterable<SealedChange>): Promise<unknown[]> {
  const opened = await Promise.all([...changes].map((change) => tablet.needs.changes.open(change)))
  return opened.map(
    (change) => change.ok && (change.value.edits[0]?.value as { phone: string }).phone,
  )
}

test('[J10] one change that the endpoint will never take goes aside, and everything after it is sent', async () => {
  const tablet = await aTablet('poison')
  const store = await openSpaceStore(tablet.needs)
  for (const n of [1, 2, 3, 4, 5]) await save(store, n)
  const poison = (await store.outbox.unsent({ limit: 5, bytes: 1e6 }))[2]!
  const { http, taken } = anEndpoint(tablet, ({ sig }) =>
    sig === poison.sig ? 'malformed' : undefined,
  )

  expect(await pushAll({ space: SPACE, store, http, token: 't' }, signal)).toMatchObject({
    ok: true,
  })
  expect(await phonesOf(tablet, taken.values())).toEqual(['1', '2', '4', '5'])
  expect(await store.outbox.waiting()).toEqual({ count: 0 })
  const [aside] = await store.setAside()
  expect(aside).toMatchObject({ way: 'out', reason: 'malformed' })

  expect(await store.sayAgain(aside!.id, ANA)).toMatchObject({ ok: true, value: { again: 1 } })
  await pushAll({ space: SPACE, store, http, token: 't' }, signal)
  expect((await phonesOf(tablet, taken.values())).sort()).toEqual(['1', '2', '3', '4', '5'])
  expect(await store.setAside()).toEqual([])
  expect(store.summaries().every(({ conflicts }) => conflicts === 0)).toBe(true)
})

test('[J10] a place that was taken by a twin of this tablet is left to it, and the same is said under a new id', async () => {
  const tablet = await aTablet('twin')
  const store = await openSpaceStore(tablet.needs)
  for (const n of [1, 2, 3]) await save(store, n)
  const old = (await store.progress()).device
  const { http, taken } = anEndpoint(tablet, ({ device, seq }) =>
    device === old && seq >= 2 ? 'equivocation' : undefined,
  )

  expect(await pushAll({ space: SPACE, store, http, token: 't' }, signal)).toMatchObject({
    ok: true,
  })
  expect(await phonesOf(tablet, taken.values())).toEqual(['1', '2', '3'])
  expect(await store.setAside()).toEqual([])
  expect((await store.progress()).device).not.toBe(old)
})

test('[J10] an endpoint that refuses everything does not empty the outbox', async () => {
  const tablet = await aTablet('refuser')
  const store = await openSpaceStore(tablet.needs)
  for (let n = 0; n < 20; n += 1) await save(store, n)
  const { http } = anEndpoint(tablet, () => 'malformed')
  expect(await pushAll({ space: SPACE, store, http, token: 't' }, signal)).toMatchObject({
    ok: false,
  })
  const waiting = await store.outbox.waiting()
  expect(waiting.count).toBeGreaterThanOrEqual(16)
  expect(waiting.count + (await store.setAside()).length).toBe(20)
})
