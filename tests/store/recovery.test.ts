import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { frame, framesIn } from '../../src/crypto/frames.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { Save } from '../../src/store/append.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { afterKill, aTablet, inAnotherTab, withoutDatabase, type Tablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const MOST = { limit: 500, bytes: 1_000_000 }
const idOf = (n: number) => RecordId.parse(`record-${String(n).padStart(10, '0')}`)
const caseNamed = (n: number, name = `Persona ${String(n)}`): Save => ({
  record: idOf(n),
  kind: 'case',
  edits: [{ group: 'people/p/identity', base: [], value: { 'given-names': name } }],
})
const aDraft = (id: string): Draft => ({
  id,
  record: idOf(99),
  set: { id: 'contact', version: '0.1.0' },
  answers: { phone: '1' },
  at: 'phone',
  member: ANA,
  startedAt: '',
  touchedAt: '',
  version: 0,
})
const names = (store: SpaceStore) =>
  store
    .summaries()
    .map(({ facts }) => facts.name)
    .sort()

async function save(store: SpaceStore, ...numbers: readonly number[]): Promise<void> {
  for (const n of numbers) {
    const saved = await store.append(ANA, [caseNamed(n)])
    if (!saved.ok) throw new Error(saved.problem.kind)
  }
}

async function receive(store: SpaceStore, tablet: Tablet): Promise<void> {
  for (;;) {
    const sent = await store.outbox.unsent(MOST)
    if (sent.length === 0) return
    await store.outbox.acknowledge(
      sent.map((change) => ({
        device: change.device,
        seq: change.seq,
        number: change.seq,
        hash: tablet.needs.changes.hashOf(change),
      })),
    )
  }
}

test('[J1] after the database is gone, what was saved comes back counted and named, and the next save takes a new id', async () => {
  const tablet = await aTablet('lost')
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1, 2, 3)
  await store.drafts.keep(aDraft('draft-1'))
  const before = (await store.progress()).device

  const after = withoutDatabase(afterKill(tablet))
  const again = await openSpaceStore(after.needs)
  expect(await again.recovered()).toEqual({
    ok: true,
    value: { changes: 3, records: [idOf(1), idOf(2), idOf(3)], drafts: 1, aside: 0 },
  })
  expect(names(again)).toEqual(['Persona 1', 'Persona 2', 'Persona 3'])
  expect((await again.drafts.all()).map(({ answers }) => answers)).toEqual([{ phone: '1' }])

  await save(again, 4)
  const { device, seq } = await again.progress()
  expect(seq).toBe(1)
  expect(device).not.toBe(before)
  expect(await again.outbox.waiting()).toMatchObject({ count: 4 })
})

test('[J1] opening it once more recovers nothing more', async () => {
  const tablet = withoutDatabase(await twoSaved())
  await openSpaceStore(tablet.needs)
  const again = await openSpaceStore(afterKill(tablet).needs)
  expect(await again.recovered()).toMatchObject({ value: { changes: 0, drafts: 0 } })
  expect(await again.outbox.waiting()).toMatchObject({ count: 2 })
})

test('[J1] a save that only the journal had got is finished at the next start', async () => {
  const tablet = await aTablet('between')
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1)
  const after = afterKill(tablet)
  const journalOnly = await openSpaceStore(withoutDatabase(inAnotherTab(tablet)).needs)
  await save(journalOnly, 2)

  const again = await openSpaceStore(afterKill(after).needs)
  expect(await again.recovered()).toMatchObject({ value: { changes: 1, records: [idOf(2)] } })
  expect(names(again)).toEqual(['Persona 1', 'Persona 2'])
})

test('[J2] after the journal is gone, the second copy is made anew and carries everything that waits', async () => {
  const tablet = await twoSaved()
  tablet.disk.contents.clear()
  await (await openSpaceStore(tablet.needs)).recovered()

  const lost = await openSpaceStore(withoutDatabase(afterKill(tablet)).needs)
  expect(await lost.recovered()).toMatchObject({ value: { changes: 2 } })
})

test('[J3] a change leaves the journal only when it was received more than seven days ago', async () => {
  const clock = { now: '2026-03-01T10:00:00.000Z' }
  const base = await aTablet('trim')
  const tablet = { ...base, needs: { ...base.needs, now: () => clock.now } }
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1)
  await receive(store, tablet)
  await save(store, 2)

  const changesLeft = async () => {
    const lost = await openSpaceStore(withoutDatabase(afterKill(tablet)).needs)
    const recovered = await lost.recovered()
    return recovered.ok ? recovered.value.changes : -1
  }
  for (const [now, left] of [
    ['2026-03-02T10:00:00.000Z', 2],
    ['2026-03-08T09:59:00.000Z', 2],
    ['2026-03-08T10:01:00.000Z', 1],
    ['2046-03-08T10:01:00.000Z', 1],
  ] as const) {
    clock.now = now
    await (await openSpaceStore(afterKill(tablet).needs)).recovered()
    const copy = new Map(tablet.disk.contents)
    expect(await changesLeft()).toBe(left)
    tablet.disk.contents.clear()
    for (const [name, bytes] of copy) tablet.disk.contents.set(name, bytes)
  }
})

test('[J4] damage costs the frames it hits and no other', () => {
  const content = fc.uint8Array({ minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(
      fc.array(content, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (contents, at, flip) => {
        const frames = contents.map(frame)
        const bytes = Uint8Array.from(frames.flatMap((one) => [...one]))
        const hit = at % bytes.length
        const damaged = bytes.with(hit, (bytes[hit] ?? 0) ^ flip)
        const ends = frames.map((_, i) => frames.slice(0, i + 1).flatMap((f) => [...f]).length)
        const whole = contents.filter(
          (_, i) => hit >= ends[i]! || hit < ends[i]! - frames[i]!.length,
        )
        expect(framesIn(damaged).contents.map((one) => [...one])).toEqual(
          whole.map((one) => [...one]),
        )
        expect(framesIn(bytes).damaged).toBe(0)
      },
    ),
  )
})

test('[J4] a torn end of the journal loses nothing that was acknowledged', async () => {
  const tablet = await twoSaved()
  for (const [name, bytes] of tablet.disk.contents) {
    tablet.disk.contents.set(name, Uint8Array.from([...bytes, ...frame(bytes).slice(0, 40)]))
  }
  const again = await openSpaceStore(withoutDatabase(tablet).needs)
  expect(await again.recovered()).toMatchObject({ value: { changes: 2 } })
})

test('[J5] a database connection that died is opened anew and the save happens once', async () => {
  const tablet = await aTablet('dead')
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1)
  tablet.database.backendDB().close()
  await save(store, 2)
  tablet.database.close({ disableAutoOpen: true })
  await save(store, 3)

  const again = await openSpaceStore(afterKill(tablet).needs)
  expect(await again.outbox.waiting()).toMatchObject({ count: 3 })
  expect(names(again)).toEqual(['Persona 1', 'Persona 2', 'Persona 3'])
})

test('[J5] a journal handle that died is replaced by a new file', async () => {
  const tablet = await aTablet('handle')
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1)
  for (const name of tablet.disk.contents.keys()) tablet.disk.contents.delete(name)
  await save(store, 2)
  expect(tablet.needs.journal.copies()).toBe(2)
  tablet.disk.dead = true
  await save(store, 3)
  expect(tablet.needs.journal.copies()).toBe(1)
})

test('[J6] a save that is refused leaves nothing in either copy', async () => {
  const tablet = await aTablet('refused')
  const store = await openSpaceStore(tablet.needs)
  await save(store, 1)
  tablet.disk.room = 100
  expect(await store.append(ANA, [caseNamed(2)])).toEqual({
    ok: false,
    problem: { kind: 'storage-full' },
  })
  tablet.disk.room = Number.POSITIVE_INFINITY
  tablet.database.runs.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(await store.append(ANA, [caseNamed(3)])).toEqual({
    ok: false,
    problem: { kind: 'storage-full' },
  })
  const again = await openSpaceStore(withoutDatabase(afterKill(tablet)).needs)
  expect(names(again)).toEqual(['Persona 1'])
})

test('[J7] a number that two tabs claimed when the tablet was killed is said anew, and nothing is lost', async () => {
  const tablet = await aTablet('fork')
  await save(await openSpaceStore(tablet.needs), 1)
  const before = new Map(tablet.disk.contents)
  const [left, right] = [afterKill(tablet), inAnotherTab(tablet)]
  // Both start from the same journal and an empty database, so both take back save 1 and number on.
  const leftStore = await openSpaceStore(withoutDatabase(left).needs)
  await save(leftStore, 2)
  for (const [name, bytes] of before) tablet.disk.contents.set(name, bytes)
  const rightStore = await openSpaceStore(withoutDatabase(right).needs)
  await save(rightStore, 3)

  const again = await openSpaceStore(withoutDatabase(afterKill(tablet)).needs)
  expect(names(again)).toEqual(['Persona 1', 'Persona 2', 'Persona 3'])
})

/** Two saves on a tablet whose browser was killed afterwards. */
async function twoSaved(): Promise<Tablet> {
  const tablet = await aTablet('two')
  await save(await openSpaceStore(tablet.needs), 1, 2)
  return afterKill(tablet)
}

test('[D7] on a full disk the save in hand still succeeds once, at the cost of the ballast; the next is refused', async () => {
  const tablet = await aTablet('ballast')
  const store = await openSpaceStore(tablet.needs)
  expect(await tablet.needs.journal.fillBallast()).toBe(true)
  await save(store, 1)
  tablet.disk.room = 0
  await save(store, 2)
  expect(tablet.needs.journal.ballast()).toBe('none')
  tablet.disk.room = 0
  expect(await store.append(ANA, [caseNamed(3)])).toMatchObject({
    problem: { kind: 'storage-full' },
  })
  expect(names(await openSpaceStore(inAnotherTab(tablet).needs))).toEqual([
    'Persona 1',
    'Persona 2',
  ])
})

test('[J2] rows that cannot be read any more are made whole again from the journal', async () => {
  const tablet = await aTablet('rows')
  const store = await openSpaceStore(tablet.needs)
  await store.append(
    ANA,
    Array.from({ length: 150 }, (_, n) => caseNamed(n)),
  )
  await save(store, 200)
  const [chunk] = await tablet.database.chunks.toArray()
  await tablet.database.chunks.put({ ...chunk!, sealed: chunk!.sealed.map((byte) => byte ^ 1) })
  const [row] = await tablet.database.tail.toArray()
  await tablet.database.tail.put({ ...row!, sealed: new Uint8Array(40) })

  const again = await openSpaceStore(afterKill(tablet).needs)
  await again.records(again.summaries().map(({ id }) => id))
  await vi.waitFor(async () => {
    const all = Array.from({ length: 150 }, (_, n) => idOf(n))
    expect(await again.records([...all, idOf(200)])).toHaveLength(151)
  })
})
