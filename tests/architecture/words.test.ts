import { expect, test } from 'vitest'
import { readingEase, sentencesOf, syllablesOf, wordsOf } from './kit/reading-ease.ts'
import { LANGUAGES, textsIn, wordFiles, type Language } from './kit/word-files.ts'
import { styleFaults } from './kit/word-style.ts'

const WORDS_AT_MOST = 20

test.each(LANGUAGES)('[V3] nine sentences in ten have at most 20 words (%s)', (language) => {
  const sentences = [...wordFiles(language).values()]
    .flatMap((texts) => [...texts.values()])
    .flatMap(sentencesOf)
    // A label is no sentence, and would make every file look short.
    .filter((sentence) => wordsOf(sentence).length > 3)
  const long = sentences.filter((sentence) => wordsOf(sentence).length > WORDS_AT_MOST)

  expect(sentences.length).toBeGreaterThan(1_000)
  expect(long.length / sentences.length, long.join('\n')).toBeLessThanOrEqual(0.1)
})

/** A little below what the texts reach: whoever makes them harder has to look here. */
const EASE = {
  es: { help: 77, problems: 74, scripts: 76 },
  pt: { help: 75, problems: 65, scripts: 66 },
  en: { help: 77, problems: 77, scripts: 75 },
} as const

test.each(LANGUAGES)(
  '[V3] help, problems and consent scripts are easy to read (%s)',
  (language) => {
    const ease = {
      help: readingEase(language, helpIn(language)),
      problems: readingEase(language, [...textsIn(language, 'problems').values()]),
      scripts: readingEase(language, scriptsIn(language)),
    }
    process.stdout.write(`reading ease ${language}: ${JSON.stringify(ease)}\n`)
    for (const part of ['help', 'problems', 'scripts'] as const)
      expect(ease[part], part).toBeGreaterThanOrEqual(EASE[language][part])
  },
)

test('[V3] the measure tells an easy text from an office text, in each language', () => {
  const pairs = {
    es: [
      'Lo guardado sigue aquí. Puede seguir.',
      'La consolidación interinstitucional de procedimientos administrativos posibilitará la regularización documental.',
    ],
    pt: [
      'O que foi salvo está aqui. Pode seguir.',
      'A consolidação interinstitucional dos procedimentos administrativos possibilitará a regularização documental.',
    ],
    en: [
      'What you saved is still here. Carry on.',
      'Interinstitutional consolidation of administrative procedures facilitates documentary regularisation.',
    ],
  } as const
  for (const language of LANGUAGES) {
    const [easy, hard] = pairs[language]
    expect(readingEase(language, [easy])).toBeGreaterThan(70)
    expect(readingEase(language, [hard])).toBeLessThan(30)
  }
  expect(syllablesOf('es', 'país')).toBe(2)
  expect(syllablesOf('es', 'seguimiento')).toBe(4)
  expect(syllablesOf('pt', 'permissões')).toBe(3)
  expect(syllablesOf('pt', 'seria')).toBe(3)
  expect(syllablesOf('en', 'changes')).toBe(2)
})

test.each(LANGUAGES)('[V4] every word file keeps the style of the house (%s)', (language) => {
  const faults = [...wordFiles(language)].flatMap(([file, texts]) =>
    [...texts].flatMap(([key, text]) =>
      // It names folders and files, and stands in lines.
      `${file}:${key}` === 'export:readme'
        ? []
        : styleFaults(language, text).map((fault) => `${file}:${key}: ${fault}`),
    ),
  )
  expect(faults).toEqual([])
})

test.each(LANGUAGES)(
  '[V4] each thing has one word: no other word for it is used (%s)',
  (language) => {
    const faults = [...wordFiles(language)].flatMap(([file, texts]) =>
      // Documents are called what their states call them.
      [...(file === 'lists/document-types' ? [] : texts)].flatMap(([key, text]) =>
        INSTEAD[language]
          .filter(([, other]) => other.test(text))
          .map(([term]) => `${file}:${key} should say ${term}: ${text}`),
      ),
    )
    expect(faults).toEqual([])
  },
)

/** Glossary term → where a screen says the same. */
const ON_SCREENS = {
  reception: 'records:reception',
  case: 'records:case',
  record: 'records:record',
  consent: 'questions/case:sections.consent.title',
  'safe-contact': 'questions/case:sections.contact.title',
  'follow-up': 'questions/case:sections.follow-up.title',
  'self-assessment': 'assessment:title',
  'hand-over': 'handover:title',
  'differing-answers': 'records:conflicts',
  passphrase: 'unlock:passphrase',
  backup: 'keeping:backup-title',
  'asylum-seeker': 'lists/population-types:asylum-seeker',
  'stateless-person': 'lists/population-types:stateless',
} as const

test.each(LANGUAGES)('[V4] the glossary has the words of the screens (%s)', (language) => {
  const glossary = textsIn(language, 'help/glossary')
  for (const [term, place] of Object.entries(ON_SCREENS)) {
    const [file = '', key = ''] = place.split(':')
    const onScreen = textsIn(language, file).get(key) ?? ''
    expect(onScreen.toLowerCase()).toBe(glossary.get(`${term}.term`)?.toLowerCase())
  }
})

/** What others call it, and what the glossary calls it. */
const INSTEAD: Readonly<Record<Language, readonly (readonly [term: string, other: RegExp])[]>> = {
  es: [
    ['remisión', /\b(derivaci[oó]n|derivaciones|derivar|canalizaci[oó]n|canalizar)\b/i],
    ['frase de acceso', /contraseña|clave de acceso/i],
    ['copia de seguridad', /respaldo|backup/i],
    ['persona solicitante de asilo', /solicitantes? de refugio|asilad[ao]s?\b/i],
    ['grupo familiar', /n[uú]cleo familiar/i],
    ['entrega', /exportaci[oó]n|exportar/i],
    ['dispositivo', /\b(aparato|terminal)\b/i],
  ],
  pt: [
    ['encaminhamento', /\b(derivação|remissão|referenciamento)\b/i],
    // A "senha" alone is the number in the queue.
    ['frase de acesso', /(sua|minha|própria) senha|senha de acesso/i],
    ['cópia de segurança', /backup|cópia de reserva/i],
    ['pessoa solicitante de refúgio', /solicitantes? de asilo/i],
    ['grupo familiar', /núcleo familiar/i],
    ['atendimento', /\brecepç(ão|ões)\b/i],
    ['salvar', /\bgrav(ar|ad[ao]s?|ou|ação)\b/i],
    ['entrega', /exportaç(ão|ões)|exportar/i],
  ],
  en: [
    ['passphrase', /password/i],
    ['asylum-seeker', /asylum applicants?/i],
    ['household', /family groups?/i],
    ['hand-over', /\bexport(s|ed|ing)?\b|handover/i],
    ['the coordinator', /\bwho(ever)? coordinates\b/i],
    ['encrypted', /encoded|ciphered/i],
  ],
}

/** All that is read as help: pages, card, glossary, tour. */
function helpIn(language: Language): readonly string[] {
  const files = ['topics', 'card', 'glossary', 'guide', 'tour', 'protocol']
  return files.flatMap((file) => [...textsIn(language, `help/${file}`).values()])
}

/** What is read aloud before anything is asked. */
function scriptsIn(language: Language): readonly string[] {
  const asked = [...textsIn(language, 'questions/case')].filter(([key]) =>
    /^questions\.(script|consent)-.*\.text$/.test(key),
  )
  const reception = textsIn(language, 'questions/reception').get('sections.people.intro') ?? ''
  return [...asked.map(([, text]) => text), reception]
}
