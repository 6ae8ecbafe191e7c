import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import { afterKill, aTablet, withoutDatabase } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')

/** The database as version 1 of the app made it. */
function openVersion1(engine: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }): Dexie {
  const database = new Dexie('amparo', engine)
  database.version(1).stores({
    slots: 'id',
    named: 'name',
    tail: '[space+id]',
    chunks: '[space+n]',
    summaries: '[space+n]',
    outbox: '[space+seq], [space+sent]',
    progress: 'space',
    drafts: '[space+id]',
    setAside: '[space+number]',
  })
  return database
}

test('[J9] a database of the first version is taken over with its records, drafts, outbox and what was set aside', async () => {
  const made = await aTablet('old')
  const before = await openSpaceStore(made.needs)
  const edits = [{ group: 'contact', base: [], value: { phone: '300' } }]
  await before.append(ANA, [{ record: RecordId.parse('record-0000000001'), kind: 'case', edits }])
  await before.drafts.keep({
    ...{ id: 'draft-1', record: RecordId.parse('record-0000000002'), at: 'phone', member: ANA },
    ...{
      set: { id: 'contact', version: '0.1.0' },
      answers: { phone: '3' },
      startedAt: '',
      touchedAt: '',
    },
    version: 0,
  })

  const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  const old = openVersion1(engine)
  for (const table of ['tail', 'progress', 'drafts'] as const) {
    await old.table(table).bulkPut(await made.database.table(table).toArray())
  }
  const runs = await made.database.runs.toArray()
  await old.table('outbox').bulkPut(runs.map(({ device: _, ...row }) => row))
  await old
    .table('setAside')
    .put({ space: made.needs.space, number: 7, reason: 'no-key', receivedAt: 'then', change: {} })
  old.close()

  const database = openDatabase('amparo', engine)
  const tablet = withoutDatabase(afterKill(made))
  const store = await openSpaceStore({ ...tablet.needs, database })
  expect(store.summaries()).toHaveLength(1)
  expect((await store.drafts.all()).map(({ answers }) => answers)).toEqual([{ phone: '3' }])
  expect(await store.outbox.waiting()).toMatchObject({ count: 1 })
  expect((await store.setAside()).map(({ id, way, at }) => ({ id, way, at }))).toEqual([
    { id: '7', way: 'in', at: 'then' },
  ])
  expect(await store.recovered()).toMatchObject({ value: { changes: 0 } })
})
