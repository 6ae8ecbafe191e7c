import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '../../src/forms/date.ts'
import { evaluate, truthOf, type Scope } from '../../src/forms/expression.ts'
import type { Answers, AnswerValue } from '../../src/model/answers.ts'
import type { Expression, Operator } from '../../src/model/question-set.ts'
import { lit, op, ref } from '../kit/question-sets.ts'

const TODAY = '2026-05-04'

function knowing(answers: Answers, rows: Readonly<Record<string, number>> = {}): Scope {
  return { today: TODAY, answerOf: (id) => answers[id], rowCount: (id) => rows[id] }
}

const declined = { refused: 'declined' } as const
const YES = lit(true)
const NO = lit(false)
const OPEN = ref('open')

describe('[Q1] a condition is true, false or not known', () => {
  test.for<[Operator, Expression, Expression, boolean | undefined]>([
    ['and', YES, YES, true],
    ['and', YES, NO, false],
    ['and', NO, OPEN, false],
    ['and', OPEN, YES, undefined],
    ['or', NO, NO, false],
    ['or', OPEN, YES, true],
    ['or', NO, OPEN, undefined],
  ])('%s of %o and %o', ([operator, one, other, truth]) => {
    expect(truthOf(op(operator, one, other), knowing({}))).toBe(truth)
    expect(truthOf(op(operator, other, one), knowing({}))).toBe(truth)
  })

  test('the opposite of not known is not known', () => {
    expect(truthOf(op('not', OPEN), knowing({}))).toBeUndefined()
    expect(truthOf(op('not', YES), knowing({}))).toBe(false)
  })

  test.each<[string, AnswerValue]>([
    ['blank', ''],
    ['an empty choice', []],
    ['refused', declined],
  ])('what is compared with %s is not known', (_, value) => {
    const scope = knowing({ a: value })
    for (const operator of ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const) {
      expect(truthOf(op(operator, ref('a'), lit(3)), scope), operator).toBeUndefined()
      expect(truthOf(op(operator, lit('x'), ref('a')), scope), operator).toBeUndefined()
    }
    expect(truthOf(op('selected', ref('a'), lit('x')), scope)).toBeUndefined()
    expect(truthOf(op('in', ref('a'), lit(['x'])), scope)).toBeUndefined()
    expect(evaluate(op('years-since', ref('a')), scope)).toBeUndefined()
  })

  test('a number is not compared with a text', () => {
    expect(truthOf(op('eq', lit(3), lit('3')), knowing({}))).toBeUndefined()
    expect(truthOf(op('lt', lit(3), lit('4')), knowing({}))).toBeUndefined()
  })

  test('numbers have an order, and so have days', () => {
    const scope = knowing({ n: 5, day: '2026-01-31' })
    expect(truthOf(op('lt', ref('n'), lit(5)), scope)).toBe(false)
    expect(truthOf(op('le', ref('n'), lit(5)), scope)).toBe(true)
    expect(truthOf(op('gt', ref('n'), lit(4)), scope)).toBe(true)
    expect(truthOf(op('ge', ref('n'), lit(6)), scope)).toBe(false)
    expect(truthOf(op('lt', ref('day'), { today: true }), scope)).toBe(true)
    expect(truthOf(op('ge', ref('day'), lit('2026-02-01')), scope)).toBe(false)
  })

  test('a choice holds a code or does not', () => {
    const scope = knowing({ needs: ['food', 'papers'], language: 'ht' })
    expect(truthOf(op('selected', ref('needs'), lit('food')), scope)).toBe(true)
    expect(truthOf(op('selected', ref('needs'), lit('shelter')), scope)).toBe(false)
    expect(truthOf(op('selected', ref('language'), lit('ht')), scope)).toBe(true)
    expect(truthOf(op('in', ref('language'), lit(['es', 'pt'])), scope)).toBe(false)
  })
})

describe('[Q2] learning more never turns a known condition around', () => {
  const bools = ['a', 'b', 'c']
  const truth: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...bools).map(ref),
      fc.boolean().map(lit),
      fc
        .tuple(fc.constantFrom<Operator>('lt', 'le', 'gt', 'ge', 'eq', 'ne'), fc.nat(60))
        .map(([operator, years]) => op(operator, op('years-since', ref('born')), lit(years))),
      fc
        .tuple(fc.constantFrom<Operator>('lt', 'eq', 'ne', 'ge'), fc.nat(3))
        .map(([operator, n]) => op(operator, ref('n'), lit(n))),
      fc.constantFrom('x', 'y').map((code) => op('selected', ref('codes'), lit(code))),
      tie('tree').map((one) => op('not', one)),
      fc
        .tuple(fc.constantFrom<Operator>('and', 'or'), tie('tree'), tie('tree'))
        .map(([operator, one, other]) => op(operator, one, other)),
    ),
  })).tree

  const all: fc.Arbitrary<Answers> = fc.record({
    a: fc.boolean(),
    b: fc.boolean(),
    c: fc.boolean(),
    n: fc.nat(3),
    codes: fc.constantFrom(['x'], ['x', 'y'], ['z']),
    born: fc
      .integer({ min: 0, max: 25_000 })
      .map((days) => ({ date: daysAfter('1957-01-01', days) })),
  })

  test('whatever was blank or refused, or known only as a year', () => {
    const known = { some: 0 }
    fc.assert(
      fc.property(
        truth,
        all,
        fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
        (expression, full, masks) => {
          const partial = Object.fromEntries(
            Object.entries(full).flatMap(([id, value], index) => {
              const mask = masks[index] ?? 0
              if (mask === 0) return []
              if (mask === 1) return [[id, declined]]
              return [[id, mask === 2 && id === 'born' ? onlyYear(value) : value]]
            }),
          )
          const before = truthOf(expression, knowing(partial))
          if (before === undefined) return
          known.some += 1
          expect(truthOf(expression, knowing(full))).toBe(before)
        },
      ),
      { numRuns: 2000 },
    )
    expect(known.some).toBeGreaterThan(200)
  })

  test('not all of them is some not; not any of them is each not', () => {
    const kept = fc.subarray([...bools, 'n', 'codes', 'born'])
    fc.assert(
      fc.property(fc.tuple(truth, truth), all, kept, ([one, other], full, ids) => {
        const scope = knowing(Object.fromEntries(ids.map((id) => [id, full[id] ?? ''])))
        const not = (expression: Expression) => op('not', expression)
        expect(truthOf(not(op('and', one, other)), scope)).toBe(
          truthOf(op('or', not(one), not(other)), scope),
        )
        expect(truthOf(not(op('or', one, other)), scope)).toBe(
          truthOf(op('and', not(one), not(other)), scope),
        )
      }),
    )
  })
})

describe('[Q3] whether something was answered, and how many, is always known', () => {
  test('a refusal is an answer', () => {
    expect(truthOf(op('answered', ref('a')), knowing({ a: declined }))).toBe(true)
    expect(truthOf(op('answered', ref('a')), knowing({ a: '' }))).toBe(false)
    expect(truthOf(op('answered', ref('a')), knowing({ a: false }))).toBe(true)
    expect(truthOf(op('answered', ref('rows')), knowing({}, { rows: 0 }))).toBe(false)
  })

  test('codes, rows and people are counted; what was not said counts nothing', () => {
    const scope = knowing(
      {
        needs: ['food', 'papers'],
        people: { 'f.0-4': 2, 'm.60': 1 },
        language: 'es',
        no: declined,
      },
      { members: 4 },
    )
    const count = (id: string) => evaluate(op('count', ref(id)), scope)
    expect([count('needs'), count('people'), count('language'), count('members')]).toEqual([
      2, 3, 1, 4,
    ])
    expect([count('no'), count('nothing')]).toEqual([0, 0])
  })
})

describe('[Q11] years are told as exactly as the date is known', () => {
  const years = op('years-since', ref('born'))

  test('born in 1987: 38 or 39 years, and certainly not under 18', () => {
    const scope = knowing({ born: { year: 1987 } })
    expect(evaluate(years, scope)).toBeUndefined()
    expect(truthOf(op('lt', years, lit(18)), scope)).toBe(false)
    expect(truthOf(op('ge', years, lit(38)), scope)).toBe(true)
    expect(truthOf(op('ge', years, lit(39)), scope)).toBeUndefined()
    expect(truthOf(op('eq', years, lit(40)), scope)).toBe(false)
    expect(truthOf(op('eq', years, lit(39)), scope)).toBeUndefined()
  })

  test('a day gives one number', () => {
    expect(evaluate(years, knowing({ born: { date: '1988-05-04' } }))).toBe(38)
    expect(evaluate(years, knowing({ born: '1988-05-05' }))).toBe(37)
  })
})

function onlyYear(born: AnswerValue): AnswerValue {
  return { year: Number(JSON.stringify(born).slice(9, 13)) }
}
