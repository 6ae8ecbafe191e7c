import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readElement, type Element } from '../../src/forms/element.ts'
import { levelOf, type CheckAnswer } from '../../src/forms/level.ts'
import { countStrip, scoreOf } from '../../src/forms/score.ts'

const at = (level: 0 | 1 | 2 | 3) => ({ floor: level, ceiling: level })
const own = (level: 0 | 1 | 2 | 3, confidence: Element['confidence']): Element => ({
  state: 'level',
  level: at(level),
  holder: 'own',
  confidence,
})

/** The six elements of self-assessment.md 6.7. */
const example: readonly (readonly Element[])[] = [
  [own(2, 'high')],
  [own(1, 'medium')],
  [{ state: 'level', level: at(0), holder: 'other', facilitation: 2, confidence: 'medium' }],
  [{ ...own(3, 'low'), holder: 'shared' }],
  [{ state: 'unknown', holder: 'own', confidence: 'low' }],
  [{ state: 'not-applicable', confidence: 'low' }],
]

test('[A1] four checks give a level, and one more yes never lowers it', () => {
  const answers = ['yes', 'no', 'unknown'] as const
  const all = answers.flatMap((written) =>
    answers.flatMap((resourced) =>
      answers.flatMap((reached) =>
        answers.map((reviewed) => ({ written, resourced, reached, reviewed })),
      ),
    ),
  )
  const counts = [0, 0, 0, 0]
  for (const checks of all) {
    const { floor, ceiling } = levelOf(checks)
    expect(floor).toBeLessThanOrEqual(ceiling)
    if (!Object.values<CheckAnswer>(checks).includes('unknown')) {
      expect(floor).toBe(ceiling)
      counts[floor]! += 1
    }
    for (const check of ['written', 'resourced', 'reached', 'reviewed'] as const) {
      const more = levelOf({ ...checks, [check]: 'yes' })
      expect(more.floor).toBeGreaterThanOrEqual(floor)
      expect(more.ceiling).toBeGreaterThanOrEqual(checks[check] === 'no' ? ceiling : more.floor)
    }
  }
  expect(counts).toEqual([1, 9, 5, 1])
})

test('[A2] the worked example: municipal 40 to 80, likely 67, 80 % known; territorial 30 to 67, likely 50', () => {
  expect(scoreOf(example, 'municipal')).toMatchObject({
    floor: 40,
    likely: 67,
    ceiling: 80,
    coverage: 80,
    floorWithoutExemptions: 33,
  })
  expect(scoreOf(example, 'territorial')).toMatchObject({ floor: 30, likely: 50, ceiling: 67 })
})

test('[A3] what does not apply changes no sum, and is told as if it counted as nought', () => {
  const more = [...example, [{ state: 'not-applicable', confidence: 'low' } as const]]
  const { floorWithoutExemptions: _, ...before } = scoreOf(example, 'municipal')!
  const { floorWithoutExemptions: lower, ...after } = scoreOf(more, 'municipal')!

  expect(after).toEqual(before)
  expect(lower).toBeLessThanOrEqual(after.floor)
})

test('[A4] one more that is not known leaves the likely value, lowers what is known and widens the interval', () => {
  const before = scoreOf(example, 'municipal')!
  const after = scoreOf([...example, [{ state: 'unknown', confidence: 'low' }]], 'municipal')!

  expect(after.likely).toBe(before.likely)
  expect(after.coverage).toBeLessThan(before.coverage)
  expect(after.floor).toBeLessThan(before.floor)
  expect(after.ceiling).toBeGreaterThan(before.ceiling)
})

test('[A5] giving a weak element away to another level lowers the floor', () => {
  const weak = example.with(1, [{ ...own(1, 'medium'), holder: 'other' }])
  expect(scoreOf(weak, 'municipal')).toMatchObject({ likely: 78, floor: 37, coverage: 60 })
})

test('[A6] under 60 % known no likely value is told', () => {
  const blank: readonly Element[] = [{ state: 'blank', confidence: 'low' }]
  expect(scoreOf([...example, blank, blank], 'municipal')).not.toHaveProperty('likely')
  expect(scoreOf([blank], 'municipal')).toMatchObject({ floor: 0, ceiling: 100, coverage: 0 })
  expect(scoreOf([[{ state: 'not-applicable', confidence: 'low' }]], 'municipal')).toBeUndefined()
})

test('[A7] while two people differ, the interval reaches over both answers', () => {
  const differ = scoreOf([[own(1, 'high'), own(3, 'high')]], 'municipal')!
  expect(differ).toMatchObject({ floor: 0, likely: 67, ceiling: 100 })
})

test('[A8] the floor is never above the likely value, nor that above the ceiling', () => {
  const element = fc.record({
    state: fc.constantFrom('level', 'unknown', 'not-applicable', 'blank'),
    level: fc.integer({ min: 0, max: 3 }).map((level) => at(level as 0)),
    holder: fc.constantFrom('own', 'shared', 'other', 'unclear'),
    facilitation: fc.integer({ min: 0, max: 3 }),
    confidence: fc.constantFrom('high', 'medium', 'low'),
  }) as fc.Arbitrary<Element>
  const versions = fc.array(element, { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(fc.array(versions, { minLength: 1, maxLength: 20 }), (elements) => {
      const score = scoreOf(elements, 'municipal')
      if (score === undefined) return
      expect(score.floor).toBeLessThanOrEqual(score.ceiling)
      if (score.coverage === 100) expect(score.floor).toBeLessThanOrEqual(score.likely!)
      expect(score.floorWithoutExemptions).toBeLessThanOrEqual(score.floor)
    }),
  )
})

test('[A9] an element is read from its answers; blank, not known and not applicable stay apart', () => {
  expect(readElement({}).state).toBe('blank')
  expect(readElement({ state: 'unknown' }).state).toBe('unknown')
  expect(readElement({ state: 'not-applicable' }).state).toBe('not-applicable')
  expect(
    readElement({
      state: 'rated',
      written: 'yes',
      resourced: 'no',
      reached: 'unknown',
      reviewed: 'no',
    }),
  ).toMatchObject({
    state: 'level',
    level: { floor: 1, ceiling: 2 },
    confidence: 'low',
  })
  expect(
    readElement({ state: 'rated', written: 'no', evidence: 'Acta 12, folio 3' }),
  ).toMatchObject({ level: { floor: 0 }, confidence: 'medium' })
  expect(countStrip([[readElement({})], [readElement({ state: 'unknown' })]])).toMatchObject({
    blank: 1,
    unknown: 1,
  })
})
