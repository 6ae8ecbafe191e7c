// What a reception and a case ask, what they must never ask, and how it sounds when read aloud.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CodeList, QuestionSet } from '../../src/model/question-set.ts'
import { questionsOf, repeatsOf } from '../../src/model/questions.ts'
import { startInterview } from '../../src/forms/interview.ts'
import { viewInterview } from '../../src/forms/view.ts'
import { styleFaults } from './kit/word-style.ts'

const TODAY = '2026-05-04'
const LANGUAGES = ['es', 'pt', 'en'] as const
const reception = readSet('reception')
const aCase = readSet('case')

describe.each([reception, aCase])('the question set $id', (set) => {
  test.each(LANGUAGES)('[Q61] has words for exactly what it asks in %s', (language) => {
    const words = readWords(language, set.id)
    const questions = questionsOf(set)
    const checks = questions.flatMap(({ checks = [] }) => checks.map(({ id }) => id))
    expect(Object.keys(words.questions).sort()).toEqual(questions.map(({ id }) => id).sort())
    expect(Object.keys(words.sections).sort()).toEqual(set.sections.map(({ id }) => id).sort())
    expect(Object.keys(words.repeats).sort()).toEqual(repeatsOf(set).map(({ id }) => id))
    expect(Object.keys(words.checks).sort()).toEqual(checks.sort())
  })

  test.each(LANGUAGES)('[Q62] keeps the style of the house in %s', (language) => {
    const faults = sentencesOf(readWords(language, set.id)).flatMap((text) =>
      styleFaults(language, text),
    )
    expect(faults).toEqual([])
  })

  test.each(LANGUAGES)('[Q67] can be read aloud without losing the person in %s', (language) => {
    const words = readWords(language, set.id)
    const asked = questionsOf(set).map(({ id, type }) => {
      const { hint = '', text = '' } = words.questions[id] ?? {}
      return { id, hint, text, most: type === 'note' ? 60 : 12 }
    })
    expect(asked.filter(({ most, text }) => countWords(text) > most)).toEqual([])
    const sentences = asked.flatMap(({ hint, text }) => `${text} ${hint}`.split(/(?<=[.?:;])\s/))
    expect(sentences.filter((sentence) => countWords(sentence) > 20)).toEqual([])
  })

  test('[Q68] asks nothing that puts people in danger or that nobody needs', () => {
    const never =
      /photo|biometr|finger|relig|faith|ethnic|orientation|narrative|incident|gps|address/
    const ids = questionsOf(set).map(({ id }) => id)
    expect(ids.filter((id) => never.test(id))).toEqual([])
  })

  test('[Q68] draws on lists that exist, and is a draft', () => {
    const lists = questionsOf(set).flatMap(({ list }) => list ?? [])
    expect(lists.map((list) => readList(list).id)).toEqual(lists)
    expect(set.status).toBe('draft')
  })
})

describe('a reception', () => {
  test('[Q69] takes no names: its only free words are a place and a short note', () => {
    const free = questionsOf(reception).filter(({ type }) =>
      ['text', 'long-text', 'phone', 'partial-date'].includes(type),
    )
    expect(free.map(({ id, max }) => [id, max])).toEqual([
      ['place', 80],
      ['note', 200],
    ])
  })

  test('[Q69] needs three answers and no more', () => {
    const required = questionsOf(reception).filter((question) => question.required)
    expect(required.map(({ id }) => id)).toEqual(['people', 'reasons', 'services'])
  })
})

describe('what protects', () => {
  test('[Y8] a reception asks for urgent help second, and danger is its first reason', () => {
    const questions = questionsOf(reception).filter((question) => question.with === undefined)
    expect(questions[1]?.id).toBe('urgent')
    expect(readList('reasons').codes[0]).toMatchObject({ code: 'danger', common: true })
  })

  test('[Y8] a case asks how urgent it is right after consent', () => {
    expect(aCase.sections[1]?.items[0]?.id).toBe('urgency')
  })

  test.each(LANGUAGES)(
    '[Y9] whom to call has steps for each situation that an answer or a mark names in %s',
    (language) => {
      const protocol = readSet('protocol')
      const steps = z
        .record(
          z.string(),
          z.object({ title: z.string(), steps: z.record(z.string(), z.string()) }),
        )
        .parse(readJson(`locales/${language}/help/protocol.json`))
      const titles = readSections(language, 'protocol')
      const named = LISTS_WITH_PROTOCOL.flatMap((list) => readList(list).codes)
        .map((code) => code.protocol)
        .filter((section) => section !== undefined)
      expect(new Set(named).size).toBeGreaterThan(4)
      const sections = protocol.sections.map(({ id }) => id)
      expect([...named, 'life'].filter((section) => !sections.includes(section))).toEqual([])
      for (const id of sections.filter((section) => section !== 'coordination')) {
        expect(steps[id]?.title).toBe(titles[id]?.title)
        expect(Object.keys(steps[id]?.steps ?? {}).length).toBeGreaterThan(2)
      }
    },
  )

  test('[Y10] whom to call is filled in by coordinators', () => {
    expect(readSet('protocol').editedBy).toEqual(['coordinator'])
  })
})

const LISTS_WITH_PROTOCOL = ['marks', 'reasons', 'priorities', 'child-care-situations', 'needs']

describe('a case', () => {
  const permissions = questionsOf(aCase).filter(({ list }) => list === 'consent-answers')

  test('[Q70] asks for each permission on its own, and of each person for UNHCR', () => {
    expect(permissions.map(({ id }) => id)).toEqual([
      'consent-keep',
      'consent-contact',
      'consent-refer',
      'consent-unhcr',
      'share-unhcr',
    ])
  })

  test('[Q70] lets the most protective permission win, and offers no refusal that would lose', () => {
    const order = ['withdrawn', 'no', 'not-asked', 'yes']
    for (const { group, id, refusable } of permissions) {
      const rule = aCase.groups.find((known) => known.id === group)
      expect([id, rule?.merge, rule?.order?.[id]]).toEqual([id, 'protective', order])
      expect(refusable).toBeUndefined()
    }
  })

  test('[Q70] orders every code of what protects', () => {
    const orders = aCase.groups.flatMap(({ order = {} }) => Object.entries(order))
    for (const [id, codes] of orders) {
      const list = questionsOf(aCase).find((question) => question.id === id)?.list ?? ''
      const known = readList(list).codes.map(({ code }) => code)
      expect([id, ...[...codes].sort()]).toEqual([id, ...known.sort()])
    }
  })

  test('[Q71] may be refused in everything that is about a person', () => {
    const about = ['identity', 'documents', 'status', 'needs', 'arrival']
    const asked = questionsOf(aCase).filter(({ group }) => about.includes(group))
    expect(asked.filter(({ refusable }) => refusable !== true)).toEqual([])
  })

  test('[Q71] begins with what is done with the answers, before any is asked for', () => {
    const [first] = aCase.sections
    expect(first?.id).toBe('consent')
    for (const said of [undefined, 'no', 'not-asked', 'withdrawn', 'a code of tomorrow']) {
      const answers = said === undefined ? {} : { 'consent-keep': said }
      const { sections } = viewInterview(startInterview({ set: aCase, today: TODAY, answers }))
      const asked = sections.filter(({ items }) => items.some(({ shown }) => shown))
      expect(asked.map(({ section }) => section.id)).toEqual(['consent'])
    }
  })
})

const QuestionWords = z.object({
  text: z.string(),
  label: z.string().check(z.minLength(1)),
  hint: z.optional(z.string()),
})
const SectionWords = z.object({ title: z.string(), intro: z.optional(z.string()) })
const Words = z.strictObject({
  title: z.string(),
  sections: z.record(z.string(), SectionWords),
  questions: z.record(z.string(), QuestionWords),
  repeats: z.record(z.string(), z.record(z.string(), z.string())),
  checks: z.record(z.string(), z.string()),
})
type Words = z.infer<typeof Words>

function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  return Object.values(words as object).flatMap(sentencesOf)
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((part) => /\p{L}|\d/u.test(part)).length
}

function readSet(id: string): QuestionSet {
  return QuestionSet.parse(readJson(`src/question-sets/${id}/0.1.0.json`))
}

function readList(id: string): CodeList {
  return CodeList.parse(readJson(`src/question-sets/lists/${id}.json`))
}

function readSections(language: string, id: string): Readonly<Record<string, { title: string }>> {
  return z
    .object({ sections: z.record(z.string(), SectionWords) })
    .parse(readJson(`locales/${language}/questions/${id}.json`)).sections
}

function readWords(language: string, id: string): Words {
  return Words.parse(readJson(`locales/${language}/questions/${id}.json`))
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
