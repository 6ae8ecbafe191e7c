// What a case asks of those who allow that it is kept, and of nobody else.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lintQuestionSet } from '../../src/forms/lint.ts'
import { stepsOf } from '../../src/forms/steps.ts'
import { viewInterview } from '../../src/forms/view.ts'
import { CodeList, type QuestionSet } from '../../src/model/question-set.ts'
import { questionsOf } from '../../src/model/questions.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import { interviewWith, type Told } from '../interviews/kit/interview.ts'

const aCase = setOf('case')
const blank = () => interviewWith(aCase)
const permitted = () => blank().answer('consent-keep', 'yes')
const person = () => permitted().addRow('people', 'ana')

describe('[M1] beyond the permission nothing is asked without a yes', () => {
  test.each(['no', 'withdrawn', 'not-asked', 'a code of tomorrow'])('%s ends it there', (said) => {
    const told = blank()
      .answer('consent-keep', 'yes')
      .addRow('people', 'ana')
      .answer('people/ana/given-names', 'Yorgelis')
      .answer('consent-keep', said)
    const steps = viewInterview(told.interview).sections.flatMap(stepsOf)
    expect(steps.at(-1)?.id).toBe('consent-keep')
    told.expectNotAsked('consent-contact', 'consent-giver', 'phone', 'people/ana/given-names')
  })

  test('silence waits: the other permissions can be read on, the other sections not', () => {
    blank()
      .expectAsked('consent-keep', 'consent-contact')
      .expectNotAsked('phone', 'closure-reason')
      .expectState('people', 'waits')
  })

  test('a yes opens everything, and a no says that the rest is not needed', () => {
    permitted().expectAsked('phone', 'urgency').expectState('people', 'not-started')
    blank().answer('consent-keep', 'no').expectState('people', 'not-needed')
  })

  test('what hangs on nobody is asked as before', () => {
    interviewWith(setOf('reception')).expectAsked('people', 'reasons', 'needs')
  })
})

describe('[M11] safe contact is asked once', () => {
  test('no two questions ask whether to call', () => {
    const asked = questionsOf(aCase).filter(({ id }) => /contact|phone/.test(id))
    expect(asked.map(({ id }) => id)).toEqual([
      'consent-contact',
      'contact-safety',
      'phone',
      'contact-channel',
      'other-contact',
      'other-contact-phone',
      'other-contact-aware',
    ])
  })

  test('a number is asked for unless it may not be rung', () => {
    permitted().expectAsked('contact-safety', 'phone')
    permitted().answer('contact-safety', 'text-only').expectAsked('phone')
    permitted().answer('contact-safety', 'not-safe').expectNotAsked('phone')
    permitted().answer('consent-contact', 'no').expectNotAsked('contact-safety', 'phone')
  })
})

describe('[M12] who is with a child', () => {
  const care = 'people/ana/child-care'
  const age = 'people/ana/under-18'
  const born = (birth: Parameters<Told['answer']>[1]) => person().answer('people/ana/birth', birth)

  test('is not asked of anybody before the age is told', () => {
    person().expectNotAsked(care, age, 'people/ana/share-giver')
  })

  test('is asked of a child and not of an adult', () => {
    born({ year: 2018 }).expectAsked(care).expectNotAsked(age, 'people/ana/share-giver')
    const shared = person().answer('consent-unhcr', 'yes')
    shared.answer('people/ana/birth', { year: 2018 }).expectAsked('people/ana/share-giver')
    born({ year: 1987 }).expectNotAsked(care, age, 'people/ana/share-giver')
    born({ age: 34, said: '2026-05-04' }).expectNotAsked(care, age)
  })

  test('where the date is not known, the age is asked roughly, and a child is still found', () => {
    const refused = person().refuse('people/ana/birth', 'unknown')
    refused.expectAsked(age).expectNotAsked(care)
    refused.answer(age, true).expectAsked(care)
    refused.answer(age, false).expectNotAsked(care)
    refused.refuse(age).expectAsked(care)
  })

  test('where the year is about eighteen years ago, it is asked too', () => {
    born({ year: 2008 }).expectAsked(age).expectNotAsked(care)
    born({ year: 2008 }).answer(age, true).expectAsked(care)
  })
})

describe('[M16] what hangs on a permission or a promise is linted', () => {
  const lists = new Map(
    [
      ...new Set(
        questionsOf(aCase)
          .flatMap(({ list }) => list ?? [])
          .concat('marks'),
      ),
    ].map((id) => {
      const raw: unknown = JSON.parse(readFileSync(`src/question-sets/lists/${id}.json`, 'utf8'))
      return [id, CodeList.parse(raw)] as const
    }),
  )
  const faultsOf = (set: unknown) => {
    const read = lintQuestionSet(set, { lists, words: new Map() })
    return read.ok ? [] : read.problem.faults.map(({ path, reason }) => `${path}: ${reason}`)
  }
  const with_ = (id: string, more: object) => ({
    ...aCase,
    sections: JSON.parse(
      JSON.stringify(aCase.sections, (_, value: unknown) =>
        typeof value === 'object' && value !== null && 'id' in value && value.id === id
          ? { ...value, ...more }
          : value,
      ),
    ) as unknown,
  })

  test('the case as it is has no fault', () => {
    expect(faultsOf(aCase)).toEqual([])
  })

  test.each([
    [{ ...aCase, keeping: { ...aCase.keeping, question: 'phone' } }, 'keeping.question'],
    [{ ...aCase, keeping: { ...aCase.keeping, is: 'maybe' } }, 'keeping.is'],
    [
      { ...aCase, keeping: { ...aCase.keeping, carries: { neighbourhood: 'place' } } },
      'keeping.carries.neighbourhood',
    ],
    [with_('consent-keep', { onlyLater: ['tomorrow'] }), 'consent-keep.onlyLater'],
    [with_('needs-confirmed', { among: 'nationalities' }), 'needs-confirmed.among'],
    [with_('phone', { promise: 'law' }), 'phone.promise'],
    [{ ...aCase, promises: undefined }, 'script-border.promise'],
  ])('a fault is named with its place (%#)', (set, place) => {
    expect(faultsOf(set).map((line) => line.split(':')[0])).toContain(place)
  })

  test('what takes its place, and what is promised, is asked there', () => {
    const { instead = '', carries = {} } = aCase.keeping ?? {}
    const there = questionsOf(setOf(instead))
    for (const [from, to] of Object.entries(carries)) {
      const [one, other] = [
        questionsOf(aCase).find(({ id }) => id === from),
        there.find(({ id }) => id === to),
      ]
      expect([to, one?.list]).toEqual([other?.id, other?.list])
    }
    const promised = questionsOf(setOf(aCase.promises ?? '')).map(({ id }) => id)
    const told = questionsOf(aCase).flatMap(({ promise }) => promise ?? [])
    expect(told).toEqual(['no-migration-control', 'months-kept', 'law', 'where-to-ask'])
    expect(promised).toEqual(expect.arrayContaining(told))
  })
})

function setOf(id: string): QuestionSet {
  const found = questionSet(id)
  if (found === undefined) throw new Error(`There is no set ${id}`)
  return found
}
