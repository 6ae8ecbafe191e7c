// Deleting through a whole device: what people see of it, and who may.
import { beforeAll, expect, test } from 'vitest'
import { openDevice, type OpenDevice } from '../../src/app/device.ts'
import { createDeletions } from '../../src/features/records/deletions.ts'
import type { Answers } from '../../src/model/answers.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import { ok } from '../../src/model/result.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { aNewDevice, deviceNeeds } from '../kit/device.ts'

const at = {} as { opened: OpenDevice; reception: RecordId; kept: RecordId; clock: { now: string } }

beforeAll(async () => {
  const clock = { now: '2026-03-09T15:00:00.000Z' }
  const needs = { ...deviceNeeds(), now: () => new Date(clock.now) }
  const opened = await aNewDevice(needs)
  at.opened = opened
  at.clock = clock
  clock.now = '2026-03-09T14:00:00.000Z'
  at.kept = await record('Puente Norte')
  clock.now = '2026-03-09T15:00:00.000Z'
  at.reception = await record('Puente Sur')
})

const answers = (place: string): Answers => ({
  date: '2026-03-09',
  place,
  people: { 'f.18-59': 2 },
  reasons: ['food'],
  services: ['legal'],
})

async function record(place: string): Promise<RecordId> {
  const { interviews } = at.opened.device
  const draft = await interviews.begin({ set: 'reception', answers: answers(place) })
  if (!draft.ok) throw new Error(draft.problem.kind)
  const kept = await interviews.keep({ ...draft.value, answers: answers(place) })
  if (!kept.ok) throw new Error(kept.problem.kind)
  const saved = await interviews.save(draft.value.id)
  if (!saved.ok) throw new Error(saved.problem.kind)
  return saved.value
}

const seen = async () => {
  const { records, weeks } = at.opened.device
  const list = await records.list({ kinds: ['reception', 'case'], text: '', limit: 50 })
  const found = await records.list({ kinds: ['reception', 'case'], text: 'Puente Sur', limit: 50 })
  const week = await weeks.week('2026-03-09')
  if (!list.ok || !found.ok || !week.ok) throw new Error('locked')
  const people = week.value.people['f.18-59'] ?? 0
  return { listed: list.value.total, found: found.value.total, people }
}

test('[Z11] a deleted reception is in no list, search or count, and its place is not carried over', async () => {
  const { deletions, records, interviews } = at.opened.device
  expect(await seen()).toEqual({ listed: 2, found: 1, people: 4 })
  expect(await deletions.remove(at.reception, { reason: 'trial' })).toMatchObject({ ok: true })
  expect(await seen()).toEqual({ listed: 1, found: 0, people: 2 })
  expect(await records.open(at.reception)).toMatchObject({ problem: { kind: 'record-deleted' } })

  const next = await interviews.begin({ set: 'reception' })
  if (!next.ok) throw new Error(next.problem.kind)
  expect(next.value.answers.place).toBe('Puente Norte')
  await interviews.discard(next.value.id)
  expect(await deletions.recover(at.reception)).toMatchObject({ ok: true })
  expect(await seen()).toEqual({ listed: 2, found: 1, people: 4 })
})

test('[Z10] the list of what was deleted says why, by whom, and how many days are left', async () => {
  const { deletions } = at.opened.device
  await deletions.remove(at.reception, { reason: 'duplicate', note: 'dos veces' })
  const days: number[] = []
  for (const now of [
    '2026-03-09T15:00',
    '2026-03-10T16:00',
    '2026-04-08T15:30',
    '2027-01-01T00:00',
  ]) {
    at.clock.now = `${now}:00.000Z`
    const all = await deletions.all()
    if (!all.ok) throw new Error(all.problem.kind)
    const [one] = all.value
    expect(one?.deletion).toMatchObject({ reason: 'duplicate', note: 'dos veces' })
    expect(one?.deletion.contested).toBe(false)
    days.push(one?.daysLeft ?? -1)
  }
  expect(days).toEqual([30, 29, 0, 0])
  at.clock.now = '2026-03-09T15:00:00.000Z'
  await deletions.recover(at.reception)
})

test('[Z14] a draft of a deleted record stays, is marked, and is saved once the record was recovered', async () => {
  const { deletions, interviews } = at.opened.device
  const draft = await interviews.begin({ set: 'reception', record: at.reception })
  if (!draft.ok) throw new Error(draft.problem.kind)
  const changed = { ...draft.value.answers, place: 'Puente Este' }
  await interviews.keep({ ...draft.value, answers: changed })
  await deletions.remove(at.reception, { reason: 'mistake' })

  const marked = await interviews.drafts()
  expect(marked.ok && marked.value.map(({ deleted }) => deleted)).toEqual([true])
  const refused = { ok: false, problem: { kind: 'record-deleted' } }
  expect(await interviews.save(draft.value.id)).toEqual(refused)
  expect(await interviews.begin({ set: 'reception', record: at.reception })).toEqual(refused)

  await deletions.recover(at.reception)
  expect(await interviews.save(draft.value.id)).toEqual({ ok: true, value: at.reception })
  const found = await at.opened.device.records.list({
    kinds: ['reception'],
    text: 'Este',
    limit: 9,
  })
  expect(found.ok && found.value.total).toBe(1)
})

test('[Z10] who assesses deletes nothing, and nobody deletes the log of the space itself', async () => {
  const desk = at.opened.desk()!
  const asAssessor = createDeletions({
    desk: () => ok({ ...desk, role: 'assessor', member: MemberId.parse('member-eva-000000') }),
    setForKind,
    now: () => '',
  })
  const refused = { ok: false, problem: { kind: 'not-allowed' } }
  expect(await asAssessor.remove(at.kept, { reason: 'trial' })).toEqual(refused)
  const [member] = desk.store.summaries().filter(({ kind }) => kind === 'member')
  expect(await at.opened.device.deletions.remove(member!.id, { reason: 'trial' })).toEqual(refused)
  const unknown = RecordId.parse('record-0000000404')
  expect(await at.opened.device.deletions.remove(unknown, { reason: 'trial' })).toMatchObject({
    problem: { kind: 'record-not-found' },
  })
  expect(await openDevice(deviceNeeds()).device.deletions.all()).toMatchObject({ ok: false })
})
