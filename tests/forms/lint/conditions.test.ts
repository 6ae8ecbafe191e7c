import { describe, expect, test } from 'vitest'
import type { Expression } from '../../../src/model/question-set.ts'
import { lit, op, ref } from '../../kit/question-sets.ts'
import { arrival, faultsOf, row, spoiled } from '../../kit/spoiled-set.ts'

describe('[Q18] a malformed question set is refused with every fault and its place', () => {
  test.each<[Expression, string]>([
    [op('eq', ref('shoe-size'), lit(42)), '.of.0: there is no question shoe-size'],
    [op('eq', ref('name'), lit('Ana')), '.of.0: name is asked in the rows of members, not here'],
    [op('not', lit(true), lit(false)), ': not takes 1 operands, not 2'],
    [op('and'), ': and takes some operands, not 0'],
    [op('eq', ref('language')), ': eq takes 2 operands, not 1'],
    [op('and', ref('food-for-days'), lit(true)), ': takes what is true or false'],
    [op('eq', ref('language'), lit('klingon')), ': languages has no code "klingon"'],
    [op('eq', ref('language'), ref('consent')), ': code is never equal to code'],
    [op('eq', ref('needs'), lit('food')), ': codes cannot be compared as a whole'],
    [op('selected', ref('needs'), lit('love')), ': needs has no code "love"'],
    [op('selected', ref('interpreter'), lit('yes')), ': selected is asked of a choice'],
    [op('in', ref('language'), lit(['es', 'klingon'])), ': languages has no code "klingon"'],
    [op('in', ref('language'), lit('es')), ': in takes a list of values'],
    [op('eq', ref('interpreter'), lit('yes')), ': "yes" is not a truth'],
    [op('lt', ref('language'), lit('pt')), ': only numbers and dates have an order'],
    [op('lt', ref('arrived'), lit('2026-02-30')), ': only numbers and dates have an order'],
    [op('eq', ref('arrived'), lit('2026-02-30')), ': "2026-02-30" is not a date'],
    [op('gt', ref('food-for-days'), lit('3')), ': only numbers and dates have an order'],
    [op('lt', ref('food-for-days'), ref('arrived')), ': number is never equal to date'],
    [
      op('gt', op('count', ref('interpreter')), lit(1)),
      ': count takes a choice, counts or a repeat',
    ],
    [op('answered', lit(true)), ': answered is asked of a question'],
    [op('gt', op('years-since', ref('phone')), lit(1)), ': years-since takes a date'],
    [op('count', ref('needs')), ': must be true or false'],
    [ref('welcome'), ': must be true or false'],
  ])('condition %j', (condition, fault) => {
    const faults = faultsOf(spoiled((set) => (arrival(set, 'food-diet').showIf = condition)))
    expect(
      faults.some((line) => line.startsWith('food-diet.showIf') && line.endsWith(fault)),
      String(faults),
    ).toBe(true)
  })

  test('a mistake is reported once, where it is', () => {
    const nested = op('and', op('not', op('eq', ref('shoe-size'), lit(42))), ref('interpreter'))
    expect(faultsOf(spoiled((set) => (arrival(set, 'arrived').showIf = nested)))).toEqual([
      'arrived.showIf.of.0.of.0.of.0: there is no question shoe-size',
    ])
  })

  test('a check inside a row may look at its own row', () => {
    const check = { id: 'old-enough', rule: op('ge', op('years-since', ref('born')), lit(0)) }
    expect(faultsOf(spoiled((set) => (row(set, 'name').checks = [check])))).toEqual([])
    expect(faultsOf(spoiled((set) => (arrival(set, 'arrived').checks = [check])))).toEqual([
      'arrived.checks.old-enough.rule.of.0.of.0: born is asked in the rows of members, not here',
    ])
  })

  test('conditions that wait for each other, also by way of a section', () => {
    const circle = spoiled((set) => {
      arrival(set, 'language').showIf = op('answered', ref('interpreter'))
    })
    expect(faultsOf(circle)).toEqual([
      'language.showIf: depends on itself: language → interpreter → language',
    ])
    const bySection = spoiled((set) => (set.sections[0]!.showIf = op('answered', ref('phone'))))
    expect(faultsOf(bySection)).toEqual([])
    const round = spoiled((set) => {
      set.sections[0]!.showIf = op('answered', ref('phone'))
      set.sections[1]!.showIf = op('answered', ref('language'))
    })
    expect(faultsOf(round).join()).toContain('depends on itself')
    const itself = spoiled((set) => (set.sections[0]!.showIf = op('answered', ref('language'))))
    expect(faultsOf(itself).join()).toContain('language → language')
  })
})
