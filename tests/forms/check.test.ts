import { describe, expect, test } from 'vitest'
import { checkAnswers, standingAnswers } from '../../src/forms/check.ts'
import { QuestionSet } from '../../src/model/question-set.ts'
import { interviewWith } from '../interviews/kit/interview.ts'
import { household } from '../kit/question-sets.ts'

const complete = interviewWith(household)
  .answer('people', { 'f.18-59': 1, 'm.0-4': 1 })
  .answer('needs', ['papers'])
  .answer('consent', 'yes')

describe('[Q14] checked answers lack nothing that is required and hold nothing that is hidden', () => {
  test('what is missing is named in reading order', () => {
    const told = interviewWith(household)
      .answer('people', { 'f.18-59': 2 })
      .addRow('members', 'ana')
    expect(checkAnswers(told.interview)).toEqual({
      ok: false,
      problem: { kind: 'unanswered', paths: ['needs', 'consent', 'members/ana/name'] },
    })
  })

  test('a refusal is an answer where it is offered', () => {
    complete.refuse('needs').expectMissing()
    complete.refuse('consent').expectMissing('consent')
  })

  test('nobody counted is nobody answered', () => {
    complete.answer('people', {}).expectMissing('people')
  })

  test('a required question that is hidden is not missing', () => {
    complete
      .addRow('members', 'ana')
      .expectMissing('members/ana/name')
      .answer('people', { 'f.18-59': 1 })
      .expectMissing()
  })

  test('hidden answers and removed rows are left out, the place of a row is kept', () => {
    const told = complete
      .answer('phone', '300')
      .answer('consent', 'no')
      .addRow('members', 'ana')
      .answer('members/ana/name', 'Ana')
      .addRow('members', 'bia')
      .answer('members/bia/name', 'Bia')
      .removeRow('members', 'bia')
    expect(told.checked()).toEqual({
      people: { 'f.18-59': 1, 'm.0-4': 1 },
      needs: ['papers'],
      consent: 'no',
      'members/ana/_order': 1,
      'members/ana/name': 'Ana',
      'members/bia/_order': 2,
      'members/bia/_removed': true,
    })
    expect(told.interview.answers).toMatchObject({ phone: '300', 'members/bia/name': 'Bia' })
  })

  test('too few rows are missing, under the name of the repeat', () => {
    const atLeastTwo = QuestionSet.parse({
      ...household,
      sections: household.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ('repeat' in item ? { ...item, min: 2 } : item)),
      })),
    })
    interviewWith(atLeastTwo, { answers: complete.interview.answers })
      .expectMissing('members')
      .addRow('members', 'ana')
      .answer('members/ana/name', 'Ana')
      .expectMissing('members')
      .answer('people', { 'f.18-59': 1 })
      .expectMissing()
  })

  test('answers may stand though others are missing', () => {
    const told = interviewWith(household).answer('consent', 'no').answer('phone', '300')
    expect(standingAnswers(told.interview)).toEqual({ consent: 'no' })
  })
})

test('[Q13] what cannot be meant stops a save; what can is a question', () => {
  const told = complete.answer('arrived', '2026-02-30')
  expect(checkAnswers(told.interview)).toEqual({
    ok: false,
    problem: { kind: 'inconsistent', findings: [{ path: 'arrived', kind: 'no-such-day' }] },
  })
})
