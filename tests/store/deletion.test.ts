// Two tablets of one space: what one deletes, the other no longer sees.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RecordId } from '../../src/model/id.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { acquaint, aTablet } from '../kit/space.ts'
import { ANA, CHILD, listed, NAME, OTHER, recover, remove, save } from '../kit/two-tablets.ts'

async function twoTablets(): Promise<readonly [SpaceStore, SpaceStore]> {
  const tablets = [await aTablet('one'), await aTablet('two')] as const
  acquaint(...tablets)
  return [await openSpaceStore(tablets[0].needs), await openSpaceStore(tablets[1].needs)]
}

/** What one has not handed over yet reaches the other. */
function courierBetween(): (from: SpaceStore, to: SpaceStore) => Promise<void> {
  const numbers = new Map<SpaceStore, { number: number; seen: Set<string> }>()
  return async (from, to) => {
    const at = numbers.get(from) ?? { number: 0, seen: new Set<string>() }
    numbers.set(from, at)
    const sent = await from.outbox.unsent({ limit: 500, bytes: 1_000_000 })
    const fresh = sent.filter(({ sig }) => !at.seen.has(sig))
    for (const { sig } of fresh) at.seen.add(sig)
    const changes = fresh.map((change) => {
      at.number += 1
      return { number: at.number, receivedAt: '', change }
    })
    const received = await to.receive({ logId: 'log', changes })
    if (!received.ok) throw new Error(received.problem.kind)
  }
}

const found = async (store: SpaceStore) => (await store.find(NAME, 9)).length

test('[Z11] what one device deletes is gone from every list, search and record of the other as soon as it hears of it', async () => {
  const [one, two] = await twoTablets()
  const carry = courierBetween()
  await save(one, CHILD, NAME)
  await save(one, OTHER, 'Luis')
  await carry(one, two)
  expect([await found(one), await found(two)]).toEqual([1, 1])

  await remove(one, CHILD)
  await carry(one, two)
  for (const store of [one, two]) {
    expect(listed(store)).toEqual([OTHER])
    expect(await found(store)).toBe(0)
    expect(await store.record(CHILD)).toBeUndefined()
    expect((await store.records([CHILD, OTHER])).map(({ id }) => id)).toEqual([OTHER])
    expect(store.deleted.all().map(({ id, words }) => [id, words])).toEqual([[CHILD, '']])
  }
})

test('[Z11] it is still gone after the store is opened anew, also from a chunk of many', async () => {
  const tablet = await aTablet('many')
  const store = await openSpaceStore(tablet.needs)
  const many = Array.from({ length: 150 }, (_, i) =>
    RecordId.parse(`record-${String(i + 100).padStart(10, '0')}`),
  )
  await store.append(
    ANA,
    many.map((record) => ({
      record,
      kind: 'case',
      edits: [{ group: 'people/p/identity', base: [], value: { 'given-names': NAME } }],
    })),
  )
  await remove(store, many[7]!)
  const again = await openSpaceStore(tablet.needs)
  expect(listed(again)).toHaveLength(149)
  expect(listed(again)).not.toContain(many[7])
  expect(again.deleted.all().map(({ id }) => id)).toEqual([many[7]])
})

test('[Z10] taken back, it is everywhere again, and the history keeps who deleted it and why', async () => {
  const [one, two] = await twoTablets()
  const carry = courierBetween()
  await save(one, CHILD, NAME)
  await remove(one, CHILD)
  await carry(one, two)
  await recover(two, CHILD)
  await carry(two, one)
  for (const store of [one, two]) {
    expect(listed(store)).toEqual([CHILD])
    expect(await found(store)).toBe(1)
    expect(store.deleted.all()).toEqual([])
    const group = (await store.record(CHILD))?.groups._deletion
    expect(group?.past.map(({ value, member }) => [value, member])).toEqual([
      [{ deleted: { reason: 'duplicate' } }, ANA],
    ])
  }
})

test('[Z12] an edit made without knowing of the deletion does not show the record, and comes back with it', async () => {
  const [one, two] = await twoTablets()
  const carry = courierBetween()
  await save(one, CHILD, NAME)
  await carry(one, two)
  await remove(one, CHILD)
  await save(two, CHILD, 'Mariana', 'people/q/identity')
  await carry(two, one)
  await carry(one, two)
  for (const store of [one, two]) expect(listed(store)).toEqual([])

  await recover(one, CHILD)
  await carry(one, two)
  for (const store of [one, two]) {
    const groups = (await store.record(CHILD))?.groups
    expect(groups?.['people/q/identity']?.heads[0]?.value).toEqual({ 'given-names': 'Mariana' })
  }
})

test('[Z12] what is said of a deleted record is refused before anything is written', async () => {
  const [one] = await twoTablets()
  await save(one, CHILD, NAME)
  await remove(one, CHILD)
  const before = await one.progress()
  const refused = await save(one, CHILD, 'Mariana')
  expect(refused).toEqual({ ok: false, problem: { kind: 'record-deleted' } })
  expect(await one.progress()).toEqual(before)
})

test('[Z13] deleted by two and taken back by one who saw only one of them: it stays hidden, marked as contested', async () => {
  const [one, two] = await twoTablets()
  const carry = courierBetween()
  await save(one, CHILD, NAME)
  await carry(one, two)
  await remove(one, CHILD)
  await remove(two, CHILD)
  await recover(two, CHILD)
  expect(listed(two)).toEqual([CHILD])
  await carry(one, two)
  await carry(two, one)
  for (const store of [one, two]) {
    expect(listed(store)).toEqual([])
    expect(
      store.deleted.all().map(({ deleted, conflicts }) => [deleted?.contested, conflicts]),
    ).toEqual([[true, 0]])
  }
  await recover(one, CHILD)
  await carry(one, two)
  for (const store of [one, two]) expect(listed(store)).toEqual([CHILD])
})

test('[Z11] whatever two devices do and in whatever order they hear of it, both end with the same in sight', async () => {
  const act = fc.constantFrom('delete', 'recover', 'edit', 'carry')
  const step = fc.tuple(fc.boolean(), act)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const stores = await twoTablets()
      const carry = courierBetween()
      await save(stores[0], CHILD, NAME)
      await carry(stores[0], stores[1])
      for (const [second, what] of steps) {
        const [here, there] = second ? [stores[1], stores[0]] : stores
        const shown = listed(here).length === 1
        if (what === 'carry') await carry(here, there)
        else if (what === 'delete' && shown) await remove(here, CHILD)
        else if (what === 'recover' && !shown) await recover(here, CHILD)
        else if (what === 'edit') await save(here, CHILD, 'Mariana')
      }
      await carry(stores[0], stores[1])
      await carry(stores[1], stores[0])
      const sights = stores.map((store) => [
        listed(store),
        store.deleted.all().map(({ id, deleted }) => [id, deleted]),
      ])
      expect(sights[0]).toEqual(sights[1])
    }),
    { numRuns: 40 },
  )
})
