import { expect, test, vi } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { openDevice } from '../../src/app/device.ts'
import type { RecordId } from '../../src/model/id.ts'
import { aNewDevice, deviceNeeds, PASSPHRASE } from '../kit/device.ts'

const receptions = { kinds: ['reception'], text: '', limit: 99 }

async function record(device: OpenDevice, date = '2026-03-09'): Promise<void> {
  const at = device.desk()!
  const id = `record-${String(Math.random()).slice(2)}`.padEnd(16, '0') as RecordId
  const edits = [{ group: 'visit', base: [], value: { date } }]
  const saved = await at.store.append(at.member, [{ record: id, kind: 'reception', edits }])
  if (!saved.ok) throw new Error(saved.problem.kind)
}

async function countOf({ device }: OpenDevice): Promise<number> {
  const list = await device.records.list(receptions)
  return list.ok ? list.value.total : -1
}

async function backupOf({ device }: OpenDevice, scope: 'unsent' | 'everything' = 'everything') {
  const made = await device.keeping.backup(scope)
  if (!made.ok) throw new Error(made.problem.kind)
  return made.value
}

/** Opens the only member's way in. */
async function unlock({ device }: OpenDevice): Promise<void> {
  const [member] = await device.unlock.members()
  const opened = await device.unlock.open(member?.id ?? '', PASSPHRASE)
  if (!opened.ok) throw new Error(opened.problem.kind)
}

test('[B1] a backup brings an empty device to life, with members, records and drafts', async () => {
  const tablet = await aNewDevice()
  await record(tablet)
  await record(tablet)
  const draft = await tablet.device.interviews.begin({ set: 'case' })
  if (!draft.ok) throw new Error(draft.problem.kind)
  await tablet.device.interviews.keep({ ...draft.value, answers: { neighbourhood: 'Centro' } })
  const { bytes, changes, drafts } = await backupOf(tablet)
  expect({ changes, drafts }).toEqual({ changes: 3, drafts: 1 })

  const other = openDevice(deviceNeeds())
  expect(await other.device.state()).toEqual({ at: 'new' })
  const refused = await other.device.keeping.restore(bytes, 'no es la frase de nadie')
  expect(refused).toMatchObject({ problem: { kind: 'wrong-passphrase' } })
  expect(await other.device.state()).toEqual({ at: 'new' })

  const restored = await other.device.keeping.restore(bytes, PASSPHRASE)
  expect(restored).toMatchObject({ ok: true, value: { into: 'device', changes: 3, drafts: 1 } })
  await unlock(other)
  expect(await countOf(other)).toBe(2)
  const kept = await other.device.interviews.drafts()
  expect(kept.ok && kept.value.map(({ answers }) => answers)).toEqual([{ neighbourhood: 'Centro' }])
})

test('[B1] backups are restored in any order and any number of times', async () => {
  const tablet = await aNewDevice()
  await record(tablet)
  const first = await backupOf(tablet, 'unsent')
  await record(tablet)
  const second = await backupOf(tablet)
  const other = openDevice(deviceNeeds())
  await other.device.keeping.restore(first.bytes, PASSPHRASE)
  await unlock(other)
  expect(await countOf(other)).toBe(1)
  for (const { bytes } of [second, first, second]) {
    const restored = await other.device.keeping.restore(bytes)
    expect(restored).toMatchObject({ ok: true, value: { into: 'space' } })
    expect(await countOf(other)).toBe(2)
  }
  const waiting = await other.device.sending.state()
  expect(waiting.ok && waiting.value.waiting).toBe(3)

  const again = await tablet.device.keeping.restore(second.bytes)
  expect(again).toMatchObject({ ok: true, value: { into: 'space', records: 0, drafts: 0 } })
  expect(await countOf(tablet)).toBe(2)
})

test('[B2] a damaged or foreign backup is named, and nothing changes', async () => {
  const [tablet, stranger] = [await aNewDevice(), await aNewDevice()]
  await record(tablet)
  const { bytes } = await backupOf(tablet)
  const before = await countOf(stranger)
  for (const at of [0, 5, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const damaged = bytes.with(at, (bytes[at] ?? 0) ^ 1)
    const restored = await tablet.device.keeping.restore(damaged)
    expect(restored).toMatchObject({ problem: { kind: 'damaged-backup' } })
  }
  for (const wrong of [new Uint8Array(), bytes.slice(0, -3), new TextEncoder().encode('hola')]) {
    expect(await tablet.device.keeping.restore(wrong)).toMatchObject({
      problem: { kind: 'damaged-backup' },
    })
  }
  expect(await stranger.device.keeping.restore(bytes)).toMatchObject({
    problem: { kind: 'foreign-backup' },
  })
  // Opened with the right words, it still is of another space.
  expect(await stranger.device.keeping.restore(bytes, PASSPHRASE)).toMatchObject({
    problem: { kind: 'foreign-backup' },
  })
  expect(await countOf(stranger)).toBe(before)
  expect(await countOf(tablet)).toBe(1)
})

test('[B3] a backup shows no name, label, record or key', async () => {
  const tablet = await aNewDevice()
  await record(tablet)
  const { bytes } = await backupOf(tablet)
  const text = Buffer.from(bytes).toString('latin1')
  for (const secret of ['Ana', 'Río Claro', 'Claro', 'reception', '2026-03-09T', PASSPHRASE]) {
    const shown = text.includes(secret)
    // The day the backup was made stands in its head.
    expect([secret, shown]).toEqual([secret, secret === '2026-03-09T'])
  }
})

test('[B4] a space leaves the device only when nothing waits, or right after a backup of everything', async () => {
  const tablet = await aNewDevice()
  await record(tablet)
  const { keeping } = tablet.device
  expect(await keeping.removeSpace()).toMatchObject({ problem: { kind: 'unsent-work' } })
  await backupOf(tablet, 'unsent')
  expect(await keeping.removeSpace()).toMatchObject({ problem: { kind: 'unsent-work' } })
  await backupOf(tablet)
  await record(tablet)
  expect(await keeping.removeSpace()).toMatchObject({ problem: { kind: 'unsent-work' } })
  expect(await countOf(tablet)).toBe(2)
  await backupOf(tablet)
  expect(await keeping.removeSpace()).toMatchObject({ ok: true })
  expect(await tablet.device.state()).toEqual({ at: 'new' })
})

test('[B4] the last member stays; another one leaves, and locking deletes nothing', async () => {
  const needs = deviceNeeds()
  const tablet = await aNewDevice(needs)
  const { unlock: door, keeping } = tablet.device
  const [ana] = await door.members()
  expect(await keeping.removeMember(ana!.id)).toMatchObject({ problem: { kind: 'last-member' } })
  await door.addMember('Luis', 'la frase larga de Luis que nadie adivina')
  const luis = (await door.members()).find(({ label }) => label === 'Luis')
  expect(await keeping.removeMember(luis!.id)).toMatchObject({ ok: true })
  await door.lock()
  expect((await door.members()).map(({ label }) => label)).toEqual(['Ana'])
  await unlock(tablet)
  expect(await countOf(tablet)).toBe(0)
})

test('[J11] members and keys come back from the journal, and a removed member does not', async () => {
  const needs = deviceNeeds()
  const tablet = await aNewDevice(needs)
  await record(tablet)
  await tablet.device.unlock.addMember('Luis', 'la frase larga de Luis que nadie adivina')
  await tablet.device.unlock.addMember('Eva', 'la frase larga de Eva que nadie adivina')
  const luis = (await tablet.device.unlock.members()).find(({ label }) => label === 'Luis')
  await tablet.device.keeping.removeMember(luis!.id)
  await tablet.device.unlock.lock()

  const empty = openDevice({ ...needs, openDatabase: deviceNeeds().openDatabase })
  expect(await empty.device.state()).toEqual({ at: 'locked', restored: true })
  const labels = (await empty.device.unlock.members()).map(({ label }) => label)
  expect(labels.sort()).toEqual(['Ana', 'Eva'])
  const ana = (await empty.device.unlock.members()).find(({ label }) => label === 'Ana')
  expect(await empty.device.unlock.open(ana!.id, PASSPHRASE)).toMatchObject({ ok: true })
  expect(await countOf(empty)).toBe(1)
  await vi.waitFor(async () => {
    const state = await empty.device.keeping.state()
    expect(state.ok && state.value.recovered).toMatchObject({ changes: 4, drafts: 0 })
  })
})
