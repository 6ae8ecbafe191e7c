import { expect, test } from 'vitest'
import { openDevice } from '../../src/app/device.ts'
import { openExample } from '../../src/app/example.ts'
import { createInterviews, type InterviewDesk } from '../../src/features/interview/interviews.ts'
import { callTo, PROTOCOL_RECORD } from '../../src/features/protocol/protocol.ts'
import { ok } from '../../src/model/result.ts'
import { MemberId, SpaceId } from '../../src/model/id.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import { deviceNeeds } from '../kit/device.ts'

test.each([
  ['+57 300 555 0181', 'tel:+573005550181'],
  [' 123 ', 'tel:123'],
  ['(1) 555-0100', 'tel:15550100'],
  ['*#06#', undefined],
  ['**21*300#', undefined],
  ['no tiene', undefined],
  ['7', undefined],
  ['1234567890123456', undefined],
])('[Y10] a tap on %s calls %s', (written, called) => {
  expect(callTo(written)).toBe(called)
})

test.each(['caseworker', 'assessor', 'coordinator'] as const)(
  '[Y10] only coordinators begin to fill in whom to call, or save it: %s',
  async (role) => {
    const desk = {
      space: SpaceId.parse('space-00000000000'),
      member: MemberId.parse('member-0000000000'),
      role,
      store: {
        record: () => Promise.resolve(undefined),
        deleted: { all: () => [], record: () => Promise.resolve(undefined) },
        summaries: () => [],
        append: () => Promise.resolve(ok([])),
        drafts: {
          all: () => Promise.resolve([aDraft]),
          agreed: () => Promise.resolve([aDraft]),
          keep: (draft: unknown) => Promise.resolve(ok(draft)),
          drop: () => Promise.resolve(ok(undefined)),
        },
      },
    } as unknown as InterviewDesk
    const interviews = createInterviews({
      desk: () => ok(desk),
      questionSet,
      newId: () => 'draft-of-protocol',
      now: () => '2026-03-09T15:00:00.000Z',
      today: () => '2026-03-09',
      hold: () => Promise.resolve(true),
      letGo: () => undefined,
    })
    const begun = await interviews.begin({ set: 'protocol', record: PROTOCOL_RECORD })
    const saved = await interviews.save('draft-before')
    const may = role === 'coordinator'
    expect([begun.ok, saved.ok]).toEqual([may, may])
    if (!begun.ok) expect(begun.problem.kind).toBe('not-allowed')
    if (!saved.ok) expect(saved.problem.kind).toBe('not-allowed')
  },
)

const aDraft = {
  id: 'draft-before',
  record: 'another-record-000000',
  set: { id: 'protocol', version: '0.1.0' },
  answers: { 'life-phone': '123' },
  member: 'member-0000000000',
}

test('[Y6] in the example some of what is urgent waits and the rest was attended to, and whom to call is filled in', async () => {
  const { journalFiles: _, ...needs } = deviceNeeds()
  const example = {
    ...openDevice({ ...needs, example: true }),
    newId: needs.newId,
    today: needs.today,
  }
  await openExample(example, 'es')
  const { records } = example.device
  const waiting = await records.unattended()
  const marks = waiting.ok ? waiting.value.map(({ facts }) => facts.marks) : []
  expect(marks).toEqual([
    ['emergency', 'child-alone', 'unsafe-phone'],
    ['withdrawn', 'urgent'],
    ['urgent-now'],
  ])
  const listed = await records.list({ kinds: ['case', 'reception'], text: '', limit: 2_000 })
  const urgent = (listed.ok ? listed.value.summaries : []).filter(({ facts }) =>
    ['emergency', 'urgent', 'urgent-now', 'danger', 'child-flagged'].some((code) =>
      (facts.marks as readonly string[]).includes(code),
    ),
  )
  expect(urgent.length).toBeGreaterThan(50)

  const [first] = waiting.ok ? waiting.value : []
  expect((await records.attend(first!.id, 'told')).ok).toBe(true)
  const after = await records.unattended()
  expect(after.ok && after.value.map(({ id }) => id)).not.toContain(first!.id)
  expect((await records.unattend(first!.id)).ok).toBe(true)
  const again = await records.unattended()
  expect(again.ok && again.value.map(({ id }) => id)).toContain(first!.id)

  const protocol = await records.open(PROTOCOL_RECORD)
  expect(protocol.ok && protocol.value.answers['life-phone']).toBe('+57 300 555 0181')
})
