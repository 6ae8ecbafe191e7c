// A ledger under test, with a clock that stands until it is moved, and the people who use it.
import { afterAll, beforeAll, expect } from 'vitest'
import type { SpaceId } from '../../src/model/id.ts'
import type { MembershipEntry } from '../../src/wire/membership.ts'
import { SealedChange, type ChainedChange } from '../../src/wire/sealed-change.ts'
import type { HashedEntry, Ledger, Quotas } from '../../endpoint/ledger.ts'
import type { LedgerNeeds } from '../../endpoint/planned-ledger.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import { aDevice, anEntry, aSpaceId, hashOfChange, hashOfEntry } from '../kit/signed-change.ts'

export interface LedgerStorage {
  /** One more process on the same storage. */
  open(needs: LedgerNeeds): Promise<Ledger>
}

export type LedgerWorld = ReturnType<typeof ledgerWorld>

const QUOTAS: Quotas = { bytesPerDeviceAndDay: 50_000_000, bytesPerSpace: 200_000_000 }

/** Opens the storage before the tests of the surrounding block, and closes it after them. */
export function ledgerWorld(storage: LedgerStorage) {
  const clock = { at: Date.parse('2026-03-01T09:00:00Z') }
  const opened: Ledger[] = []

  const open = async (quotas = QUOTAS) => {
    const another = await storage.open({ now: () => new Date(clock.at), quotas })
    opened.push(another)
    return another
  }
  const first = () => {
    const [ledger] = opened
    if (ledger === undefined) throw new Error('the ledger is open inside tests only')
    return ledger
  }
  const foundSpace = async () => {
    const space = aSpaceId()
    const coordinator = aDevice('coordinator')
    const entry = anEntry({ space, by: coordinator, device: coordinator, action: 'create' })
    const founding = { space, tokenHash: coordinator.tokenHash, entry: hashed(entry) }
    const founded = await first().createSpace(founding)
    return { space, coordinator, entry, founding, founded }
  }
  const aSpaceWith = async (devices: readonly TestDevice[]) => {
    const { space, coordinator, entry } = await foundSpace()
    let last: MembershipEntry = entry
    for (const device of devices) {
      last = anEntry({ space, by: coordinator, device, action: 'add', after: last })
      const { tokenHash } = device
      const added = await first().appendMembership({ entry: hashed(last), tokenHash })
      expect(added).toMatchObject({ ok: true })
    }
    return { space, coordinator, last }
  }

  beforeAll(async () => {
    await open()
  })
  afterAll(async () => {
    for (const each of opened) await each.close()
  })
  return { clock, open, ledger: first, foundSpace, aSpaceWith }
}

export function hashed(entry: MembershipEntry): HashedEntry {
  return { entry, hash: hashOfEntry(entry) }
}

export function push(
  ledger: Ledger,
  what: { space: SpaceId; device: TestDevice; pushed: readonly ChainedChange[] },
) {
  const { space, device, pushed } = what
  const withHashes = pushed.map((change) => ({ change, hash: hashOfChange(change) }))
  return ledger.record({ space, sender: device.id, changes: withHashes })
}

type Recorded = Awaited<ReturnType<Ledger['record']>>
type Pulled = Awaited<ReturnType<Ledger['since']>>

export function numbersOf(recorded: Recorded): number[] {
  return recorded.ok ? recorded.value.accepted.map(({ number }) => number) : []
}

export function numbersOfPull(pulled: Pulled): number[] {
  if (!pulled.ok) return []
  for (const { change } of pulled.value.changes) SealedChange.parse(change)
  return pulled.value.changes.map(({ number }) => number)
}

/** As a device pulls: from the number it has to the head it is told, until there is no more. */
async function follow(ledger: Ledger, space: SpaceId, seen: number[]): Promise<boolean> {
  const pulled = await ledger.since({ space, after: seen.at(-1) ?? 0, limit: 7 })
  if (!pulled.ok) throw new Error(pulled.refusal.kind)
  seen.push(...pulled.value.changes.map(({ number }) => number))
  return (seen.at(-1) ?? 0) >= pulled.value.head
}

export async function allNumbers(ledger: Ledger, space: SpaceId): Promise<number[]> {
  const seen: number[] = []
  while (!(await follow(ledger, space, seen)));
  return seen
}

export async function followUntil(
  ledger: Ledger,
  space: SpaceId,
  isOver: () => boolean,
): Promise<number[]> {
  const seen: number[] = []
  for (;;) {
    const over = isOver()
    const atHead = await follow(ledger, space, seen)
    if (over && atHead) return seen
    if (atHead) await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
