import { describe, expect, test } from 'vitest'
import { describeAnswers, describeValue, type Words } from '../../src/forms/summary.ts'
import { interviewWith } from '../interviews/kit/interview.ts'
import { household } from '../kit/question-sets.ts'

const words: Words = {
  question: (id) => `«${id}»`,
  code: (list, code) => `${list}: ${code.toUpperCase()}`,
  refusal: (kind) => (kind === 'unknown' ? 'No se sabe' : 'Prefirió no responder'),
  date: (partial) => ('year' in partial ? `hacia ${String(partial.year)}` : 'un día'),
  number: (number) => `n ${String(number)}`,
  yesNo: (answer) => (answer ? 'Sí' : 'No'),
  people: (cell, count) => `${String(count)} × ${cell}`,
  counts: (total, parts) => `${String(total)} (${parts})`,
  list: (parts) => parts.join(' y '),
  unread: (typed) => `${typed}?`,
  unreadable: () => 'No se puede mostrar',
}

describe('[Q17] answers are told in words, in reading order, and codes are never shown', () => {
  const told = interviewWith(household)
    .answer('interpreter', true)
    .answer('people', { 'm.18-59': 1, 'f.60': 2, 'f.5-11': 1, 'f.0-4': 0 })
    .answer('needs', ['food', 'papers'])
    .answer('food-for-days', 3)
    .refuse('language', 'unknown')
    .answer('consent', 'no')
    .answer('phone', '300 000')
    .addRow('members', 'r1')
    .answer('members/r1/name', 'Ana')
    .answer('members/r1/born', { year: 1987 })
    .addRow('members', 'r2')
    .answer('members/r2/story', 'larga')

  test('of a whole interview', () => {
    expect(
      describeAnswers(told.interview, words).map(({ label, row, section, text }) =>
        [section, ...(row ? [row.place, row.name] : []), label, text].join(' | '),
      ),
    ).toEqual([
      'arrival | «people» | 4 (1 × f.5-11 y 2 × f.60 y 1 × m.18-59)',
      'arrival | «needs» | needs: FOOD y needs: PAPERS',
      'arrival | «food-for-days» | n 3',
      'arrival | «language» | No se sabe',
      'arrival | «interpreter» | Sí',
      'consent | «consent» | consent: NO',
      'members | 1 | Ana | «name» | Ana',
      'members | 1 | Ana | «born» | hacia 1987',
      'members | 2 |  | «story» | larga',
    ])
  })

  test('each leads back to its question', () => {
    expect(describeAnswers(told.interview, words).map(({ path }) => path)).toContain(
      'members/r1/born',
    )
  })

  test('what a newer app wrote is not shown as it is', () => {
    const born = { ...question('born'), id: 'born' }
    expect(describeValue(born, { era: 'ancient' }, words)).toBe('No se puede mostrar')
    expect(describeValue(question('needs'), 'food', words)).toBe('No se puede mostrar')
    expect(describeValue(question('needs'), [], words)).toBe('')
  })
})

function question(id: string) {
  const place = interviewWith(household).interview.places.questions.get(id)
  if (place === undefined) throw new Error(id)
  return place.question
}
