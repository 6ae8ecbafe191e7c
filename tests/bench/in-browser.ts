// What is measured: one durable save, writing and reading 10,000 cases, and the start to a usable list.
import { Dexie } from 'dexie'
import { createChangeCipher } from '../../src/crypto/change-cipher.ts'
import { createDeviceKeys } from '../../src/crypto/device-keys.ts'
import { createRowCipher } from '../../src/crypto/rows.ts'
import type { EnrolledId, MemberId, RecordId, SpaceId } from '../../src/model/id.ts'
import type { Save } from '../../src/store/append.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { SpaceNeeds } from '../../src/store/needs.ts'
import { createNoJournal } from '../../src/store/journal.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import type { Summariser } from '../../src/store/summary.ts'

const MANY = 10_000
const SAVES = 30
const ANA = 'member-ana-000000' as MemberId

export async function bench() {
  const needs = await spaceNeeds()
  const store = await openSpaceStore(needs)
  const plain = new Dexie('plain', { chromeTransactionDurability: 'strict' })
  plain.version(1).stores({ cases: 'id' })
  const cases = plain.table<{ id: string }>('cases')
  const all = Array.from({ length: MANY }, (_, i) => aCase(i))
  const rows: readonly { id: string }[] = all.map(({ record, edits }) => ({
    id: record,
    values: edits.map(({ value }) => value),
  }))

  const single = { amparo: [] as number[], dexie: [] as number[] }
  for (let i = 0; i < SAVES; i += 1) {
    single.amparo.push(await timed(() => store.append(ANA, [aCase(MANY + i)])))
    single.dexie.push(await timed(() => cases.put({ ...rows[i]!, id: `single-${String(i)}` })))
  }
  const write = {
    amparo: await timed(() => store.append(ANA, all)),
    dexie: await timed(() => cases.bulkPut(rows)),
  }
  const ids = all.map(({ record }) => record)
  const read = {
    amparo: await timed(() => store.records(ids)),
    dexie: await timed(() => cases.toArray()),
  }
  const start = {
    amparo: await timed(async () => (await openSpaceStore(needs)).summaries()),
    dexie: await timed(async () => (await cases.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1))),
  }
  return [
    {
      name: 'one save, durable (median of 30)',
      amparo: median(single.amparo),
      dexie: median(single.dexie),
    },
    { name: 'write 10,000 cases', ...write },
    { name: 'read 10,000 cases', ...read },
    { name: 'start to list, 10,000 cases', ...start },
  ]
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

function aCase(i: number): Save {
  const value = {
    'given-names': `Persona ${String(i)}`,
    'family-names': 'Peñaloza Urdaneta',
    sex: 'f',
    note: 'x'.repeat(600),
  }
  return {
    record: `record-${String(i).padStart(12, '0')}` as RecordId,
    kind: 'case',
    edits: [
      { group: 'people/p/identity', base: [], value },
      { group: 'contact', base: [], value: { phone: `+57 300 555 ${String(i)}` } },
    ],
  }
}

const summariser: Summariser = {
  version: 1,
  summarise: ({ id, kind, groups }) => ({
    id,
    kind,
    when: '2026-03-09',
    words: JSON.stringify(groups['people/p/identity']?.heads[0]?.value).slice(0, 80),
    facts: {},
    conflicts: 0,
  }),
}

async function spaceNeeds(): Promise<SpaceNeeds> {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  const device = 'device-bench-00000' as EnrolledId
  const space = 'space-bench-000000' as SpaceId
  const keys = await createDeviceKeys(random)
  return {
    database: openDatabase('bench', { indexedDB, IDBKeyRange }),
    journal: createNoJournal(),
    space,
    device,
    rows: await createRowCipher(random(32), random),
    changes: createChangeCipher({
      space,
      sign: keys.sign,
      random,
      epoch: () => 1,
      spaceKey: () => 'A'.repeat(43),
      signKeyOf: () => Promise.resolve(keys.signKey),
    }),
    summariser,
    now: () => '2026-03-09T15:00:00.000Z',
    random,
    announce: () => undefined,
  }
}
