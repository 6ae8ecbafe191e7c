// One space on one tablet for tests of the store: real ciphers, an in-memory IndexedDB, a clock that can be set.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { randomBytes } from 'node:crypto'
import { createChangeCipher } from '../../src/crypto/change-cipher.ts'
import { createDeviceKeys, type DeviceKeys } from '../../src/crypto/device-keys.ts'
import { createRowCipher } from '../../src/crypto/rows.ts'
import { enrolledAs, EnrolledId, SpaceId } from '../../src/model/id.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import type { SpaceNeeds } from '../../src/store/needs.ts'
import { createSummariser } from '../../src/features/records/summarise.ts'
import { contactSet } from './contact-set.ts'
import { aDisk, journalOn, type MemoryDisk } from './journal.ts'

export const SPACE = SpaceId.parse('space-00000000000')
const SPACE_KEY = Buffer.alloc(32, 7).toString('base64url')
const random = (bytes: number) => new Uint8Array(randomBytes(bytes))

export interface Tablet {
  readonly needs: SpaceNeeds
  readonly database: Database
  readonly device: EnrolledId
  readonly keys: DeviceKeys
  /** Devices whose changes this tablet accepts. */
  readonly knows: Map<string, string>
  /** Devices that this tablet takes for a caseworker's; the others are coordinators'. */
  readonly caseworkers: Set<string>
  /** Whether the space's key is here. */
  readonly held: { key: boolean }
  readonly disk: MemoryDisk
}

export async function aTablet(name: string): Promise<Tablet> {
  const device = EnrolledId.parse(`device-${name}`.padEnd(20, '0'))
  const keys = await createDeviceKeys(random)
  const knows = new Map([[device, keys.signKey]])
  const held = { key: true }
  const caseworkers = new Set<string>()
  const database = openDatabase(name, { indexedDB: new IDBFactory(), IDBKeyRange })
  const disk = aDisk()
  const needs: SpaceNeeds = {
    database,
    journal: journalOn(disk),
    space: SPACE,
    device,
    rows: await createRowCipher(random(32), random),
    changes: createChangeCipher({
      space: SPACE,
      sign: keys.sign,
      random,
      epoch: () => 1,
      spaceKey: () => (held.key ? SPACE_KEY : undefined),
      signKeyOf: (id) => Promise.resolve(knows.get(enrolledAs(id))),
    }),
    rolesOf: (id) => Promise.resolve([caseworkers.has(id) ? 'caseworker' : 'coordinator']),
    summariser: createSummariser(() => contactSet),
    role: () => 'coordinator',
    now: () => '2026-03-09T15:00:00.000Z',
    random,
    announce: () => undefined,
  }
  return { needs, database, device, keys, knows, caseworkers, held, disk }
}

/** The same tablet after its database folder was deleted: same keys, same journal, an empty database. */
export function withoutDatabase(tablet: Tablet): Tablet {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  const database = openDatabase('anew', engine)
  return { ...tablet, database, needs: { ...tablet.needs, database } }
}

/** The same tablet in another tab: its own journal file on the same disk. */
export function inAnotherTab(tablet: Tablet): Tablet {
  return { ...tablet, needs: { ...tablet.needs, journal: journalOn(tablet.disk) } }
}

/** The browser was killed: no tab holds anything any more. */
export function afterKill(tablet: Tablet): Tablet {
  tablet.disk.crash()
  return inAnotherTab(tablet)
}

export function acquaint(...tablets: readonly Tablet[]): void {
  for (const one of tablets)
    for (const other of tablets) one.knows.set(other.device, other.keys.signKey)
}
