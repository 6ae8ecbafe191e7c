import { describe, expect, test } from 'vitest'
import type { QuestionSet } from '../../../src/model/question-set.ts'
import { arrival, faultsOf, members, row, spoiled } from '../../kit/spoiled-set.ts'

describe('[Q18] a malformed question set is refused with every fault and its place', () => {
  test.each<[string, (set: QuestionSet) => void, string]>([
    [
      'two questions of one name',
      (set) => (arrival(set, 'arrived').id = 'phone'),
      'questions: phone is there more than once',
    ],
    [
      'a question named as a repeat',
      (set) => (arrival(set, 'arrived').id = 'members'),
      'questions: members is there more than once',
    ],
    [
      'a screen shared with a question that comes later',
      (set) => (arrival(set, 'arrived').with = 'registered'),
      'arrived.with: no question registered stands before it',
    ],
    [
      'a screen shared at second hand',
      (set) => {
        arrival(set, 'interpreter').with = 'language'
        arrival(set, 'arrived').with = 'interpreter'
      },
      'arrived.with: interpreter stands with another question itself',
    ],
    [
      'a birth on a whole date',
      (set) => (arrival(set, 'arrived').event = 'birth'),
      'arrived.event: is for partial dates',
    ],
    [
      'two sections of one name',
      (set) => (set.sections[1]!.id = 'arrival'),
      'sections: arrival is there more than once',
    ],
    [
      'two groups of one name',
      (set) => (set.groups[2]!.id = 'arrival'),
      'groups: arrival is there more than once',
    ],
    [
      'two checks of one name',
      (set) => {
        const { checks = [] } = arrival(set, 'registered')
        arrival(set, 'registered').checks = [...checks, ...checks]
      },
      'registered.checks: after-arrival is there more than once',
    ],
    [
      'a reserved word',
      (set) => (arrival(set, 'arrived').id = 'constructor'),
      'constructor: is a reserved word',
    ],
    [
      'a group that is not there',
      (set) => (arrival(set, 'arrived').group = 'nowhere'),
      'arrived.group: there is no group nowhere',
    ],
    [
      'a group of rows outside rows',
      (set) => (arrival(set, 'arrived').group = 'person'),
      'arrived.group: person belongs to members, the question to no repeat',
    ],
    [
      'a group of none in a row',
      (set) => (row(set, 'born').group = 'arrival'),
      'born.group: arrival belongs to no repeat, the question to members',
    ],
    [
      'a group of rows nobody has',
      (set) => (set.groups[2]!.repeat = 'pets'),
      'groups.person.repeat: there is no repeat pets',
    ],
    [
      'a choice of nothing',
      (set) => delete arrival(set, 'language').list,
      'language.list: single needs a list',
    ],
    [
      'a list that is not there',
      (set) => (arrival(set, 'needs').list = 'wishes'),
      'needs.list: there is no list wishes',
    ],
    [
      'a list for a text',
      (set) => (arrival(set, 'food-diet').list = 'needs'),
      'food-diet.list: text has no list',
    ],
    [
      'an exclusive code that is not there',
      (set) => (arrival(set, 'needs').exclusive = ['nothing']),
      'needs.exclusive: needs has no code nothing',
    ],
    [
      'an exclusive code of a single choice',
      (set) => (arrival(set, 'language').exclusive = ['es']),
      'language.exclusive: is for multiple choices',
    ],
    [
      'a note that is required',
      (set) => (arrival(set, 'welcome').required = true),
      'welcome.type: a note is not answered',
    ],
    [
      'limits the wrong way round',
      (set) => (arrival(set, 'food-for-days').min = 31),
      'food-for-days.min: is greater than max',
    ],
    [
      'a limit of a choice',
      (set) => (arrival(set, 'language').max = 3),
      'language.max: means nothing for single',
    ],
    [
      'a row named by a question outside',
      (set) => (members(set).label = 'phone'),
      'members.label: phone is not asked in a row',
    ],
    [
      'more rows needed than allowed',
      (set) => (members(set).min = 41),
      'members.min: is greater than max',
    ],
    [
      'words by subject without subjects',
      (set) => (arrival(set, 'needs').bySubject = true),
      'needs.bySubject: the set has no subjects',
    ],
    [
      'protection without an order',
      (set) => delete set.groups[1]!.order,
      'groups.consent.order: goes with protective, and only with it',
    ],
    [
      'an order without protection',
      (set) => (set.groups[1]!.merge = 'register'),
      'groups.consent.order: goes with protective, and only with it',
    ],
    [
      'an order of a question elsewhere',
      (set) => (set.groups[1]!.order = { language: ['es'] }),
      'groups.consent.order.language: is no single choice here',
    ],
    [
      'an order of unknown codes',
      (set) => (set.groups[1]!.order = { consent: ['never'] }),
      'groups.consent.order.consent: consent has no code never',
    ],
  ])('%s', (_, spoil, fault) => {
    expect(faultsOf(spoiled(spoil))).toContain(fault)
  })
})
