import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { createJournal } from '../../src/store/journal.ts'
import type { SpaceNeeds } from '../../src/store/needs.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { aDisk, filesOn, journalOn } from '../kit/journal.ts'
import { afterKill, aTablet, type Tablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const aDraft = (id: string, phone: string): Draft => ({
  id,
  record: RecordId.parse(`record-of-${id}`.padEnd(20, '0')),
  set: { id: 'contact', version: '0.1.0' },
  answers: { phone },
  at: 'phone',
  member: ANA,
  startedAt: '',
  touchedAt: '',
  version: 0,
})

/** Each pair is another order of the same steps: how late the comparison begins, and how slowly it reads. */
const ORDERS = Array.from({ length: 25 }, (_, n) => ({
  late: 2 * (n % 5),
  slow: 8 * Math.floor(n / 5),
}))

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** The tablet after a kill, on a machine that is slow in one or the other. */
function slowly(tablet: Tablet, { late, slow }: (typeof ORDERS)[number]): SpaceNeeds {
  const { needs, disk } = afterKill(tablet)
  const journal = createJournal({
    files: filesOn(disk),
    alone: async (act) => {
      await turns(late)
      return act()
    },
  })
  return {
    ...needs,
    journal: {
      ...journal,
      note: async (entries) => {
        const noted = await journal.note(entries)
        await turns(slow)
        return noted
      },
    },
    rows: {
      ...needs.rows,
      open: async (place, sealed) => {
        if (place.store === 'drafts') await turns(slow)
        return needs.rows.open(place, sealed)
      },
    },
  }
}

async function withOneSaved(): Promise<Tablet> {
  const tablet = await aTablet('comparing')
  const store = await openSpaceStore(tablet.needs)
  await store.append(ANA, [{ record: aDraft('0', '').record, kind: 'case', edits: [] }])
  return tablet
}

async function kept(store: SpaceStore, draft: Draft): Promise<Draft> {
  const done = await store.drafts.keep(draft)
  if (!done.ok) throw new Error(done.problem.kind)
  return done.value
}

const phones = async (store: SpaceStore) =>
  (await store.drafts.all()).map(({ answers }) => answers.phone)

test('[D11] nothing older comes back over what is typed while the copies are compared, nor counts as recovered', async () => {
  for (const order of ORDERS) {
    const store = await openSpaceStore(slowly(await withOneSaved(), order))
    const first = await kept(store, aDraft('one', '1'))
    const second = await kept(store, { ...first, answers: { phone: '12' } })
    await kept(store, { ...second, answers: { phone: '123' } })
    expect(await store.recovered(), JSON.stringify(order)).toMatchObject({ value: { drafts: 0 } })
    expect(await phones(store), JSON.stringify(order)).toEqual(['123'])
  }
})

test('[D11] a draft whose last answer only the journal had is gone on with from that answer', async () => {
  for (const order of ORDERS) {
    const tablet = await withOneSaved()
    const before = await openSpaceStore(tablet.needs)
    const first = await kept(before, aDraft('one', '1'))
    const rows = await tablet.database.drafts.toArray()
    await kept(before, { ...first, answers: { phone: '12' } })
    await tablet.database.drafts.bulkPut(rows)

    const store = await openSpaceStore(slowly(tablet, order))
    const [found] = await store.drafts.agreed()
    expect(found?.answers, JSON.stringify(order)).toEqual({ phone: '12' })
    await kept(store, { ...found!, answers: { phone: '123' } })
    expect(await store.recovered()).toMatchObject({ value: { drafts: 1 } })
    expect(await phones(store), JSON.stringify(order)).toEqual(['123'])
  }
})

test('[D11] what is discarded while the copies are compared stays discarded', async () => {
  for (const order of ORDERS) {
    const store = await openSpaceStore(slowly(await withOneSaved(), order))
    const draft = await kept(store, aDraft('one', '1'))
    await store.drafts.drop(draft.id)
    await store.recovered()
    expect(await phones(store), JSON.stringify(order)).toEqual([])
  }
})

test('[J1] two notes at once share one file, so that nothing stays held when the tab lets go', async () => {
  const disk = aDisk()
  const journal = journalOn(disk)
  const noted = await Promise.all(
    ['a', 'b', 'c'].map((id) => journal.note([{ about: 'slot', id }])),
  )
  expect(noted.every(({ ok }) => ok)).toBe(true)
  journal.release()
  expect([...disk.held]).toEqual([])
  expect(disk.contents.size).toBe(1)
  expect((await journalOn(disk).peek()).map(({ entry }) => entry)).toMatchObject([
    { id: 'a' },
    { id: 'b' },
    { id: 'c' },
  ])
})
