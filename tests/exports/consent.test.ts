// Who leaves, over all that tablets may hold: answers, refusals, blanks, codes of a newer app, and versions that differ.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharingOf } from '../../src/exports/consent.ts'
import { ExportProfile } from '../../src/exports/profile.ts'
import { ChangeId, DeviceId, MemberId, RecordId } from '../../src/model/id.ts'
import type { Json } from '../../src/model/json.ts'
import type { GroupState, RecordState, Version } from '../../src/model/record.ts'
import caseFile from '../../src/question-sets/export-profiles/case-file.json' with { type: 'json' }

const { consent } = ExportProfile.parse(caseFile)
const PERSON = { repeat: 'people', row: 'row-1', today: '2026-03-09' }

/** What a version may say about a permission; `ABSENT` leaves the question out of it. */
const ABSENT: unique symbol = Symbol('absent')
type Maybe = Json | typeof ABSENT
const SAID: readonly Maybe[] = [
  'yes',
  'no',
  'not-asked',
  'withdrawn',
  'a-code-of-a-newer-app',
  'YES',
  true,
  1,
  ['yes'],
  { yes: 'yes' },
  { refused: 'unknown' },
  { refused: 'declined' },
  '',
  null,
  ABSENT,
]
const CARES: readonly Maybe[] = ['unaccompanied', 'separated', 'accompanied', ABSENT]
const ADULT = { birth: { date: '1987-03-05' } }
/** A yes as often as all else together, so that some people do leave. */
const answer: fc.Arbitrary<Maybe> = fc.oneof(fc.constant('yes'), fc.constantFrom(...SAID))
const household = fc.array(fc.record({ keep: answer, unhcr: answer }), { maxLength: 3 })
const person = fc.array(answer, { maxLength: 3 })

test('[X10] a person leaves only where every permission is a yes in every version that stands', () => {
  let left = 0
  fc.assert(
    fc.property(household, person, (versions, share) => {
      const record = aRecord({
        consent: versions.map(({ keep, unhcr }) => together(keep, unhcr)),
        'people/row-1/sharing': said('share-unhcr', share),
        'people/row-1/identity': [ADULT],
      })
      const all = [...versions.flatMap(({ keep, unhcr }) => [keep, unhcr]), ...share]
      const isYes =
        versions.length > 0 && share.length > 0 && all.every((answer) => answer === 'yes')
      expect(sharingOf(consent!, record, PERSON) === 'yes').toBe(isYes)
      left += isYes ? 1 : 0
    }),
    { numRuns: 2_000 },
  )
  expect(left).toBeGreaterThan(20)
})

test('[X10] every combination of one and of two versions', () => {
  let yes = 0
  let looked = 0
  const pairs = SAID.flatMap((one): (readonly Maybe[])[] => [
    [one],
    ...SAID.map((other): readonly Maybe[] => [one, other]),
  ])
  for (const share of pairs) {
    for (const keep of SAID) {
      for (const unhcr of SAID) {
        const record = aRecord({
          consent: [together(keep, unhcr)],
          'people/row-1/sharing': said('share-unhcr', share),
          'people/row-1/identity': [ADULT],
        })
        const all = keep === 'yes' && unhcr === 'yes' && share.every((one) => one === 'yes')
        expect(sharingOf(consent!, record, PERSON) === 'yes').toBe(all)
        yes += all ? 1 : 0
        looked += 1
      }
    }
  }
  expect(looked).toBe((15 + 15 * 15) * 15 * 15)
  expect(yes).toBe(2)
})

test('[X10] two versions of the household differ in one permission, whichever comes first', () => {
  for (const other of SAID) {
    for (const [one, two] of [
      ['yes', other],
      [other, 'yes'],
    ] as const) {
      const record = aRecord({
        consent: [together('yes', one), together('yes', two)],
        'people/row-1/sharing': [{ 'share-unhcr': 'yes' }],
        'people/row-1/identity': [ADULT],
      })
      expect(sharingOf(consent!, record, PERSON) === 'yes').toBe(other === 'yes')
    }
  }
})

test('[X10] without a group that should hold a permission nobody leaves', () => {
  const groups = {
    consent: [together('yes', 'yes')],
    'people/row-1/sharing': [{ 'share-unhcr': 'yes' }],
    'people/row-1/identity': [ADULT],
  }
  expect(sharingOf(consent!, aRecord(groups), PERSON)).toBe('yes')
  expect(sharingOf(consent!, aRecord({ ...groups, consent: [] }), PERSON)).toBe('not-asked')
  expect(sharingOf(consent!, aRecord({ ...groups, 'people/row-1/sharing': [] }), PERSON)).toBe(
    'not-asked',
  )
  expect(sharingOf(consent!, aRecord({}), PERSON)).toBe('not-asked')
})

test('[X11] a child leaves only with a voice that counts for them, whatever the birth is known by', () => {
  const child = [
    { date: '2016-01-01' },
    { month: '2010-03' },
    { year: 2008 },
    { age: 17, said: '2026-01-01' },
    { age: 0, said: '2026-03-01' },
  ]
  const adult = [{ date: '1987-03-05' }, { year: 2007 }, { age: 18, said: '2026-01-01' }]
  const counts = { alone: ['best-interest'], other: ['caregiver', 'best-interest'] }
  const voices: readonly Maybe[] = [
    'self',
    'caregiver',
    'best-interest',
    'other',
    'newer',
    '',
    null,
    ABSENT,
  ]
  for (const birth of child) {
    for (const care of CARES) {
      for (const giver of voices) {
        const enough = counts[care === 'unaccompanied' ? 'alone' : 'other'].includes(
          typeof giver === 'string' ? giver : '',
        )
        expect(sharingOf(consent!, aPerson({ birth, care, giver }), PERSON)).toBe(
          enough ? 'yes' : 'child',
        )
      }
    }
  }
  for (const birth of adult) {
    expect(sharingOf(consent!, aPerson({ birth, care: ABSENT, giver: ABSENT }), PERSON)).toBe('yes')
  }
})

test('[X11] who was asked what only children are asked counts as one while no birth can be read', () => {
  for (const birth of [ABSENT, { refused: 'unknown' }, null, { date: 'nonsense' }] as const) {
    const asked = aPerson({ birth, care: 'separated', giver: 'self' })
    const never = aPerson({ birth, care: ABSENT, giver: ABSENT })
    expect(sharingOf(consent!, asked, PERSON)).toBe('child')
    expect(sharingOf(consent!, never, PERSON)).toBe('yes')
  }
})

test('[X11] a device that believes it is 1970 takes nobody for an adult', () => {
  const grown = aPerson({ birth: { date: '1987-03-05' }, care: ABSENT, giver: ABSENT })
  expect(sharingOf(consent!, grown, { ...PERSON, today: '1970-01-02' })).toBe('child')
})

function aPerson({ birth, care, giver }: { birth: Maybe; care: Maybe; giver: Maybe }): RecordState {
  return aRecord({
    consent: [together('yes', 'yes')],
    'people/row-1/sharing': [{ 'share-unhcr': 'yes', ...one('share-giver', giver) }],
    'people/row-1/identity': [one('birth', birth)],
    'people/row-1/needs': [one('child-care', care)],
  })
}

function together(keep: Maybe, unhcr: Maybe): Json {
  return { ...one('consent-keep', keep), ...one('consent-unhcr', unhcr) }
}

function said(question: string, answers: readonly Maybe[]): readonly Json[] {
  return answers.map((answer) => one(question, answer))
}

function one(question: string, answer: Maybe): Readonly<Record<string, Json>> {
  return typeof answer === 'symbol' ? {} : { [question]: answer }
}

function aRecord(groups: Readonly<Record<string, readonly Json[]>>): RecordState {
  const heads = (values: readonly Json[]): GroupState => ({
    heads: values.map((value, i) => aVersion(value, i + 1)),
    past: [],
    awaited: [],
  })
  return {
    id: RecordId.parse('case-00000000000000'),
    kind: 'case',
    folded: 1,
    groups: Object.fromEntries(
      Object.entries(groups).map(([group, values]) => [group, heads(values)]),
    ),
  }
}

function aVersion(value: Json, n: number): Version {
  const device = DeviceId.parse('device-0000000000')
  return {
    change: ChangeId.parse(`${device}.${String(n)}`),
    device,
    base: [],
    value,
    lamport: n,
    at: '2026-03-09T15:00:00.000Z',
    member: MemberId.parse('member-0000000000'),
  }
}
