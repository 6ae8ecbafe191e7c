import { describe, expect, test } from 'vitest'
import {
  pathsIn,
  placeOf,
  stepAfter,
  stepAt,
  stepBefore,
  stepsOf,
  stepSkippedTo,
  stepStayedOn,
  type Step,
} from '../../src/forms/steps.ts'
import { isRepeatView, viewInterview } from '../../src/forms/view.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import { interviewWith, type Told } from '../interviews/kit/interview.ts'
import { household } from '../kit/question-sets.ts'

describe('[F1] a step is one decision', () => {
  test('what an answer brings up stands beneath it; the rest has a screen of its own', () => {
    const told = interviewWith(household).answer('needs', ['food'])
    expect(asked(told, 'arrival')).toEqual([
      ['welcome', 'people'],
      ['needs', 'food-for-days', 'food-diet'],
      ['language'],
      ['interpreter'],
      ['arrived'],
      ['registered'],
    ])
    expect(asked(told.answer('needs', ['papers']), 'arrival')[1]).toEqual(['needs'])
  })

  test('scripts stand with the question they introduce, each permission alone', () => {
    const told = interviewWith(set('case'))
    expect(asked(told, 'consent')).toEqual([
      ['consent-language', 'consent-interpreter'],
      [
        'script-who',
        'script-privacy',
        'script-border',
        'script-months',
        'script-law',
        'script-rights',
        'script-where',
        'consent-keep',
      ],
      ['consent-contact'],
      ['consent-refer'],
      ['consent-unhcr'],
      ['script-statistics', 'consent-giver', 'consent-form'],
    ])
  })

  test('a step is addressed by the question it is about, and found by any that it asks', () => {
    const steps = stepsIn(interviewWith(set('case')), 'consent')
    expect(steps[1]?.id).toBe('consent-keep')
    expect(stepAt(steps, 'script-privacy')).toBe(1)
    expect(stepAt(steps, 'consent-form')).toBe(5)
    expect(stepAt(steps, 'elsewhere')).toBe(-1)
  })

  test('a household is a step, and each person has the steps of one person', () => {
    const told = permitted().addRow('people', 'ana').addRow('people', 'bia')
    const steps = stepsIn(told, 'people')
    expect(steps[0]?.items.map((item) => isRepeatView(item))).toEqual([true])
    expect(steps[1]).toMatchObject({
      id: 'people/ana/given-names',
      row: { repeat: 'people', id: 'ana' },
    })
    const [ana, bia] = ['ana', 'bia'].map((id) => steps.filter(({ row }) => row?.id === id))
    expect(ana?.length).toBeGreaterThan(6)
    expect(bia?.length).toBe(ana?.length)
  })

  test('the steps of a person come back to the household, and the household goes on to what is next', () => {
    const steps = all(permitted().addRow('people', 'ana'))
    const household = stepAt(steps, 'people')
    const first = stepAt(steps, 'people/ana/given-names')
    const last = steps.findLastIndex(({ row }) => row?.id === 'ana')
    expect(stepAfter(steps, last)).toBe(household)
    expect(stepBefore(steps, first)).toBe(household)
    expect(steps[stepAfter(steps, household)]?.section).toBe('arrival')
    expect(placeOf(steps, steps[first]!)).toEqual({ at: 1, of: last - first + 1 })
  })
})

describe('[F2] what is known before it is asked folds into one line', () => {
  const told = interviewWith(set('reception'))
  const [first] = stepsIn(told, 'people')

  test('the first thing on a reception is the people', () => {
    expect(first?.id).toBe('people')
    expect(first?.folded.map(({ question }) => question.id)).toEqual(['date', 'place', 'channel'])
  })

  test('what is folded is found, and does not block while it is open', () => {
    const steps = stepsIn(told, 'people')
    expect(stepAt(steps, 'channel')).toBe(0)
    expect(first?.missing).toEqual(['people'])
  })
})

describe('[F3] skipping passes what is optional, and never a person or a section', () => {
  test('it goes to the next required question or the beginning of the next section, and from the last to the review', () => {
    const steps = all(interviewWith(set('reception')))
    const passed = [stepAt(steps, 'people')]
    while (passed.length < 30 && passed.at(-1)! < steps.length) {
      passed.push(stepSkippedTo(steps, passed.at(-1)!))
    }
    const stops = passed.map((index) => steps[index])
    expect(stops.at(-1)).toBeUndefined()
    const begun = steps.filter(({ section }, i) => section !== steps[i - 1]?.section)
    expect(stops).toEqual(expect.arrayContaining([...begun]))
    expect(stops).toEqual(expect.arrayContaining(steps.filter(({ missing }) => missing.length > 0)))
  })

  test('what was answered or refused is not gone to for its own sake', () => {
    const steps = all(interviewWith(set('case')).answer('consent-keep', 'yes'))
    expect(steps[stepSkippedTo(steps, 0)]?.id).not.toBe('consent-keep')
  })

  test('done with one person, one is at the list of persons, whoever comes after', () => {
    const told = permitted().addRow('people', 'ana').addRow('people', 'bia')
    const steps = all(told)
    const first = stepAt(steps, 'people/ana/given-names')
    expect(stepSkippedTo(steps, first)).toBe(stepAt(steps, 'people'))
    expect(steps[stepSkippedTo(steps, stepAt(steps, 'people'))]?.section).toBe('arrival')
  })
})

describe('[F9] an answer that hides what the place was named after', () => {
  const told = interviewWith(household).answer('needs', ['food']).answer('food-for-days', 4)
  const before = stepsIn(told, 'arrival')
  const page = pathsIn(before[stepAt(before, 'food-diet')]!)

  test('leaves one with the other questions of the page', () => {
    const after = stepsIn(told.answer('food-for-days', 2), 'arrival')
    expect(stepAt(after, 'food-diet')).toBe(-1)
    expect(stepStayedOn(after, ['food-diet', ...page])).toBe(stepAt(after, 'needs'))
  })

  test('and where none of them is asked any more, there is nothing to stay with', () => {
    expect(stepStayedOn(stepsIn(told, 'arrival'), ['elsewhere'])).toBe(-1)
  })
})
/** Beyond the permission nothing is asked without a yes. */
function permitted(): Told {
  return interviewWith(set('case')).answer('consent-keep', 'yes')
}

function set(id: string) {
  const found = questionSet(id)
  if (found === undefined) throw new Error(`no set ${id}`)
  return found
}

function all(told: Told): readonly Step[] {
  return viewInterview(told.interview).sections.flatMap(stepsOf)
}

function stepsIn(told: Told, section: string): readonly Step[] {
  return all(told).filter((step) => step.section === section)
}

/** The ids that each step of a section asks. */
function asked(told: Told, section: string): readonly (readonly string[])[] {
  return stepsIn(told, section).map(({ items }) =>
    items.map((item) => (isRepeatView(item) ? item.repeat.id : item.question.id)),
  )
}
