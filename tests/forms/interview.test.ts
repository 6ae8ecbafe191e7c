import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRow,
  answer,
  openInterview,
  pinOf,
  rebase,
  startInterview,
} from '../../src/forms/interview.ts'
import { rowsOf } from '../../src/model/answers.ts'
import { element, household } from '../kit/question-sets.ts'
import { interviewWith, TODAY } from '../interviews/kit/interview.ts'

describe('[Q8] a code that excludes the others never stands beside one', () => {
  const told = interviewWith(household)

  test('"none" clears the others', () => {
    const none = told
      .answer('needs', ['food', 'papers'])
      .answer('needs', ['food', 'papers', 'none'])
    expect(none.interview.answers.needs).toEqual(['none'])
  })

  test('any other clears "none"', () => {
    const food = told.answer('needs', ['none']).answer('needs', ['none', 'food'])
    expect(food.interview.answers.needs).toEqual(['food'])
  })

  test('one "none" clears the other', () => {
    const notYet = told.answer('needs', ['none']).answer('needs', ['none', 'not-yet'])
    expect(notYet.interview.answers.needs).toEqual(['not-yet'])
  })

  test('a list that comes all at once says more by what it names than by "none"', () => {
    const both = told.answer('needs', ['none', 'food', 'food'])
    expect(both.interview.answers.needs).toEqual(['food'])
    const two = told.answer('needs', ['none', 'not-yet'])
    expect(two.interview.answers.needs).toEqual(['not-yet'])
  })

  test('a code stands once', () => {
    const twice = told.answer('needs', ['food', 'papers', 'food'])
    expect(twice.interview.answers.needs).toEqual(['food', 'papers'])
  })

  test('whatever is chosen in whatever order', () => {
    const codes = fc.subarray(['food', 'shelter', 'papers', 'none', 'not-yet'])
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 8 }), (choices) => {
        const end = choices.reduce((now, chosen) => answer(now, 'needs', chosen), told.interview)
        const chosen = (end.answers.needs ?? []) as readonly string[]
        const excluding = chosen.filter((code) => code === 'none' || code === 'not-yet')
        expect(excluding.length === 0 || chosen.length === 1).toBe(true)
        const last = choices.at(-1) ?? []
        expect(chosen.every((code) => last.includes(code))).toBe(true)
        expect(chosen.length > 0).toBe(last.length > 0)
      }),
    )
  })

  test('adding one code keeps it', () => {
    fc.assert(
      fc.property(
        fc.subarray(['food', 'shelter', 'papers']),
        fc.constantFrom('none', 'not-yet', 'food', 'shelter', 'papers'),
        (before, added) => {
          const now = answer(told.interview, 'needs', before)
          const after = answer(now, 'needs', [...before, added])
          expect(after.answers.needs).toContain(added)
        },
      ),
    )
  })
})

describe('[Q9] rows have their own identity and place, and removing one can be undone', () => {
  const three = ['ana', 'bia', 'caio'].reduce(
    (told, row) => told.addRow('members', row).answer(`members/${row}/name`, row),
    interviewWith(household).answer('people', { 'f.18-59': 3 }),
  )
  const rows = (told: typeof three) => rowsOf(told.interview.answers, 'members')

  test('rows stay in the order they were added', () => {
    expect(rows(three)).toEqual(['ana', 'bia', 'caio'])
  })

  test('undo brings back the row with everything said in it, in its place', () => {
    const without = three.removeRow('members', 'bia')
    expect(rows(without)).toEqual(['ana', 'caio'])
    const back = without.addRow('members', 'dora').restoreRow('members', 'bia')
    expect(rows(back)).toEqual(['ana', 'bia', 'caio', 'dora'])
    expect(without.restoreRow('members', 'bia').interview.answers).toEqual(three.interview.answers)
  })

  test('a row added twice is one row', () => {
    expect(three.addRow('members', 'ana').interview).toBe(three.interview)
  })

  test('a row the question set does not know is a mistake of ours', () => {
    expect(() => addRow(three.interview, 'pets', 'rex')).toThrow()
    expect(() => addRow(three.interview, 'members', 'a/b')).toThrow()
  })
})

describe('[Q10] a draft is opened with the version it was begun with', () => {
  const begun = startInterview({ set: household, today: TODAY, answers: { language: 'ht' } })
  const version = (next: string) => ({ ...household, version: next })

  test('its own version opens it', () => {
    const opened = openInterview(pinOf(begun), { set: household, today: TODAY })
    expect(opened.ok).toBe(true)
  })

  test.each([version('1.2.1'), version('1.3.0'), element])('no other does', (set) => {
    expect(openInterview(pinOf(begun), { set, today: TODAY })).toEqual({
      ok: false,
      problem: {
        kind: 'other-question-set',
        pinned: { id: 'household', version: '1.2.0' },
        offered: { id: set.id, version: set.version },
      },
    })
  })

  test('a person can choose to move it, and every answer stays', () => {
    const smaller = { ...version('1.3.0'), sections: household.sections.slice(1) }
    const moved = rebase(begun, smaller)
    expect(moved.ok && moved.value.answers).toEqual({ language: 'ht' })
    expect(moved.ok && pinOf(moved.value)).toEqual({ id: 'household', version: '1.3.0' })
  })

  test('but not to a version in which answers mean something else', () => {
    expect(rebase(begun, version('2.0.0'))).toMatchObject({
      problem: { kind: 'other-question-set' },
    })
    expect(rebase(begun, element)).toMatchObject({ problem: { kind: 'other-question-set' } })
  })
})

describe('[Q21] an interview is never changed in place', () => {
  test('every answer makes a new one', () => {
    const before = startInterview({ set: household, today: TODAY, answers: Object.freeze({}) })
    const after = answer(before, 'language', 'es')
    expect(before.answers).toEqual({})
    expect(after.answers).toEqual({ language: 'es' })
  })

  test('a blank answer is no answer', () => {
    const told = interviewWith(household).answer('language', 'es').answer('needs', ['food'])
    const blank = told.answer('language', '').answer('needs', [])
    expect(blank.interview.answers).toEqual({})
    expect(told.clear('language').clear('language').interview.answers).toEqual({ needs: ['food'] })
  })

  test('an answer to a question nobody asks is a mistake of ours', () => {
    expect(() => interviewWith(household).answer('shoe-size', 42)).toThrow(/shoe-size/)
  })
})
