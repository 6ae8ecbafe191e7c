import { expect, test } from 'vitest'
import type { Answers } from '../../src/model/answers.ts'
import { aNewDevice, deviceNeeds } from '../kit/device.ts'

test('[I14] a record that a wrong clock dated leads no list and lends no answers', async () => {
  const clock = { now: '2026-03-09T15:00:00.000Z' }
  const needs = {
    ...deviceNeeds(),
    now: () => new Date(clock.now),
    today: () => clock.now.slice(0, 10),
  }
  const { device } = await aNewDevice(needs)
  const record = async (place: string, answers: Answers = {}) => {
    const begun = await device.interviews.begin({ set: 'reception', answers })
    if (!begun.ok) throw new Error(begun.problem.kind)
    const { value: draft } = begun
    await device.interviews.keep({ ...draft, answers: { ...draft.answers, ...ASKED, place } })
    const saved = await device.interviews.save(draft.id)
    if (!saved.ok) throw new Error(saved.problem.kind)
    return draft.answers
  }
  await record('Terminal')
  clock.now = '2046-05-01T15:00:00.000Z'
  expect(await device.records.clock('2026-03-01')).toMatchObject({ value: 'ahead' })
  await record('Otro lugar')
  clock.now = '2026-03-10T15:00:00.000Z'
  const list = await device.records.list({ kinds: ['reception'], text: '', limit: 9 })
  expect(list.ok && list.value.summaries.map(({ facts }) => facts.place)).toEqual([
    'Terminal',
    'Otro lugar',
  ])
  expect(await record('Puente')).toMatchObject({ place: 'Terminal' })
  expect(await device.records.clock('2026-03-01')).toMatchObject({ value: undefined })
})

test('[I1] what could not be read is in no record, also where it is hidden in the end', async () => {
  const { device } = await aNewDevice()
  const begun = await device.interviews.begin({ set: 'case' })
  if (!begun.ok) throw new Error(begun.problem.kind)
  const draft = begun.value
  const row = 'people/r1'
  const unread = { unread: '87', why: 'year', parts: { mode: 'year', year: '87' } }
  const answers = {
    'consent-keep': 'yes',
    [`${row}/_order`]: 1,
    [`${row}/given-names`]: 'Yusleidy',
    [`${row}/birth`]: unread,
  }
  const kept = await device.interviews.keep({ ...draft, answers })
  expect(await device.interviews.save(draft.id)).toMatchObject({
    ok: false,
    problem: {
      kind: 'inconsistent',
      findings: [{ path: `${row}/birth`, kind: 'unread', text: '87' }],
    },
  })
  if (!kept.ok) throw new Error(kept.problem.kind)
  const removed = { ...answers, [`${row}/_removed`]: true, 'people/r2/_order': 2 }
  await device.interviews.keep({ ...kept.value, answers: removed })
  const saved = await device.interviews.save(draft.id)
  if (!saved.ok) throw new Error(saved.problem.kind)
  const opened = await device.records.open(saved.value)
  expect(opened.ok && opened.value.answers).toMatchObject({ 'people/r2/_order': 2 })
  expect(JSON.stringify(opened)).not.toContain('unread')
})

const ASKED = { people: { 'f.18-59': 1 }, reasons: ['food'], services: ['food'] }
