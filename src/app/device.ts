// One device: everything a screen may ask for, in one object. It runs in a worker; tests call it directly.
import { createDevices, type Devices } from '../features/devices/devices.ts'
import { createUnlock, type Unlock } from '../features/unlock/unlock.ts'
import { createJournal, createNoJournal } from '../store/journal.ts'
import { restoreKeys } from '../store/restore-keys.ts'
import type { Inside, Work } from './at-the-desk.ts'
import { createHolds } from './holds.ts'
import { later } from './later.ts'
import { createKeyring, type Keyring, type SlotName } from '../store/keyring.ts'
import { createEnrolment } from '../sync/enrolment.ts'
import { createDoor, type AtDesk, type Door } from './door.ts'
import type { DeviceNeeds } from './device-needs.ts'
import type { DeviceNews } from './news.ts'
import { visibleText } from '../model/visible-text.ts'

export interface Device extends Work {
  readonly unlock: Unlock
  readonly devices: Devices
  /** Who is here and where, or that nobody is. */
  readonly state: () => Promise<DeviceState>
  /** Calls back when something a screen may show has changed. */
  readonly watch: (listener: (news: DeviceNews) => void) => void
  /** Another tab's news. */
  readonly heard: (news: DeviceNews) => Promise<void>
  /** A save or a connection: send what waits without waiting for the next round. */
  readonly nudge: () => void
}

export type DeviceState =
  | { readonly at: 'new' }
  /** `restored`: the database was lost, and the ways in came back from the second copy. */
  | { readonly at: 'locked'; readonly restored: boolean }
  /** The browser does not open its own storage. Nothing is deleted. */
  | { readonly at: 'unopenable' }
  | {
      readonly at: 'open'
      readonly space: string
      readonly member: string
      readonly role: AtDesk['role']
      readonly example: boolean
    }

export interface OpenDevice {
  readonly device: Device
  readonly desk: () => AtDesk | undefined
  /** Deletes everything of this device. For the example only. */
  readonly clear: () => Promise<void>
}

export function openDevice(needs: DeviceNeeds): OpenDevice {
  const listeners = new Set<(news: DeviceNews) => void>()
  const announce = (news: DeviceNews) => {
    for (const listener of listeners) listener(news)
    // A save is sent at once where there is a connection; the courier waits out its own pauses otherwise.
    if (news.about === 'records') door.desk()?.courier?.nudge()
  }
  const database = needs.openDatabase()
  const { journalFiles: files, alone } = needs
  const journal =
    files === undefined
      ? createNoJournal()
      : createJournal({ files, alone: (act) => alone('amparo-journal', act) })
  const keyring = createKeyring({
    database,
    journal,
    random: needs.random,
    newId: needs.newId,
    ...(needs.kdf === undefined ? {} : { kdf: needs.kdf }),
  })
  const holds = createHolds(needs.claim)
  const door = createDoor({ ...needs, database, journal, keyring, holds, announce })
  const inside = { ...needs, database, journal, keyring, door, holds, announce }
  const memory = { restored: false }
  return {
    device: {
      ...atTheDoor(needs, door, keyring),
      ...workLater(inside),
      state: () => stateOf(inside, memory),
      watch: (listener) => {
        listeners.add(listener)
      },
      heard: door.heard,
      nudge: () => {
        door.desk()?.courier?.nudge()
      },
    },
    desk: () => door.desk(),
    clear: async () => {
      // Made anew at once: nobody is locked out.
      door.leave({ quietly: true })
      await Promise.all(database.tables.map((table) => table.clear()))
    },
  }
}

/** What is possible before anybody is at work: coming in, making a space, joining one. */
function atTheDoor(
  needs: DeviceNeeds,
  door: Door,
  keyring: Keyring,
): Pick<Device, 'unlock' | 'devices'> {
  const { random, newId } = needs
  const signal = new AbortController().signal
  return {
    unlock: createUnlock({
      keyring,
      random,
      newId,
      enter: () => door.enter(),
      introduce: door.introduce,
      leave: () => {
        door.leave()
      },
    }),
    devices: createDevices({
      keyring,
      random,
      newId,
      now: () => needs.now().toISOString(),
      enrolmentAt: (endpoint, space) => createEnrolment(needs.http(endpoint), space, signal),
      space: () => door.space(),
      enter: (space) => door.enter(space),
      introduceMyself: door.introduceMyself,
    }),
  }
}

/** What needs somebody at the desk. */
function workLater(inside: Inside): Work {
  const memory: { work?: Promise<Work> } = {}
  const loaded = () => {
    memory.work ??= import('./at-the-desk.ts').then(
      ({ createWork }) => createWork(inside),
      (error: unknown) => {
        // The next call tries again.
        delete memory.work
        throw error
      },
    )
    return memory.work
  }
  const part = <Part extends keyof Work>(name: Part): Work[Part] =>
    later<Work[Part]>({}, async () => (await loaded())[name])
  return {
    interviews: part('interviews'),
    records: part('records'),
    deletions: part('deletions'),
    promises: part('promises'),
    assessments: part('assessments'),
    weeks: part('weeks'),
    sending: part('sending'),
    handOvers: part('handOvers'),
    keeping: part('keeping'),
  }
}

async function stateOf(inside: Inside, memory: { restored: boolean }): Promise<DeviceState> {
  const { door, keyring, example = false } = inside
  const slots = await slotsOf(inside, memory)
  if (slots === undefined) return { at: 'unopenable' }
  const desk = door.desk()
  if (desk === undefined) return outside(inside, slots, memory.restored)
  const current = keyring.current()
  return {
    at: 'open',
    space: visibleText(door.space()?.name ?? ''),
    member: slots.find(({ id }) => id === current?.slot)?.label ?? '',
    role: desk.role,
    example,
  }
}

function outside({ keyring }: Inside, slots: readonly SlotName[], restored: boolean): DeviceState {
  // Keys without a space: the tablet stopped in the middle of starting one.
  const begun = keyring.current()?.vault.spaces.length === 0
  return slots.length === 0 || begun ? { at: 'new' } : { at: 'locked', restored }
}

const TRIES = 3

/** An empty database is not believed before the second copy was asked. */
async function slotsOf(
  { keyring, database, journal }: Pick<Inside, 'keyring' | 'database' | 'journal'>,
  memory: { restored: boolean },
): Promise<readonly SlotName[] | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const slots = await keyring.slots()
      if (slots.length > 0) return slots
      const back = await restoreKeys(database, journal)
      if (!back.ok) return undefined
      memory.restored = back.value
      return await keyring.slots()
    } catch {
      database.close({ disableAutoOpen: false })
    }
  }
  return undefined
}
