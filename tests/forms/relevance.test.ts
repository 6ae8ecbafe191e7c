import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingAnswers } from '../../src/forms/check.ts'
import { answer, startInterview } from '../../src/forms/interview.ts'
import type { Answers } from '../../src/model/answers.ts'
import { QuestionSet, type Expression } from '../../src/model/question-set.ts'
import { interviewWith, TODAY } from '../interviews/kit/interview.ts'
import { household, lit, op, ref } from '../kit/question-sets.ts'
import { arrival, spoiled } from '../kit/spoiled-set.ts'

describe('[Q4] a condition that is not known asks the question', () => {
  test('as long as nobody said the language, the interpreter is asked about', () => {
    interviewWith(household)
      .expectAsked('interpreter')
      .answer('language', 'es')
      .expectNotAsked('interpreter')
      .answer('language', 'ht')
      .expectAsked('interpreter')
      .refuse('language')
      .expectAsked('interpreter')
  })

  test('a question that waits for an answer says so with "answered"', () => {
    interviewWith(household)
      .expectNotAsked('food-for-days')
      .answer('needs', ['papers'])
      .expectNotAsked('food-for-days')
      .answer('needs', ['papers', 'food'])
      .expectAsked('food-for-days')
  })

  test('a question is hidden when all that its condition lacks is hidden', () => {
    interviewWith(household)
      .expectNotAsked('food-for-days', 'food-diet')
      .answer('needs', ['food'])
      .expectAsked('food-for-days', 'food-diet')
      .answer('food-for-days', 2)
      .expectNotAsked('food-diet')
  })

  test('but not when something else can still be said', () => {
    const children = set({
      children: undefined,
      school: op('eq', ref('children'), lit(true)),
      hours: undefined,
      why: op('or', op('eq', ref('school'), lit(false)), op('eq', ref('hours'), lit(true))),
    })
    interviewWith(children)
      .answer('children', false)
      .expectNotAsked('school')
      .expectAsked('why')
      .answer('hours', false)
      .expectNotAsked('why')
      .answer('hours', true)
      .expectAsked('why')
  })

  test('a date that could be told more exactly keeps the question open', () => {
    interviewWith(household)
      .answer('people', { 'f.18-59': 1, 'f.12-17': 1 })
      .addRow('members', 'ana')
      .answer('members/ana/born', { year: 2008 })
      .expectAsked('members/ana/in-school')
      .answer('members/ana/born', { year: 1987 })
      .expectNotAsked('members/ana/in-school')
  })

  test('also when the clock cannot be right, and nobody can say how old anybody is', () => {
    interviewWith(household, { today: '1970-01-01' })
      .answer('people', { 'f.18-59': 2 })
      .addRow('members', 'ana')
      .answer('members/ana/born', { date: '2000-01-01' })
      .expectAsked('members/ana/in-school')
  })

  test('an inexact date can still be told exactly, whatever else is hidden', () => {
    const late = set({
      child: undefined,
      school: op('eq', ref('child'), lit(true)),
      born: undefined,
      work: op(
        'or',
        op('eq', ref('school'), lit(false)),
        op('ge', op('years-since', ref('born')), lit(18)),
      ),
    })
    const hidden = interviewWith(late).answer('child', false).expectNotAsked('school')
    hidden.answer('born', { year: 2008 }).expectAsked('work')
    hidden.answer('born', { date: '2008-12-01' }).expectNotAsked('work')
  })

  test('conditions that wait for each other come to an end', () => {
    const circle = set({
      one: op('eq', ref('other'), lit(true)),
      other: op('eq', ref('one'), lit(true)),
    })
    interviewWith(circle).expectAsked('one', 'other')
  })
})

describe('[Q5] hidden answers are kept, count for nothing, and come back', () => {
  const told = interviewWith(household)
    .answer('people', { 'f.18-59': 1, 'm.0-4': 1 })
    .answer('needs', ['food'])
    .answer('food-for-days', 5)
    .answer('food-diet', 'sin gluten')
    .answer('consent', 'no')

  test('what depends on a hidden answer does not see it', () => {
    const hidden = told.answer('needs', ['papers']).expectNotAsked('food-for-days', 'food-diet')
    expect(hidden.checked()).not.toHaveProperty('food-for-days')
    expect(hidden.interview.answers['food-for-days']).toBe(5)
  })

  test('rows that are hidden are not counted', () => {
    const byRows = spoiled((set) => {
      arrival(set, 'phone').showIf = op('gt', op('count', ref('members')), lit(0))
    })
    interviewWith(byRows, { answers: told.interview.answers })
      .addRow('members', 'ana')
      .expectAsked('phone')
      .answer('people', { 'f.18-59': 1 })
      .expectNotAsked('phone')
  })

  test('changing the answer back shows what was said', () => {
    const back = told.answer('needs', ['papers']).answer('needs', ['food'])
    expect(back.checked()).toEqual(told.checked())
    expect(back.checked()).toMatchObject({ 'food-for-days': 5, 'food-diet': 'sin gluten' })
  })

  test('a hidden section hides its rows, and brings them back', () => {
    const withAna = told.addRow('members', 'ana').answer('members/ana/name', 'Ana')
    const alone = withAna.answer('people', { 'f.18-59': 1 }).expectState('members', 'not-needed')
    expect(Object.keys(alone.checked()).filter((path) => path.startsWith('members'))).toEqual([])
    expect(alone.answer('people', { 'f.18-59': 1, 'm.0-4': 1 }).checked()).toEqual(
      withAna.checked(),
    )
  })

  test('whichever answers hide whichever others, going there and back changes nothing', () => {
    const answers = fc.record(
      {
        a: fc.boolean(),
        b: fc.boolean(),
        c: fc.boolean(),
        d: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    const condition = (earlier: readonly string[]) =>
      fc.option(
        fc
          .tuple(fc.constantFrom(...earlier), fc.boolean(), fc.boolean())
          .map(([id, value, waits]) =>
            waits
              ? op('and', op('answered', ref(id)), op('eq', ref(id), lit(value)))
              : op('eq', ref(id), lit(value)),
          ),
        { nil: undefined },
      )
    const sets = fc
      .tuple(condition(['a']), condition(['a', 'b']), condition(['a', 'b', 'c']))
      .map(([b, c, d]) => set({ a: undefined, b, c, d }))
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean())
    fc.assert(
      fc.property(sets, answers, change, (chain, given: Answers, [path, value]) => {
        const before = startInterview({ set: chain, today: TODAY, answers: given })
        const there = answer(before, path, value)
        expect({ ...there.answers, [path]: given[path] }).toEqual({ ...given, [path]: given[path] })

        const back = answer(there, path, given[path] ?? '')
        expect(back.answers).toEqual(before.answers)
        expect(standingAnswers(back)).toEqual(standingAnswers(before))
      }),
    )
  })
})

test('[Q6] what is never asked of a person is written by the app, kept, and can be referred to', () => {
  const about = set({ subject: lit(false), detail: op('eq', ref('subject'), lit(true)) })
  const told = interviewWith(about, { answers: { subject: true } })
    .expectNotAsked('subject')
    .expectAsked('detail')
  expect(told.checked()).toEqual({ subject: true })
})

describe('[Q7] inside a row, a reference finds the same row, then what is outside', () => {
  const two = interviewWith(household)
    .answer('people', { 'f.5-11': 2 })
    .addRow('members', 'ana')
    .addRow('members', 'bia')

  test('each row looks at its own answers', () => {
    two
      .answer('members/ana/born', { date: '2017-01-01' })
      .answer('members/bia/born', { date: '2024-01-01' })
      .expectAsked('members/ana/in-school')
      .expectNotAsked('members/bia/in-school')
  })

  test('and at the answers outside all rows', () => {
    two
      .answer('language', 'es')
      .expectNotAsked('members/ana/member-language')
      .answer('language', 'other')
      .expectAsked('members/ana/member-language', 'members/bia/member-language')
  })

  test('a question of a removed row, or of none, is not asked', () => {
    two
      .expectAsked('members/ana/name')
      .removeRow('members', 'ana')
      .expectNotAsked('members/ana/name', 'members/nobody/name', 'name', 'no-such-question')
  })
})

/** Yes-or-no questions, and when somebody was born, each with its condition. */
function set(conditions: Readonly<Record<string, Expression | undefined>>): QuestionSet {
  const items = Object.entries(conditions).map(([id, showIf]) => ({
    id,
    type: id === 'born' ? 'partial-date' : 'yesno',
    group: 'all',
    purpose: 'service',
    ...(showIf === undefined ? {} : { showIf }),
  }))
  return QuestionSet.parse({
    id: 'chain',
    version: '1.0.0',
    kind: 'chain',
    status: 'draft',
    groups: [{ id: 'all', merge: 'register' }],
    sections: [{ id: 'only', items }],
  })
}
