import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { Save } from '../../src/store/append.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { acquaint, aTablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const idOf = (n: number) => RecordId.parse(`record-${String(n).padStart(10, '0')}`)
const caseNamed = (n: number, name: string): Save => ({
  record: idOf(n),
  kind: 'case',
  edits: [{ group: 'people/p/identity', base: [], value: { 'given-names': name } }],
})
const MOST = { limit: 500, bytes: 1_000_000 }

test('[S1] what was saved is there after the store is opened anew', async () => {
  const { needs } = await aTablet('one')
  const store = await openSpaceStore(needs)
  await store.append(ANA, [caseNamed(1, 'Wideline')])

  const again = await openSpaceStore(needs)
  expect(again.summaries().map(({ facts }) => facts.name)).toEqual(['Wideline'])
  expect((await again.record(idOf(1)))?.groups['people/p/identity']?.heads).toHaveLength(1)
})

test('[S2] two tabs that save at once lose nothing and never use a number twice', async () => {
  const { needs } = await aTablet('tabs')
  const tabs = [await openSpaceStore(needs), await openSpaceStore(needs)]
  const saves = Array.from({ length: 20 }, (_, i) =>
    tabs[i % 2]!.append(ANA, [caseNamed(i, `Persona ${String(i)}`)]),
  )
  const saved = await Promise.all(saves)
  expect(saved.every(({ ok }) => ok)).toBe(true)

  const store = await openSpaceStore(needs)
  const sent = await store.outbox.unsent(MOST)
  expect(store.summaries()).toHaveLength(20)
  expect(sent.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  for (const [i, change] of sent.entries()) {
    if (i > 0) expect(change.prev).toBe(needs.changes.hashOf(sent[i - 1]!))
  }
})

test('[S3] a save that finds no space is refused in words, and nothing of it is written', async () => {
  const { needs, database } = await aTablet('full')
  const store = await openSpaceStore(needs)
  database.runs.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const saved = await store.append(ANA, [caseNamed(1, 'Wilnò')])

  expect(saved).toEqual({ ok: false, problem: { kind: 'storage-full' } })
  expect(await database.tail.count()).toBe(0)
  expect((await store.progress()).seq).toBe(0)
})

test('[S4] what cannot be opened is set aside, counted, and taken in once it can be; the log goes on', async () => {
  const [one, two] = [await aTablet('one'), await aTablet('two')]
  const [from, to] = [await openSpaceStore(one.needs), await openSpaceStore(two.needs)]
  await from.append(ANA, [caseNamed(1, 'Ana'), caseNamed(2, 'Luis')])
  const batch = await pageFrom(from)
  const broken = [...batch.changes, { number: 3, receivedAt: '', change: { v: 9 } }]

  expect(await to.receive({ ...batch, changes: broken })).toMatchObject({
    value: { applied: 0, setAside: 3 },
  })
  expect((await to.setAside()).map(({ reason }) => reason)).toEqual([
    'unknown-device',
    'unknown-device',
    'malformed',
  ])
  expect((await to.progress()).cursor).toBe(3)

  acquaint(one, two)
  await to.retrySetAside()
  expect(to.summaries()).toHaveLength(2)
  expect((await to.setAside()).map(({ id }) => id)).toEqual(['3'])
})

test('[S5] receiving the same changes twice changes nothing', async () => {
  const [one, two] = [await aTablet('one'), await aTablet('two')]
  acquaint(one, two)
  const [from, to] = [await openSpaceStore(one.needs), await openSpaceStore(two.needs)]
  await from.append(ANA, [caseNamed(1, 'Ana')])
  const batch = await pageFrom(from)
  await to.receive(batch)
  const before = await to.record(idOf(1))
  await to.receive(batch)

  expect(await to.record(idOf(1))).toEqual(before)
})

test('[S6] many records lie in chunks, and every one of them still opens with its history', async () => {
  const { needs, database } = await aTablet('many')
  const store = await openSpaceStore(needs)
  const many = Array.from({ length: 450 }, (_, i) => caseNamed(i, `Persona ${String(i)}`))
  await store.append(ANA, many)
  const [seen] = (await store.record(idOf(7)))!.groups['people/p/identity']!.heads
  const edit = {
    group: 'people/p/identity',
    base: [seen!.change],
    value: { 'given-names': 'Otra' },
  }
  await store.append(ANA, [{ record: idOf(7), kind: 'case', edits: [edit] }])

  const again = await openSpaceStore(needs)
  const chunks = await database.chunks.toArray()
  expect(chunks.length).toBeGreaterThan(1)
  for (const { sealed } of chunks) expect(sealed.length).toBeLessThan(65_536)
  expect(await database.tail.count()).toBe(1)
  expect(again.summaries()).toHaveLength(450)
  const group = (await again.record(idOf(7)))!.groups['people/p/identity']!
  expect([...group.heads, ...group.past].map(({ value }) => value)).toEqual([
    { 'given-names': 'Otra' },
    { 'given-names': 'Persona 7' },
  ])
  expect((await again.records(many.map(({ record }) => record))).length).toBe(450)
})

test('[S7] a search finds by the beginning of any word, without accents, also what was just saved', async () => {
  const { needs } = await aTablet('search')
  const store = await openSpaceStore(needs)
  await store.append(ANA, [caseNamed(1, 'Wilnò Désir'), caseNamed(2, 'Ramón Zapata')])
  expect((await store.find('desi', 10)).map(({ id }) => id)).toEqual([idOf(1)])
  await store.append(ANA, [caseNamed(3, 'Ñáñez')])
  expect((await store.find('nane', 10)).map(({ id }) => id)).toEqual([idOf(3)])
  expect(await store.find('nadie', 10)).toEqual([])
})

test('[S8] a draft is kept, resumed and dropped', async () => {
  const { needs } = await aTablet('drafts')
  const store = await openSpaceStore(needs)
  const draft = {
    id: 'draft-1',
    record: idOf(1),
    set: { id: 'contact', version: '0.1.0' },
    answers: { phone: '1' },
    at: 'phone',
    member: ANA,
    startedAt: '',
    touchedAt: '',
    version: 0,
  }
  const kept = await store.drafts.keep(draft)
  if (!kept.ok) throw new Error(kept.problem.kind)
  await store.drafts.keep({ ...kept.value, answers: { phone: '12' } })

  const again = await openSpaceStore(needs)
  expect((await again.drafts.all()).map(({ answers, at }) => ({ answers, at }))).toEqual([
    { answers: { phone: '12' }, at: 'phone' },
  ])
  await again.drafts.drop('draft-1')
  expect(await again.drafts.all()).toEqual([])
})

test('[S9] a receipt marks only what it names by its hash; the rest still waits', async () => {
  const { needs } = await aTablet('receipts')
  const store = await openSpaceStore(needs)
  await store.append(
    ANA,
    [1, 2, 3].map((n) => caseNamed(n, `Persona ${String(n)}`)),
  )
  const [first, second] = await store.outbox.unsent(MOST)
  const { device } = first!
  const receipt = (seq: number, hash: string) => ({ device, seq, number: seq, hash })

  await store.outbox.acknowledge([receipt(1, needs.changes.hashOf(second!))])
  expect(await store.outbox.waiting()).toMatchObject({ count: 3 })
  await store.outbox.acknowledge([receipt(1, needs.changes.hashOf(first!))])
  expect((await store.outbox.unsent(MOST)).map(({ seq }) => seq)).toEqual([2, 3])
  await store.outbox.startOver('another-log')
  expect((await store.outbox.unsent(MOST)).map(({ seq }) => seq)).toEqual([1, 2, 3])
})

async function pageFrom(store: SpaceStore) {
  const sealed = await store.outbox.unsent(MOST)
  return {
    logId: 'log',
    changes: sealed.map((change, i) => ({
      number: i + 1,
      receivedAt: '',
      change: change,
    })),
  }
}
