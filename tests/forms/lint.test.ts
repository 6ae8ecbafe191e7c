import { describe, expect, test } from 'vitest'
import { lintQuestionSet } from '../../src/forms/lint.ts'
import { element, household, listsById } from '../kit/question-sets.ts'
import { faultsOf } from '../kit/spoiled-set.ts'

describe('[Q18] a malformed question set is refused with every fault and its place', () => {
  test('a sound one is not', () => {
    expect(faultsOf(household)).toEqual([])
    expect(faultsOf(element)).toEqual([])
  })

  test('what the schema refuses, in the shape that was meant', () => {
    const raw = {
      ...household,
      version: '1',
      owner: 'me',
      sections: [
        {
          id: 'one',
          items: [
            { id: 'Age', type: 'numbr', group: 'arrival', purpose: 'service' },
            { id: 'rows', repeat: [], label: 'x', colour: 'red' },
            {
              id: 'age',
              type: 'number',
              group: 'arrival',
              purpose: 'service',
              showIf: { op: 'equals', of: [{ ref: 1 }, { lit: 1 }] },
            },
          ],
        },
      ],
    }
    expect(faultsOf(raw).map((line) => line.split(':')[0])).toEqual([
      'version',
      'sections.0.items.0.id',
      'sections.0.items.0.type',
      'sections.0.items.1',
      'sections.0.items.2.showIf.op',
      'sections.0.items.2.showIf.of.0.ref',
      '',
    ])
    expect(faultsOf(raw)).toContain('sections.0.items.1: unknown: colour')
    expect(faultsOf(raw)).toContain('sections.0.items.2.showIf.of.0.ref: must be string')
    expect(faultsOf('not even a set')).toEqual([': must be object'])
  })
})

describe('[Q19] a question set lacks no words in any language', () => {
  const listWords = new Map<string, unknown>([
    ['states', { rated: 'Calificado', 'not-applicable': 'No aplica' }],
    ['check-answers', { yes: 'Sí', no: 'No', unclear: 'No está claro' }],
  ])
  const questions = {
    title: 'Elemento',
    sections: { situation: { title: 'Situación' } },
    questions: {
      state: { text: '¿Cómo está?', label: 'Estado' },
      written: { label: 'Por escrito' },
    },
    subjects: {
      'c5-1': { title: 'Punto focal', text: 'Hay una persona', written: '¿Hay acta?' },
      'c8-1': { title: 'Punto de atención', text: 'Hay un punto', written: '¿Hay horario?' },
    },
    under: { c5: { title: 'Capacidad' }, c8: { title: 'Recepción' } },
  }
  const lint = (words: unknown, lists = listWords) => {
    const result = lintQuestionSet(element, {
      lists: listsById,
      words: new Map([['pt', { questions: words, lists }]]),
    })
    return result.ok ? [] : result.problem.faults.map(({ path, reason }) => `${path}: ${reason}`)
  }

  test('with all of them it is sound', () => {
    expect(lint(questions)).toEqual([])
  })

  test('whatever is missing is named, with its language', () => {
    expect(lint({ ...questions, title: ' ' })).toEqual(['pt: title: has no words'])
    expect(lint({ ...questions, under: {} })).toEqual([
      'pt: under.c5.title: has no words',
      'pt: under.c8.title: has no words',
    ])
    expect(lint({ ...questions, subjects: { ...questions.subjects, 'c8-1': {} } })).toEqual([
      'pt: subjects.c8-1.title: has no words',
      'pt: subjects.c8-1.text: has no words',
      'pt: subjects.c8-1.written: has no words',
    ])
    expect(lint(questions, new Map([...listWords, ['states', { rated: 'x' }]]))).toEqual([
      'pt: lists.states.not-applicable: has no words',
    ])
  })

  test('every kind of word is needed', () => {
    const result = lintQuestionSet(household, {
      lists: listsById,
      words: new Map([['es', { questions: undefined, lists: new Map() }]]),
    })
    const paths = result.ok ? [] : result.problem.faults.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'es: title',
        'es: sections.arrival.title',
        'es: questions.welcome.text',
        'es: questions.people.text',
        'es: questions.people.label',
        'es: checks.after-arrival',
        'es: repeats.members.title',
        'es: repeats.members.add',
        'es: repeats.members.row',
        'es: repeats.members.remove',
        'es: lists.needs.food',
      ]),
    )
    expect(paths).not.toContain('es: questions.welcome.label')
    expect(paths.some((path) => path.includes('lists.states'))).toBe(false)
  })
})
