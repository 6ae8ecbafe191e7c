// Words, numbers and dates in the person's language, through i18next and Intl.
import { createInstance, type i18n } from 'i18next'
import type { HelpWords, QuestionWords, Text, TourWords, Words } from '../ui/text.ts'
import type { Content, Language, Screens } from './words/language.ts'
import { loadContent, loadScreens, nameOfFile } from './words/words.ts'

/** `es-419` writes 1,234.5, but most of the region writes 1.234,5: numbers follow the Colombian custom (ux.md e). */
const LOCALES = { es: 'es-CO', pt: 'pt-BR', en: 'en-GB' } as const

/** Everything there is to say. */
export async function createTexts(language: Language): Promise<Text> {
  const [first, content] = await Promise.all([loadScreens(language), loadContent(language)])
  const text = await textsFrom(language, { ...first, ...content.screens })
  return { ...text, words: wordsOf(content), complete: true }
}

/** Enough for the first screens; the words of question sets come later. */
export async function createFirstTexts(language: Language): Promise<Text> {
  return textsFrom(language, await loadScreens(language))
}

async function textsFrom(language: Language, screens: Screens): Promise<Text> {
  const instance = createInstance()
  await instance.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(screens).map(nameOfFile),
    defaultNS: 'common',
    resources: {
      [language]: Object.fromEntries(
        Object.entries(screens).map(([path, keys]) => [nameOfFile(path), keys]),
      ),
    },
    interpolation: { escapeValue: false },
  })
  const words = wordsOf({ questions: {}, lists: {}, help: {} })
  return { language, ...formatters(language), t: translator(instance), words, complete: false }
}

function translator(instance: i18n): Text['t'] {
  return (key, values) => instance.t(key, { ...values })
}

function formatters(language: Language): Pick<Text, 'number' | 'date' | 'days' | 'time' | 'list'> {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    number: (value) => number.format(value),
    // A calendar day has no time zone: read and written in UTC, it stays the day it was.
    date: (iso) => (iso.length === 10 ? utcDay : day).format(new Date(iso)),
    days: (from, to) => utcDay.formatRange(new Date(from), new Date(to)),
    time: (iso) => time.format(new Date(iso)),
    list: (parts) => list.format(parts),
  }
}

const NO_HELP: HelpWords = { title: '', steps: {} }

export function wordsOf(content: {
  readonly questions: Content
  readonly lists: Content
  readonly help?: Content
}): Words {
  const byName = (files: Content) =>
    new Map(Object.entries(files).map(([path, words]) => [nameOfFile(path), words]))
  const questions = byName(content.questions)
  const lists = byName(content.lists)
  const help = byName(content.help ?? {})
  const none: QuestionWords = { title: '', sections: {}, questions: {} }
  return {
    set: (set) => (questions.get(set) as QuestionWords | undefined) ?? none,
    code: (list, code) =>
      (lists.get(list) as Readonly<Record<string, string>> | undefined)?.[code] ?? code,
    help: (topic) =>
      (help.get('topics') as Readonly<Record<string, HelpWords>> | undefined)?.[topic] ?? NO_HELP,
    tour: Object.values((help.get('tour') ?? {}) as Readonly<Record<string, TourWords>>),
  }
}
