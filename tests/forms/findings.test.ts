import { describe, expect, test } from 'vitest'
import { findingsOf, isHard, type Finding } from '../../src/forms/findings.ts'
import type { AnswerValue } from '../../src/model/answers.ts'
import type { Question } from '../../src/model/question-set.ts'
import { interviewWith } from '../interviews/kit/interview.ts'
import { household, lists } from '../kit/question-sets.ts'

const told = interviewWith(household, { lists })

describe('[Q12] a date that cannot be is named, and why', () => {
  const members = told.answer('people', { 'f.18-59': 2 }).addRow('members', 'ana')

  test('a day of birth', () => {
    members
      .answer('members/ana/born', { date: '1990-02-30' })
      .expectFound('members/ana/born', 'no-such-day')
      .answer('members/ana/born', { date: '2027-01-01' })
      .expectFound('members/ana/born', 'date-in-future')
      .answer('members/ana/born', { year: 1880 })
      .expectFound('members/ana/born', 'date-too-long-ago')
      .answer('members/ana/born', { year: 1987, about: true })
      .expectFound('members/ana/born')
  })

  test('a day that has to have passed, and a day that has not', () => {
    told
      .answer('arrived', '2026-05-05')
      .expectFound('arrived', 'date-in-future')
      .answer('arrived', '2026-05-04')
      .expectFound('arrived')
      .answer('registered', '2027-01-01')
      .expectFound('registered')
      .answer('registered', '2026-02-30')
      .expectFound('registered', 'no-such-day', 'check-failed')
  })

  test('limits of a date are counted in days from today', () => {
    const within: Partial<Question> = { min: -30, max: 365 }
    expect(found('date', '2026-04-04', within)).toEqual([])
    expect(found('date', '2026-04-03', within)).toMatchObject([
      { kind: 'date-too-early', limit: '2026-04-04' },
    ])
    expect(found('date', '2027-05-05', within)).toMatchObject([
      { kind: 'date-too-late', limit: '2027-05-04' },
    ])
  })

  test('a clock that believes it is 1970 finds fault with no date', () => {
    interviewWith(household, { today: '1970-01-01' })
      .answer('arrived', '2026-05-04')
      .expectFound('arrived')
  })
})

describe('[Q13] what cannot be meant stops a save; what can is a question', () => {
  test.for<[Question['type'], AnswerValue, Partial<Question>, Finding['kind'] | undefined]>([
    ['number', 0, { min: 1 }, 'too-small'],
    ['number', 31, { max: 30 }, 'too-large'],
    ['number', 30, { min: 1, max: 30 }, undefined],
    ['number', '30', {}, 'wrong-type'],
    ['counts', { 'f.0-4': 4, 'm.60': 3 }, { max: 6 }, 'too-large'],
    ['counts', { 'f.0-4': 4, 'm.60': 3 }, { max: 7 }, undefined],
    ['counts', { 'f.0-4': -1 }, {}, 'wrong-type'],
    ['counts', { 'f.0-4': 1.5 }, {}, 'wrong-type'],
    ['text', 'demasiado', { max: 8 }, 'too-long'],
    ['text', 7, {}, 'wrong-type'],
    ['phone', '+57 300 000 0000', {}, undefined],
    ['yesno', 'yes', {}, 'wrong-type'],
    ['yesno', false, {}, undefined],
    ['partial-date', '1987', {}, 'wrong-type'],
    ['single', ['es'], {}, 'wrong-type'],
    ['single', 'es', { list: 'languages' }, undefined],
    ['multiple', 'food', {}, 'wrong-type'],
    ['multiple', ['none', 'food'], { exclusive: ['none'] }, 'exclusive-beside-others'],
  ])('%s %j', ([type, value, limits, kind]) => {
    const findings = found(type, value, limits)
    expect(findings.map((finding) => finding.kind)).toEqual(kind === undefined ? [] : [kind])
    expect(findings.every(isHard)).toBe(true)
  })

  test('a refusal has no type', () => {
    expect(found('number', { refused: 'unknown' })).toEqual([])
  })

  test('a code of a newer list is shown and saved', () => {
    const newer = told.answer('language', 'qu').expectFound('language', 'not-in-list')
    expect(checkedWith(newer)).toMatchObject({ language: 'qu' })
    interviewWith(household).answer('language', 'qu').expectFound('language')
  })

  test('a check is put to the person and stops nobody', () => {
    const odd = told
      .answer('arrived', '2026-05-04')
      .answer('registered', '2026-05-01')
      .expectFound('registered', 'check-failed')
    expect(checkedWith(odd)).toMatchObject({ registered: '2026-05-01' })
  })

  test('a check that is not known is passed', () => {
    told.answer('registered', '2026-05-01').expectFound('registered')
    told.answer('arrived', '2026-05-04').expectFound('registered')
  })

  test('a hidden answer has no findings', () => {
    told
      .answer('needs', ['food'])
      .answer('food-for-days', 99)
      .expectFound('food-for-days', 'too-large')
      .answer('needs', ['papers'])
      .expectFound('food-for-days')
  })
})

function found(
  type: Question['type'],
  value: AnswerValue,
  more: Partial<Question> = {},
): readonly Finding[] {
  const question: Question = { id: 'it', type, group: 'g', purpose: 'service', ...more }
  const scope = { today: '2026-05-04', answerOf: () => undefined, rowCount: () => undefined }
  return findingsOf({ path: 'it', question, value, scope, codes: new Set(['es', 'food', 'none']) })
}

function checkedWith(interview: typeof told) {
  return interview
    .answer('people', { 'f.18-59': 1 })
    .answer('needs', ['papers'])
    .answer('consent', 'no')
    .checked()
}
