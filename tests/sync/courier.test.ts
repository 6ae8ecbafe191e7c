import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { SpaceStore } from '../../src/store/space-store.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import { backoffMs } from '../../src/sync/backoff.ts'
import { createHttp } from '../../src/sync/http.ts'
import { pullAll } from '../../src/sync/pull.ts'
import { pushAll } from '../../src/sync/push.ts'
import { hashOf } from '../../src/crypto/envelope.ts'
import type { SealedChange } from '../../src/wire/sealed-change.ts'
import { acquaint, aTablet, SPACE, type Tablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const signal = new AbortController().signal

test('[W2] waiting after failures grows to ten minutes at most, and is spread by chance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, chance) => {
        const pause = backoffMs(failures, chance)
        expect(pause).toBeGreaterThanOrEqual(2_500)
        expect(pause).toBeLessThanOrEqual(600_000)
        expect(pause).toBeLessThanOrEqual(backoffMs(failures + 1, 0.999) + 1)
      },
    ),
  )
  expect(backoffMs(3, 0)).not.toBe(backoffMs(3, 0.9))
})

test('[W3] an endpoint that is down, slow or answers nonsense costs nothing: what waited still waits', async () => {
  const { needs } = await aTablet('one')
  const store = await openSpaceStore(needs)
  await saveOne(store, 1)
  const answers: readonly (readonly [typeof fetch, string])[] = [
    [() => Promise.reject(new TypeError('down')), 'unreachable'],
    [
      (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => {
            reject(new Error('slow'))
          }),
        ),
      'too-slow',
    ],
    [() => Promise.resolve(new Response('<html>captive portal</html>')), 'nonsense'],
    [() => Promise.resolve(new Response('{"logId":"x","head":1,"accepted":[]}')), 'nonsense'],
    [() => Promise.resolve(new Response('gateway', { status: 502 })), 'nonsense'],
    [
      () =>
        Promise.resolve(
          Response.json(
            { type: 'urn:amparo:problem:unauthorised', title: '', status: 401 },
            { status: 401 },
          ),
        ),
      'refused',
    ],
  ]
  for (const [fetchLike, kind] of answers) {
    const http = createHttp({ fetch: fetchLike, endpoint: 'http://localhost', timeoutMs: 50 })
    const pushed = await pushAll({ space: SPACE, store, http, token: 't' }, signal)
    expect(pushed).toMatchObject({ ok: false, problem: { kind } })
    expect(await store.outbox.waiting()).toMatchObject({ count: 1 })
  }
})

test('[W4] an endpoint restored from a backup, or made anew, gets back what it lost', async () => {
  const [one, two] = [await aTablet('one'), await aTablet('two')]
  acquaint(one, two)
  const stores = [await openSpaceStore(one.needs), await openSpaceStore(two.needs)] as const
  const ledger = aLedger()
  const sync = async (store: SpaceStore, tablet: Tablet) => {
    const http = createHttp({ fetch: ledger.fetch, endpoint: 'http://localhost', timeoutMs: 1_000 })
    for (let round = 0; round < 3; round += 1) {
      const needs = { space: SPACE, store, http, token: tablet.device }
      await pushAll(needs, signal)
      await pullAll(needs, signal)
    }
  }
  for (const n of [1, 2, 3]) await saveOne(stores[0], n)
  await sync(stores[0], one)
  await sync(stores[1], two)
  ledger.restore(1)
  await sync(stores[0], one)
  await saveOne(stores[1], 4)
  await sync(stores[1], two)
  await sync(stores[0], one)

  expect(ledger.count()).toBe(4)
  for (const store of stores) expect(store.summaries()).toHaveLength(4)
})

async function saveOne(store: SpaceStore, n: number): Promise<void> {
  const record = RecordId.parse(`record-${String(n).padStart(10, '0')}`)
  await store.append(ANA, [
    { record, kind: 'case', edits: [{ group: 'contact', base: [], value: { phone: String(n) } }] },
  ])
}

/** Just enough of an endpoint: numbers, receipts, chains, and a log id that a restore renews. */
function aLedger() {
  const state = {
    logId: 'first',
    changes: [] as { number: number; hash: string; change: SealedChange }[],
  }
  const answer = (url: string, body: unknown): unknown => {
    if (body === null) {
      const after = Number(/after=(\d+)/.exec(url)?.[1])
      const changes = state.changes.filter(({ number }) => number > after)
      return {
        logId: state.logId,
        head: state.changes.length,
        changes: changes.map((one) => ({ ...one, receivedAt: '' })),
      }
    }
    const accepted = (body as { changes: SealedChange[] }).changes.map((change) => {
      const known = state.changes.find(
        ({ change: { device, seq } }) => device === change.device && seq === change.seq,
      )
      const number =
        known?.number ?? state.changes.push({ number: state.changes.length + 1, hash: '', change })
      return { device: change.device, seq: change.seq, number, hash: hashOf(change) }
    })
    return { logId: state.logId, head: state.changes.length, accepted }
  }
  return {
    fetch: ((url: string, init?: RequestInit) => {
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null
      return Promise.resolve(Response.json(answer(url, body)))
    }) as typeof fetch,
    restore: (kept: number) => {
      state.changes.length = kept
      state.logId = 'second'
    },
    count: () => state.changes.length,
  }
}
