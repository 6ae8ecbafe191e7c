// What is measured, in a worker like the app's: one save in both copies, writing and reading 10,000 cases, the start to a
// usable list, and recovery from the journal.
import { Dexie } from 'dexie'
import { createChangeCipher } from '../../src/crypto/change-cipher.ts'
import { createDeviceKeys } from '../../src/crypto/device-keys.ts'
import { createRowCipher } from '../../src/crypto/rows.ts'
import type { EnrolledId, MemberId, RecordId, SpaceId } from '../../src/model/id.ts'
import type { Save } from '../../src/store/append.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { SpaceNeeds } from '../../src/store/needs.ts'
import { createJournal } from '../../src/store/journal.ts'
import { createOpfsJournal } from '../../src/store/opfs-journal.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import type { Summariser } from '../../src/store/summary.ts'

const MANY = 10_000
const SAVES = 200
const ANA = 'member-ana-000000' as MemberId

async function bench() {
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
    single.dexie.push(await timed(() => cases.put({ ...rows[i % MANY]!, id: `s-${String(i)}` })))
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
  needs.journal.release()
  const lost = { ...needs, database: openDatabase('lost', { indexedDB, IDBKeyRange }) }
  // Beside it: writing what came back, in clear and with nothing to verify.
  const again = new Dexie('again', { chromeTransactionDurability: 'strict' })
  again.version(1).stores({ cases: 'id' })
  const recovery = {
    amparo: await timed(async () => (await openSpaceStore(lost)).recovered()),
    dexie: await timed(() => again.table('cases').bulkPut(rows)),
  }
  return [
    figure(`one save, both copies (median of ${String(SAVES)})`, single, 0.5),
    figure(`one save, both copies (p95 of ${String(SAVES)})`, single, 0.95),
    { name: 'write 10,000 cases, both copies', ...write },
    { name: 'read 10,000 cases', ...read },
    { name: 'start to list, 10,000 cases', ...start },
    { name: 'recover 10,000 changes from the journal', ...recovery },
  ]
}

function figure(
  name: string,
  { amparo, dexie }: { amparo: readonly number[]; dexie: readonly number[] },
  share: number,
) {
  return { name, amparo: quantile(amparo, share), dexie: quantile(dexie, share) }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
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
  const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('bench', { create: true })
  return {
    database: openDatabase('bench', { indexedDB, IDBKeyRange }),
    journal: createJournal({
      files: createOpfsJournal({ folder, newName: () => crypto.randomUUID(), random }),
      alone: (act) => navigator.locks.request('bench-journal', act),
    }),
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
    rolesOf: () => Promise.resolve(['coordinator']),
    announce: () => undefined,
  }
}

void bench().then((figures) => {
  postMessage(figures)
})
