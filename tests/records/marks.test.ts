import { expect, test } from 'vitest'
import { attentionOf } from '../../src/forms/attention.ts'
import { marksOf } from '../../src/forms/marks.ts'
import { entryFor, takenBack } from '../../src/features/records/attend.ts'
import { unattendedIn } from '../../src/features/records/records.ts'
import { createSummariser } from '../../src/features/records/summarise.ts'
import { applyChange, type Placed } from '../../src/model/apply.ts'
import { ROW_ORDER, type Answers } from '../../src/model/answers.ts'
import { editsBetween } from '../../src/model/edit.ts'
import type { RecordId } from '../../src/model/id.ts'
import { emptyRecord, type RecordState } from '../../src/model/record.ts'
import type { Edit } from '../../src/model/change.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { borderYear } from '../fixtures/border-year.ts'
import { aChange, ANA, deviceNamed, RECORD } from '../kit/changes.ts'

const aCase = setForKind('case')!
const reception = setForKind('reception')!
const tablet = deviceNamed('tablet')
const other = deviceNamed('other')

/** A number of its own for each change, so that each stands apart. */
function writing() {
  const memory = { seq: 0 }
  return (
    record: RecordState,
    edits: readonly Edit[],
    { device = tablet, at = '2026-03-01T10:00:00.000Z' } = {},
  ): RecordState => {
    memory.seq += 1
    const placed = aChange(device, memory.seq, {}, { at })
    const change = { ...placed.change, edits: [...edits] }
    return applyChange(record, { ...placed, change } satisfies Placed)
  }
}

const fresh = (kind = 'case') => emptyRecord(RECORD, kind)
const saved = (answers: Answers, set = aCase, at = '2026-03-01T10:00:00.000Z') =>
  writing()(fresh(set.kind), editsBetween(set, undefined, answers), { at })
const codes = (answers: Answers, set = aCase) =>
  marksOf(set, saved(answers, set)).map(({ mark }) => mark.code)
const person = (answers: Answers, row = 'p1'): Answers =>
  Object.fromEntries(
    Object.entries({ [ROW_ORDER]: 1, ...answers }).map(([id, value]) => [
      `people/${row}/${id}`,
      value,
    ]),
  )
const KEPT = { 'consent-keep': 'yes' }
const CALLABLE = { ...KEPT, 'consent-contact': 'yes', phone: '+57 300 555 0100' }

test.each([
  ['an emergency', { ...KEPT, urgency: 'emergency' }, ['emergency']],
  ['something urgent', { ...KEPT, urgency: 'urgent' }, ['urgent']],
  ['nothing urgent', { ...KEPT, urgency: 'normal' }, []],
  [
    'a child with nobody',
    {
      ...KEPT,
      ...person({ birth: { age: 15, said: '2026-03-01' }, 'child-care': 'unaccompanied' }),
    },
    ['child-alone'],
  ],
  [
    'a child with another relative',
    { ...KEPT, ...person({ 'child-care': 'separated' }) },
    ['child-separated'],
  ],
  [
    'any person of the household',
    {
      ...KEPT,
      ...person({ birth: { year: 1980 } }),
      ...person({ birth: { year: 2012 }, 'child-care': 'unaccompanied' }, 'p2'),
    },
    ['child-alone'],
  ],
  [
    'a child who may be alone',
    { ...KEPT, ...person({ 'needs-flagged': ['SC'] }) },
    ['child-flagged'],
  ],
  [
    'a child who may be alone and is',
    { ...KEPT, ...person({ 'needs-flagged': ['SC', 'SC-UC'], 'child-care': 'unaccompanied' }) },
    ['child-alone'],
  ],
  ['who gave no permission to call', { ...KEPT, 'consent-contact': 'no' }, ['no-contact']],
  ['a number that is not safe', { ...CALLABLE, 'contact-safety': 'not-safe' }, ['unsafe-phone']],
  ['a number nobody asked about', CALLABLE, ['ask-first']],
  ['a number nobody knows of', { ...CALLABLE, 'contact-safety': 'unknown' }, ['ask-first']],
  [
    'a number given without permission asked',
    { ...KEPT, phone: '300', 'contact-safety': 'safe' },
    ['ask-first'],
  ],
  ['no number', { ...KEPT, 'consent-contact': 'yes', phone: { refused: 'declined' } }, []],
  ['a number to write to', { ...CALLABLE, 'contact-safety': 'text-only' }, ['text-only']],
  ['a number to call', { ...CALLABLE, 'contact-safety': 'safe' }, ['may-call']],
  ['a closed case', { ...KEPT, 'closure-reason': 'moved' }, ['closed']],
  ['a case without an answer about permission', { 'consent-language': 'spa' }, ['not-asked']],
  ['no permission', { 'consent-keep': 'no' }, ['no-permission']],
])('[Y1] a case marks %s', (_, answers, wanted) => {
  expect(codes(answers)).toEqual(wanted)
})

test('[Y1] a reception marks urgent help, danger and a child who may be alone', () => {
  const answers = { urgent: true, reasons: ['food', 'danger'], needs: ['SC'] }
  expect(codes(answers, reception)).toEqual(['urgent-now', 'danger', 'child-flagged'])
  expect(codes({ urgent: false, reasons: ['food'], needs: ['WR'] }, reception)).toEqual([])
})

test('[Y2] a withdrawn permission comes first, may call nobody, and takes no other danger away', () => {
  const answers = {
    ...CALLABLE,
    'contact-safety': 'safe',
    urgency: 'emergency',
    ...person({ 'child-care': 'unaccompanied' }),
  }
  expect(codes({ ...answers, 'consent-keep': 'withdrawn' })).toEqual([
    'withdrawn',
    'emergency',
    'child-alone',
  ])
})

test('[Y2] the gravest comes first, in one order for all sets', () => {
  const answers = {
    ...CALLABLE,
    'contact-safety': 'not-safe',
    urgency: 'emergency',
    ...person({ 'child-care': 'separated' }),
    'closure-reason': 'moved',
  }
  expect(codes(answers)).toEqual(['emergency', 'child-separated', 'unsafe-phone', 'closed'])
})

test('[Y3] while two people differ the most protective is marked, also where no order was written', () => {
  const write = writing()
  const begun = write(fresh(), editsBetween(aCase, undefined, { ...CALLABLE, urgency: 'normal' }))
  const safe = editsBetween(aCase, begun, {
    ...CALLABLE,
    urgency: 'normal',
    'contact-safety': 'safe',
  })
  const not = editsBetween(aCase, begun, {
    ...CALLABLE,
    urgency: 'normal',
    'contact-safety': 'not-safe',
  })
  for (const [one, two] of [
    [safe, not],
    [not, safe],
  ] as const) {
    const both = write(write(begun, one), two, { device: other })
    expect(marksOf(aCase, both).map(({ mark }) => mark.code)).toEqual(['unsafe-phone'])
  }
  const came = write(fresh('reception'), editsBetween(reception, undefined, { urgent: false }))
  const yes = editsBetween(reception, came, { urgent: true })
  const none = editsBetween(reception, came, { urgent: false, needs: ['WR'] })
  const apart = write(write(came, yes), none, { device: other })
  expect(marksOf(reception, apart).map(({ mark }) => mark.code)).toEqual(['urgent-now'])
})

test('[Y3] who is known to be grown up is no child alone; who may be one is', () => {
  const told = (birth: Answers[string]) =>
    codes({ ...KEPT, ...person({ birth, 'child-care': 'unaccompanied' }) })
  expect(told({ date: '1990-05-01' })).toEqual([])
  expect(told({ year: 2008 })).toEqual(['child-alone'])
  expect(told({ refused: 'declined' })).toEqual(['child-alone'])
})

test('[Y3] a clock set ahead later makes no child grow up', () => {
  const write = writing()
  const answers = { ...KEPT, ...person({ birth: { year: 2012 }, 'child-care': 'unaccompanied' }) }
  const begun = write(fresh(), editsBetween(aCase, undefined, answers))
  const later = write(begun, editsBetween(aCase, begun, { ...answers, agreed: 'Volver.' }), {
    at: '2099-01-01T10:00:00.000Z',
  })
  expect(marksOf(aCase, later).map(({ mark }) => mark.code)).toEqual(['child-alone'])
})

test('[Y4] what is due waits until somebody attended, and the summary says since when', () => {
  const write = writing()
  const begun = saved({ ...KEPT, urgency: 'emergency' })
  expect(attentionOf(aCase, begun)).toEqual({
    marks: ['emergency'],
    unattended: ['emergency'],
    since: '2026-03-01T10:00:00.000Z',
  })
  const attended = write(begun, entryFor(aCase, begun, 'called'), {
    device: other,
    at: '2026-03-01T11:00:00.000Z',
  })
  expect(attentionOf(aCase, attended)).toEqual({
    marks: ['emergency'],
    unattended: [],
    attended: { member: ANA, at: '2026-03-01T11:00:00.000Z', how: 'called' },
  })
  const undone = write(attended, takenBack(aCase, attended), { device: other })
  expect(attentionOf(aCase, undone).unattended).toEqual(['emergency'])
  expect(undone.groups.attention?.past).toHaveLength(1)
})

test('[Y5] what is said later is attended to by nobody; what was only saved again still is', () => {
  const write = writing()
  const emergency = { ...KEPT, urgency: 'emergency' }
  const begun = write(fresh(), editsBetween(aCase, undefined, emergency))
  const attended = write(begun, entryFor(aCase, begun, 'called'), { device: other })
  const edited = write(
    attended,
    editsBetween(aCase, attended, {
      ...emergency,
      'services-needed': ['health'],
      attended: 'called',
    }),
  )
  expect(edited.groups.situation?.past).toHaveLength(1)
  expect(attentionOf(aCase, edited).unattended).toEqual([])

  const calmed = write(
    edited,
    editsBetween(aCase, edited, { ...KEPT, urgency: 'normal', attended: 'called' }),
  )
  expect(attentionOf(aCase, calmed)).toEqual({ marks: [], unattended: [] })
  const again = write(calmed, editsBetween(aCase, calmed, { ...emergency, attended: 'called' }))
  expect(attentionOf(aCase, again).unattended).toEqual(['emergency'])

  const another = { ...emergency, attended: 'called', ...person({ 'child-care': 'unaccompanied' }) }
  const joined = write(edited, editsBetween(aCase, edited, another))
  expect(attentionOf(aCase, joined).unattended).toEqual(['child-alone'])
})

test('[Y5] an emergency from a tablet that has not met the entry is new', () => {
  const write = writing()
  const begun = write(fresh(), editsBetween(aCase, undefined, { ...KEPT, urgency: 'urgent' }))
  const graver = editsBetween(aCase, begun, { ...KEPT, urgency: 'emergency' })
  const attended = write(begun, entryFor(aCase, begun, 'told'))
  const both = write(attended, graver, { device: other })
  expect(attentionOf(aCase, both).unattended).toEqual(['emergency'])
})

test('[Y5] an entry that names nothing, or nonsense, answers for nothing', () => {
  const write = writing()
  const begun = saved({ ...KEPT, urgency: 'emergency' })
  for (const value of [
    {},
    { seen: 'all' },
    { seen: [1, null] },
    null,
    ['x'],
    { attended: 'called' },
  ]) {
    const came = write(begun, [{ group: 'attention', base: [], value }], { device: other })
    expect(attentionOf(aCase, came).unattended).toEqual(['emergency'])
  }
})

test('[Y4] on home stand open records only, that which waits longest first', () => {
  const { summarise } = createSummariser(setForKind)
  const one = (id: string, answers: Answers, at: string) => ({
    ...summarise(saved(answers, aCase, at)),
    id: id as RecordId,
  })
  const waiting = unattendedIn([
    one('new', { ...KEPT, urgency: 'emergency' }, '2026-03-02T10:00:00.000Z'),
    one('old', { ...KEPT, urgency: 'urgent' }, '2026-03-01T10:00:00.000Z'),
    one('calm', { ...KEPT, urgency: 'normal' }, '2026-03-01T10:00:00.000Z'),
    one(
      'closed',
      { ...KEPT, urgency: 'emergency', 'closure-reason': 'moved' },
      '2026-03-01T10:00:00.000Z',
    ),
    one(
      'withdrawn',
      { 'consent-keep': 'withdrawn', urgency: 'emergency' },
      '2026-03-03T10:00:00.000Z',
    ),
  ])
  expect(waiting.map(({ id }) => id)).toEqual(['old', 'new', 'withdrawn'])
})

test('[Y6] the invented year shows every mark, and a closed case is marked as one', () => {
  const { summarise } = createSummariser(setForKind)
  const year = borderYear()
  const facts = [
    ...year.cases.map(({ answers }) => summarise(saved(answers)).facts),
    ...year.receptions.map(({ answers }) => summarise(saved(answers, reception)).facts),
  ]
  const shown = new Set(facts.flatMap(({ marks }) => marks as readonly string[]))
  const all = [...(aCase.marks ?? []), ...(reception.marks ?? [])].map(({ code }) => code)
  expect([...shown].sort()).toEqual([...new Set(all)].sort())
  for (const { marks, closed } of facts) {
    expect((marks as readonly string[]).includes('closed')).toBe(closed !== undefined)
  }
})
