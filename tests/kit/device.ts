// A whole device without a browser: the same composition, on an in-memory IndexedDB, with a clock that stands still.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { randomBytes } from 'node:crypto'
import { openDevice, type OpenDevice } from '../../src/app/device.ts'
import { aDisk, filesOn } from './journal.ts'
import type { DeviceNeeds } from '../../src/app/device-needs.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createHttp } from '../../src/sync/http.ts'

export function deviceNeeds(): DeviceNeeds {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  return {
    openDatabase: () => openDatabase('amparo', engine),
    journalFiles: filesOn(aDisk()),
    alone: (_, act) => act(),
    claim: () => Promise.resolve(() => undefined),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    newId: () => randomBytes(16).toString('base64url'),
    now: () => new Date('2026-03-09T15:00:00.000Z'),
    today: () => '2026-03-09',
    chance: () => 0.5,
    http: (endpoint) => createHttp({ fetch, endpoint, timeoutMs: 5_000 }),
    wait: () => Promise.resolve(),
    // Nothing is sent by itself in these tests.
    lead: () => Promise.resolve(),
    online: () => false,
    kdf: { name: 'argon2id', m: 19_456, t: 2, p: 1 },
  }
}

/** A coordinator's new device with an open space. */
export async function aNewDevice(needs: DeviceNeeds = deviceNeeds()): Promise<OpenDevice> {
  const opened = openDevice(needs)
  const created = await opened.device.devices.create({
    name: 'Río Claro',
    memberName: 'Ana',
    passphrase: PASSPHRASE,
  })
  if (!created.ok) throw new Error(created.problem.kind)
  return opened
}

export const PASSPHRASE = 'trozo llevar zurdo coser sello'
