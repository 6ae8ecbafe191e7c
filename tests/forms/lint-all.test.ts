import { describe, expect, test } from 'vitest'
import { lintAll } from '../../src/forms/lint-all.ts'
import { aCheckList, aStateList, element } from '../kit/question-sets.ts'

const words = {
  title: 'Elemento',
  sections: { situation: { title: 'Situación' } },
  questions: { state: { text: '¿Cómo está?', label: 'Estado' }, written: { label: 'Por escrito' } },
  subjects: {
    'c5-1': { title: 'Punto focal', text: 'Hay una persona', written: '¿Hay acta?' },
    'c8-1': { title: 'Punto de atención', text: 'Hay un punto', written: '¿Hay horario?' },
  },
  under: { c5: { title: 'Capacidad' }, c8: { title: 'Recepción' } },
}
const sound: Readonly<Record<string, unknown>> = {
  'src/question-sets/element/0.1.0.json': element,
  'src/question-sets/lists/states.json': aStateList,
  'src/question-sets/lists/check-answers.json': aCheckList,
  'src/question-sets/export-profiles/line-list.json': { anything: 'else' },
  'locales/es/questions/element.json': words,
  'locales/es/lists/states.json': { rated: 'Calificado', 'not-applicable': 'No aplica' },
  'locales/es/lists/check-answers.json': { yes: 'Sí', no: 'No', unclear: 'No está claro' },
  'locales/es/app.json': { name: 'Amparo' },
}

describe('[Q20] every question set, list and word file is linted, file by file', () => {
  test('sound files have no faults', () => {
    expect(lint(sound)).toEqual([])
  })

  test.each<[string, Record<string, unknown>, readonly string[]]>([
    [
      'a file in no place',
      { 'src/question-sets/notes.json': {} },
      ['src/question-sets/notes.json: is neither a question set nor a list'],
    ],
    [
      'a set in the folder of another',
      { 'src/question-sets/elements/0.1.0.json': element },
      ["src/question-sets/elements/0.1.0.json: id: must be the folder's name, elements"],
    ],
    [
      'a version under the name of another',
      { 'src/question-sets/element/0.2.0.json': element },
      ["src/question-sets/element/0.2.0.json: version: must be the file's name, 0.2.0"],
    ],
    [
      'a list under another name',
      { 'src/question-sets/lists/states.json': { ...aStateList, id: 'stages' } },
      [
        "src/question-sets/lists/states.json: id: must be the file's name, states",
        'src/question-sets/element/0.1.0.json: state.list: there is no list states',
        'locales/es/lists/stages.json: is missing',
      ],
    ],
    [
      'codes twice, and under nothing',
      {
        'src/question-sets/lists/states.json': {
          ...aStateList,
          codes: [...aStateList.codes, { code: 'rated' }, { code: 'rated', under: 'all' }],
        },
      },
      [
        'src/question-sets/lists/states.json: rated: is there more than once',
        'src/question-sets/lists/states.json: rated.under: there is no code all',
      ],
    ],
    [
      'a list that is none',
      { 'src/question-sets/lists/more.json': { id: 'more', version: '1.0.0' } },
      ['src/question-sets/lists/more.json: codes: must be array'],
    ],
    [
      'a word that is missing',
      { 'locales/es/lists/states.json': { rated: 'Calificado' } },
      ['locales/es/lists/states.json: not-applicable: has no words'],
    ],
    [
      'a language that has only begun',
      { 'locales/pt/app.json': { name: 'Amparo' } },
      [
        'locales/pt/questions/element.json: is missing',
        'locales/pt/lists/states.json: is missing',
        'locales/pt/lists/check-answers.json: is missing',
      ],
    ],
  ])('%s', (_, files, faults) => {
    expect(lint({ ...sound, ...files })).toEqual(faults)
  })

  test('two versions share their words, and lack them once', () => {
    const two = {
      ...sound,
      'src/question-sets/element/0.2.0.json': { ...element, version: '0.2.0' },
      'locales/es/questions/element.json': { ...words, title: '' },
    }
    expect(lint(two)).toEqual(['locales/es/questions/element.json: title: has no words'])
  })
})

function lint(files: Readonly<Record<string, unknown>>): readonly string[] {
  return lintAll(new Map(Object.entries(files)))
}
