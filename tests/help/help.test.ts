import { expect, test } from 'vitest'
import { helpFor } from '../../src/app/help-for.ts'
import { inOrder } from '../../src/features/help/glossary-order.ts'
import { TERMS_OF, TOPICS, TROUBLES } from '../../src/features/help/topics.ts'
import { sentencesOf, wordsOf } from '../architecture/kit/reading-ease.ts'
import { LANGUAGES, textsIn, wordFiles, type Language } from '../architecture/kit/word-files.ts'

const STEPS_AT_MOST = 7

test.each(LANGUAGES)(
  '[V1] each page of help says what to do in at most seven steps (%s)',
  (language) => {
    const topics = textsIn(language, 'help/topics')
    const written = new Set([...topics.keys()].map((key) => key.split('.')[0]))
    expect([...written].sort()).toEqual([...TOPICS].sort())
    for (const topic of TOPICS) {
      const steps = [...topics.keys()].filter((key) => key.startsWith(`${topic}.steps.`))
      expect(steps.length, topic).toBeGreaterThan(2)
      expect(steps.length, topic).toBeLessThanOrEqual(STEPS_AT_MOST)
    }
  },
)

test.each(LANGUAGES)(
  '[V1] help names only buttons and places that the app has (%s)',
  (language) => {
    const screens = new Set(
      [...wordFiles(language)]
        .filter(([file]) => !file.startsWith('help/'))
        .flatMap(([, texts]) => [...texts.values()]),
    )
    const named = ['help/topics', 'help/card', 'help/guide', 'help/tour', 'problems'].flatMap(
      (file) =>
        [...textsIn(language, file)].flatMap(([key, text]) =>
          quotedIn(text).map((quoted) => ({ key: `${file}:${key}`, quoted })),
        ),
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(({ quoted }) => !screens.has(quoted) && !SOUGHT.has(quoted))).toEqual([])
  },
)

test('[V1] the quick card answers each of the troubles, and every term a page leans on is explained', () => {
  for (const language of LANGUAGES) {
    const card = textsIn(language, 'help/card')
    for (const trouble of TROUBLES)
      expect(card.get(`card-troubles.steps.${trouble}`), trouble).toBeDefined()
    const glossary = textsIn(language, 'help/glossary')
    for (const term of Object.values(TERMS_OF).flat())
      expect(glossary.get(`${term}.term`), term).toBeDefined()
  }
})

test.each(LANGUAGES)(
  '[V2] each problem says what happened and what next, briefly and without codes (%s)',
  (language) => {
    const problems = textsIn(language, 'problems')
    for (const [kind, text] of problems) {
      const sentences = sentencesOf(text)
      expect(fullStopsIn(text), kind).toBeGreaterThanOrEqual(2)
      for (const sentence of sentences)
        expect(wordsOf(sentence).length, sentence).toBeLessThanOrEqual(20)
      expect(text, kind).not.toMatch(/\b([45]\d\d|[a-z]+-[a-z]+-[a-z]+|[A-Z]{2,}\d*|\w+Error)\b/)
      expect(text, kind).not.toContain(kind.includes('-') ? kind : `(${kind})`)
    }
  },
)

test('[V2] from a problem the way to help leads to a page that is there, and nonsense leads nowhere', () => {
  const kinds = [...textsIn('es', 'problems').keys()]
  const pages = kinds.map((kind) => helpFor(kind)).filter((page) => page !== undefined)
  expect(pages.length).toBeGreaterThan(kinds.length / 2)
  expect(pages.filter((page) => !TOPICS.includes(page))).toEqual([])
  expect(helpFor('storage-full')).toBe('disk-full')
  expect(helpFor('unreachable')).toBe('cannot-send')
  expect(helpFor('wrong-passphrase')).toBe('passphrase-forgotten')
  expect(helpFor('no-such-kind')).toBeUndefined()
  expect(helpFor('toString')).toBeUndefined()
})

test.each(LANGUAGES)(
  '[V4] the glossary is plain, and stands in the order of the language (%s)',
  (language) => {
    const terms = inOrder(glossaryIn(language), language)
    expect(terms.length).toBeGreaterThanOrEqual(30)
    expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length)
    for (const { term, meaning } of terms) {
      expect(meaning, term).toMatch(/^\p{Lu}.*\.$/u)
      expect(fullStopsIn(meaning), term).toBeLessThanOrEqual(2)
      for (const sentence of sentencesOf(meaning))
        expect(wordsOf(sentence).length, sentence).toBeLessThanOrEqual(20)
    }
  },
)

test('[V4] ñ comes after n, and an accent puts no word at the end', () => {
  const words = ['nube', 'ñandú', 'árbol', 'zorro', 'Amparo', 'nada']
  const glossary = Object.fromEntries(words.map((term) => [term, { term, meaning: '' }]))
  const order = inOrder(glossary, 'es').map(({ term }) => term)
  expect(order).toEqual(['Amparo', 'árbol', 'nada', 'nube', 'ñandú', 'zorro'])
})

/** What the tour tells to look for, in the invented year. */
const SOUGHT = new Set(['Pérez'])

function fullStopsIn(text: string): number {
  return text.match(/[.?](?=\s|$)/g)?.length ?? 0
}

/** Each language quotes in its own way. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/«([^»]+)»|“([^”]+)”/g)].map(([, es, others]) => es ?? others ?? '')
}

function glossaryIn(language: Language) {
  const texts = textsIn(language, 'help/glossary')
  const ids = [...texts.keys()]
    .filter((key) => key.endsWith('.term'))
    .map((key) => key.split('.')[0])
  return Object.fromEntries(
    ids.map((id = '') => [
      id,
      { term: texts.get(`${id}.term`) ?? '', meaning: texts.get(`${id}.meaning`) ?? '' },
    ]),
  )
}
