// The device's keys while somebody is at work: opened by a member's passphrase, gone at the lock.
import type { MemberId } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { Random } from '../crypto/random.ts'
import { createRowCipher } from '../crypto/rows.ts'
import { makeSlot, openSlot, type Kdf, type SlotProblem } from '../crypto/slots.ts'
import type { Database } from './database.ts'
import { durably } from './durably.ts'
import { slotEntry } from './journal-entry.ts'
import type { Journal } from './journal.ts'
import type { RowCipher } from './needs.ts'
import type { StorageProblem } from './storage-problem.ts'
import { changeVault, readVault, type Vault, type VaultProblem } from './vault.ts'

export interface KeyringNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly random: Random
  readonly newId: () => string
  /** Strength of the passphrase lock; the default of crypto/slots.ts when absent. */
  readonly kdf?: Kdf
}

/** A name on the lock screen. It is readable by whoever holds the tablet: the screen suggests first names. */
export interface SlotName {
  readonly id: string
  readonly label: string
}

export interface Opened {
  readonly slot: string
  readonly member: MemberId
  readonly rows: RowCipher
  readonly vault: Vault
}

export type KeyringProblem =
  | SlotProblem
  | VaultProblem
  | StorageProblem
  | (Problem & { readonly kind: 'locked' | 'passphrase-short' })

export interface Keyring {
  readonly slots: () => Promise<readonly SlotName[]>
  /** Opens with a member's passphrase. */
  readonly open: (slot: string, passphrase: string) => Promise<Result<Opened, KeyringProblem>>
  /** Makes the device key on a new device, or uses the open one, and adds a member's way in. */
  readonly addMember: (member: NewMember) => Promise<Result<Opened, KeyringProblem>>
  readonly current: () => Opened | undefined
  readonly change: (
    change: (vault: Vault) => Vault,
  ) => Promise<Result<Vault, VaultProblem | { readonly kind: 'locked' }>>
  /** Takes a member's way in off this device. The last one stays: without any, nothing here could be read again. */
  readonly removeMember: (
    slot: string,
  ) => Promise<Result<void, StorageProblem | { readonly kind: 'locked' | 'last-member' }>>
  /** Forgets every key. Nothing is deleted. */
  readonly close: () => void
}

export interface NewMember {
  readonly label: string
  readonly passphrase: string
  readonly member: MemberId
}

interface Memory {
  deviceKey?: Uint8Array
  opened?: Opened
}

export function createKeyring(needs: KeyringNeeds): Keyring {
  const memory: Memory = {}
  const close = () => {
    memory.deviceKey?.fill(0)
    delete memory.deviceKey
    delete memory.opened
  }
  return {
    slots: async () =>
      (await needs.database.slots.toArray()).map(({ id, label }) => ({ id, label })),
    open: (slot, passphrase) => open(needs, memory, { slot, passphrase }),
    addMember: (member) => addMember(needs, memory, member),
    current: () => memory.opened,
    change: async (change) => {
      if (memory.opened === undefined) return fail({ kind: 'locked' })
      const vault = await changeVault(needs, memory.opened.rows, change)
      if (vault.ok) memory.opened = { ...memory.opened, vault: vault.value }
      return vault
    },
    removeMember: (slot) => removeMember(needs, memory, slot),
    close,
  }
}

async function removeMember(
  { database, journal }: KeyringNeeds,
  { opened }: Memory,
  slot: string,
): Promise<Result<void, StorageProblem | { readonly kind: 'locked' | 'last-member' }>> {
  if (opened === undefined) return fail({ kind: 'locked' })
  if ((await database.slots.count()) < 2) return fail({ kind: 'last-member' })
  const noted = await journal.note([{ about: 'slot', id: slot }])
  if (!noted.ok) return noted
  return durably(database, [database.slots], () => database.slots.delete(slot))
}

async function open(
  needs: KeyringNeeds,
  memory: Memory,
  { slot, passphrase }: { slot: string; passphrase: string },
): Promise<Result<Opened, KeyringProblem>> {
  const row = await needs.database.slots.get(slot)
  if (row === undefined) return fail({ kind: 'damaged-slot' })
  const deviceKey = await openSlot(row.slot, passphrase)
  if (!deviceKey.ok) return deviceKey
  return enter(needs, memory, { slot, member: row.member, deviceKey: deviceKey.value })
}

async function addMember(
  needs: KeyringNeeds,
  memory: Memory,
  { label, passphrase, member }: NewMember,
): Promise<Result<Opened, KeyringProblem>> {
  const isFirst = (await needs.database.slots.count()) === 0
  if (!isFirst && memory.deviceKey === undefined) return fail({ kind: 'locked' })
  const deviceKey = memory.deviceKey ?? needs.random(32)
  const id = needs.newId()
  const slot = await makeSlot({
    passphrase,
    deviceKey,
    id,
    random: needs.random,
    ...(needs.kdf === undefined ? {} : { kdf: needs.kdf }),
  })
  if (!slot.ok) return slot
  const row = { id, label, member, slot: slot.value }
  const noted = await needs.journal.note([slotEntry(row)])
  if (!noted.ok) return noted
  const written = await durably(needs.database, [needs.database.slots], () =>
    needs.database.slots.put(row),
  )
  if (!written.ok) return written
  if (memory.opened !== undefined) return ok(memory.opened)
  return enter(needs, memory, { slot: id, member, deviceKey })
}

async function enter(
  { database, random }: KeyringNeeds,
  memory: Memory,
  { slot, member, deviceKey }: { slot: string; member: MemberId; deviceKey: Uint8Array },
): Promise<Result<Opened, KeyringProblem>> {
  const rows = await createRowCipher(deviceKey, random)
  const vault = await readVault(database, rows)
  if (!vault.ok) return vault
  memory.deviceKey = deviceKey
  memory.opened = { slot, member, rows, vault: vault.value }
  return ok(memory.opened)
}
