import { describe, expect, test } from 'vitest'
import { answer, addRow, startInterview, type Interview } from '../../src/forms/interview.ts'
import { isRepeatView, viewInterview } from '../../src/forms/view.ts'
import type { Answers } from '../../src/model/answers.ts'
import { interviewWith, TODAY } from '../interviews/kit/interview.ts'
import { element, household, lists } from '../kit/question-sets.ts'

describe('[Q15] a section says how far it is', () => {
  const none = interviewWith(household)

  test('from not started to complete', () => {
    none
      .expectState('arrival', 'not-started')
      .answer('people', { 'f.18-59': 2 })
      .expectState('arrival', 'started')
      .refuse('needs')
      .expectState('arrival', 'complete')
  })

  test('an optional question may stay open; where all are optional, none may', () => {
    const rated = interviewWith(element)
      .expectState('situation', 'not-started')
      .answer('state', 'rated')
      .expectState('situation', 'started')
    rated.answer('written', 'unclear').expectState('situation', 'complete')
  })

  test('what cannot be meant keeps a section open', () => {
    none.answer('consent', 'yes').expectState('consent', 'complete')
    none
      .answer('people', { 'f.18-59': 2 })
      .answer('needs', ['papers'])
      .answer('arrived', '2026-02-30')
      .expectState('arrival', 'started')
  })

  test('a section of which nothing is asked is not needed', () => {
    none
      .answer('people', { 'f.18-59': 1 })
      .expectState('members', 'not-needed')
      .answer('people', { 'f.18-59': 2 })
      .expectState('members', 'not-started')
      .addRow('members', 'ana')
      .expectState('members', 'started')
      .refuse('members/ana/name')
      .expectState('members', 'complete')
  })
})

test('[Q9] rows have their own identity and place, and removing one can be undone', () => {
  const told = interviewWith(household)
    .answer('people', { 'f.18-59': 2 })
    .addRow('members', 'ana')
    .answer('members/ana/name', 'Ana')
    .addRow('members', 'bia')
  const [repeat] = viewInterview(told.interview).sections.flatMap(({ items }) =>
    items.filter(isRepeatView),
  )
  expect(repeat?.rows.map(({ id, name }) => [id, name])).toEqual([
    ['ana', 'Ana'],
    ['bia', undefined],
  ])
  expect(repeat?.rows[1]?.questions.map(({ path }) => path)).toContain('members/bia/born')
})

test('[Q22] a repeat may be filled to its greatest number of rows, and says so', () => {
  const full = withMembers(40)
  const repeatOf = (interview: Interview) =>
    viewInterview(interview)
      .sections.flatMap(({ items }) => items)
      .find(isRepeatView)
  expect(repeatOf(withMembers(39))?.mayAddRow).toBe(true)
  expect(repeatOf(full)).toMatchObject({ mayAddRow: false, findings: [] })
  expect(repeatOf(addRow(full, 'members', 'one-more'))?.findings).toEqual([
    { kind: 'too-many-rows', path: 'members', limit: 40 },
  ])
})

describe('[Q16] what a view costs grows with the rows, not with their square', () => {
  test('answers are read as often per row among 400 rows as among 40', () => {
    const perRow = (rows: number) => readsOf(withMembers(rows)) / rows
    expect(perRow(400)).toBeLessThan(perRow(40) * 1.1)
  })
})

function withMembers(count: number): Interview {
  const start = startInterview({
    set: household,
    today: TODAY,
    lists,
    answers: { people: { 'f.18-59': count }, language: 'other' },
  })
  return Array.from({ length: count }, (_, index) => `row-${String(index)}`).reduce(
    (interview, row) =>
      answer(
        answer(addRow(interview, 'members', row), `members/${row}/name`, row),
        `members/${row}/born`,
        { year: 2010 },
      ),
    start,
  )
}

/** How often any answer is looked at, or listed, while the interview is viewed. */
function readsOf(interview: Interview): number {
  const counter = { reads: 0 }
  const answers: Answers = new Proxy(interview.answers, {
    get: (target, path, receiver) => {
      counter.reads += 1
      return Reflect.get(target, path, receiver) as unknown
    },
    ownKeys: (target) => {
      counter.reads += Object.keys(target).length
      return Reflect.ownKeys(target)
    },
  })
  viewInterview({ ...interview, answers })
  return counter.reads
}
