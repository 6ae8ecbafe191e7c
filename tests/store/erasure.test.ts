// Erasing for good: nothing of the record is left, nothing brings it back, and the chains still hold.
import { expect, test } from 'vitest'
import { ERASURE } from '../../src/model/erasure.ts'
import { RecordId } from '../../src/model/id.ts'
import { aDraft, desks, drop, eraseChild, exchange, reopened, type Desk } from '../kit/desks.ts'
import { openedRows } from '../kit/opened-rows.ts'
import { afterKill, withoutDatabase } from '../kit/space.ts'
import { ANA, CHILD, listed, NAME, OTHER, recover, remove, save } from '../kit/two-tablets.ts'

test('[Z16] after it is erased, nothing that the record said is in any row or file of any device, nor at the endpoint', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  for (const [record, name] of [
    [CHILD, NAME],
    [OTHER, 'Luis'],
  ] as const) {
    await save(one.store, record, name)
  }
  await exchange(one)
  await exchange(two)
  await save(two.store, CHILD, `${NAME} María`, 'people/q/identity')
  await two.store.drafts.keep(aDraft(CHILD))
  await remove(two.store, CHILD)
  await exchange(two)
  await exchange(one)
  for (const { tablet } of [one, two]) {
    const rows = await openedRows(tablet)
    expect([rows.database.includes(NAME), rows.journal.includes(NAME)]).toEqual([true, true])
  }

  await eraseChild(one)
  await exchange(one)
  await drop(one)
  await exchange(two)
  for (const { tablet, store } of [one, two]) {
    const rows = await openedRows(tablet)
    expect(rows.database).not.toContain(NAME)
    expect(rows.journal).not.toContain(NAME)
    expect(rows.database).toContain('Luis')
    expect([listed(store), store.deleted.all()].flat()).not.toContain(CHILD)
    expect(listed(store)).toContain(OTHER)
    expect(await store.deleted.record(CHILD)).toBeUndefined()
    expect(await store.drafts.all()).toEqual([])
  }
  for (const change of one.log.changes) {
    const opened = 'ciphertext' in change ? await one.tablet.needs.changes.open(change) : undefined
    expect(JSON.stringify(opened ?? {})).not.toContain(NAME)
  }
  expect(one.log.changes.some((change) => 'payload' in change)).toBe(true)
})

test('[Z16] it also leaves the chunks in which it lay with others, and these stay whole', async () => {
  const [one] = (await desks('chunks')) as [Desk]
  const ids = Array.from({ length: 150 }, (_, i) =>
    RecordId.parse(`record-${String(i).padStart(10, '0')}`),
  )
  await one.store.append(
    ANA,
    ids.map((record, i) => ({
      record,
      kind: 'case',
      edits: [
        { group: 'people/p/identity', base: [], value: { 'given-names': i === 1 ? NAME : 'Luis' } },
      ],
    })),
  )
  await remove(one.store, ids[1]!)
  await one.store.deleted.erase(ANA, [ids[1]!])
  expect((await openedRows(one.tablet)).database).not.toContain(NAME)

  const again = await reopened(one, afterKill(one.tablet))
  const cases = again.store.summaries().filter(({ kind }) => kind === 'case')
  expect(cases).toHaveLength(149)
  expect(await again.store.records(cases.map(({ id }) => id))).toHaveLength(149)
})

test('[W5] the chains still hold: each change names the one before it, and each is signed, with its payload or without', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await save(one.store, OTHER, 'Luis')
  await remove(one.store, CHILD)
  await eraseChild(one)
  await save(one.store, OTHER, 'Luis Alberto')
  await exchange(one)
  const { attest, open, hashOf } = two.tablet.needs.changes
  const [first, ...rest] = one.log.changes
  expect(rest.map(({ prev }) => prev)).toEqual([first!, ...rest].slice(0, -1).map(hashOf))
  const bare = one.log.changes.map((change) => 'payload' in change)
  expect(bare).toEqual([true, false, true, false, false])
  for (const change of one.log.changes) {
    expect(await ('payload' in change ? attest(change) : open(change))).toMatchObject({ ok: true })
  }
})

test('[Z17] a device that joins afterwards reads from the beginning, lacks nothing, and never sees the record', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await save(one.store, OTHER, 'Luis')
  await remove(one.store, CHILD)
  await exchange(one)
  await eraseChild(one)
  await exchange(one)
  await drop(one)

  const { store, log } = two
  const some = log.changes.length - 1
  const page = (from: number, to: number) =>
    store.receive({
      logId: 'log',
      changes: log.changes
        .map((change, at) => ({ number: at + 1, receivedAt: '', change }))
        .slice(from, to),
    })
  // The word of the erasure comes last: until then two changes lack something, and it is told.
  expect(await page(0, some)).toMatchObject({ value: { applied: 1, setAside: 2 } })
  expect((await store.setAside()).map(({ reason }) => reason)).toEqual(
    Array.from({ length: 2 }, () => 'payload-missing'),
  )
  expect(await page(some, some + 1)).toMatchObject({ value: { applied: 1, setAside: 0 } })
  expect(await store.setAside()).toEqual([])
  expect(
    store
      .summaries()
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['case', ERASURE])
  expect(store.deleted.all()).toEqual([])
  expect((await store.progress()).heads[one.tablet.device]).toBeUndefined()
  const [head] = Object.values((await store.progress()).heads)
  expect(head).toMatchObject({ seq: 4 })
})

test('[Z17] neither the journal after a loss, nor the endpoint read anew, nor a backup made before brings it back', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await save(one.store, OTHER, 'Luis')
  await exchange(one)
  await exchange(two)
  const before = await Promise.all([one, two].map(({ store }) => store.collect('everything')))
  const old = new Map(two.tablet.disk.contents)
  const log = [...one.log.changes]
  await remove(one.store, CHILD)
  await eraseChild(one)
  await exchange(one)
  await exchange(two)

  for (const [i, desk] of [one, two].entries()) {
    // An endpoint that kept what it was told to drop.
    await desk.store.receive({
      logId: 'log',
      changes: log.map((change, at) => ({ number: at + 1, receivedAt: '', change })),
    })
    for (const own of [true, false]) {
      await desk.store.restore({ entries: before[i]!.entries, own })
    }
    expect(listed(desk.store)).not.toContain(CHILD)
    expect((await openedRows(desk.tablet)).database).not.toContain(NAME)

    // A file that another tab left behind, and a database that is gone.
    const left = afterKill(desk.tablet)
    for (const [name, bytes] of old) left.disk.contents.set(`left-${name}`, bytes)
    const after = await reopened(desk, withoutDatabase(left))
    expect(listed(after.store)).not.toContain(CHILD)
    const rows = await openedRows(after.tablet)
    expect([rows.database, rows.journal].join()).not.toContain(NAME)
  }
})

test('[Z18] only a coordinator’s device erases: from any other it is set aside, and nothing goes', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  one.tablet.caseworkers.add(two.tablet.device)
  await save(one.store, CHILD, NAME)
  await exchange(one)
  await exchange(two)
  await remove(two.store, CHILD)
  await exchange(two)
  await eraseChild(two)
  await exchange(two)
  await log(one)
  expect((await one.store.setAside()).map(({ reason }) => reason)).toEqual(['not-a-coordinator'])
  await recover(one.store, CHILD)
  expect(listed(one.store)).toContain(CHILD)
})

const log = ({ store, log: all }: Desk) => all.pull(store)

test('[Z18] what is not deleted is not erased, and the tag of another record is never named', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await save(one.store, OTHER, 'Luis')
  await exchange(one)
  await exchange(two)
  await one.store.deleted.erase(ANA, [CHILD])
  expect(listed(one.store)).toEqual(expect.arrayContaining([CHILD, OTHER]))
  expect(await one.store.orders.pending()).toEqual([])

  // A change about one record, sent under the tag of the other.
  const [child, other] = one.log.changes
  if (child === undefined || other === undefined) throw new Error('nothing was sent')
  const { needs, device } = two.tablet
  const edits = [{ group: 'contact', base: [], value: { phone: '1' } }]
  const at = '2026-03-09T15:00:00.000Z'
  const change = {
    schema: 1,
    record: OTHER,
    kind: 'case',
    edits,
    lamport: 9,
    at,
    member: ANA,
    heads: {},
  }
  const place = { device, seq: 1, prev: 'A'.repeat(43), tag: child.tag }
  const sealed = await needs.changes.seal(change, place)
  if (!sealed.ok) throw new Error(sealed.problem.kind)
  one.log.changes.push(sealed.value.sealed)
  await exchange(one)
  await remove(one.store, OTHER)
  await one.store.deleted.erase(ANA, [OTHER])
  expect(await one.store.orders.pending()).toEqual([other.tag])
  expect((await one.store.record(CHILD))?.id).toBe(CHILD)
})

test('[Z19] that it was erased stays: who, when and why, under which tags, and nothing of anybody', async () => {
  const [one] = (await desks('one')) as [Desk]
  await save(one.store, CHILD, NAME)
  const tag = (await one.store.outbox.unsent({ limit: 1, bytes: 1 }))[0]?.tag
  await remove(one.store, CHILD)
  await eraseChild(one)
  const [note] = one.store.summaries().filter(({ kind }) => kind === ERASURE)
  const record = await one.store.record(note!.id)
  const [version] = record?.groups[ERASURE]?.heads ?? []
  expect(version).toMatchObject({ member: ANA, at: '2026-03-09T15:00:00.000Z' })
  expect(version?.value).toEqual({
    erased: { record: CHILD, tags: [tag], kind: 'case', reason: 'duplicate' },
  })
})

test('[Z16] an interview that was open on it leaves nothing either, and cannot be saved', async () => {
  const [one] = (await desks('one')) as [Desk]
  await save(one.store, CHILD, NAME)
  await remove(one.store, CHILD)
  await eraseChild(one)
  await one.store.drafts.keep(aDraft(CHILD))
  expect(await save(one.store, CHILD, NAME)).toMatchObject({ problem: { kind: 'record-deleted' } })
  const again = await reopened(one, afterKill(one.tablet))
  expect(await again.store.drafts.all()).toEqual([])
  expect(Object.values(await openedRows(again.tablet)).join()).not.toContain(NAME)
})

test('[W5] a change without its payload is taken for nothing more than its place, and only as it was signed', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await exchange(one)
  const bare = one.tablet.needs.changes.withoutPayload(one.log.changes[0]!)
  for (const wrong of [
    { ...bare, payload: 'A'.repeat(43) },
    { ...bare, seq: 2 },
    { ...bare, tag: 'B'.repeat(22) },
    { ...bare, sig: 'A'.repeat(86) },
  ]) {
    await two.store.receive({
      logId: 'log',
      changes: [{ number: 1, receivedAt: '', change: wrong }],
    })
    expect((await two.store.setAside()).map(({ reason }) => reason)).toEqual(['bad-signature'])
  }
  expect(two.store.summaries()).toEqual([])
})

test('[Z15] what one tablet deleted and another took back unseen is not erased by time', async () => {
  const [one, two] = (await desks('one', 'two')) as [Desk, Desk]
  await save(one.store, CHILD, NAME)
  await exchange(one)
  await exchange(two)
  await remove(one.store, CHILD)
  await remove(two.store, CHILD)
  await recover(two.store, CHILD)
  await exchange(two)
  await log(one)
  expect(one.store.deleted.all().map(({ deleted }) => deleted?.contested)).toEqual([true])
  await one.store.deleted.due()
  expect((await one.store.progress()).deletions ?? {}).toEqual({})
})
