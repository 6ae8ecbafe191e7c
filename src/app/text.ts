// Words, numbers and dates in the person's language, through i18next and Intl.
import { createInstance } from 'i18next'
import type { HelpWords, QuestionWords, TermWords, Text, TourWords, Words } from '../ui/text.ts'
import { localDay } from './browser-day.ts'
import { helpFor } from './help-for.ts'
import type { Content, Language, Screens } from './words/language.ts'
import { loadContent, loadScreens, nameOfFile } from './words/words.ts'

const DAY_MS = 86_400_000
/** Further away, days are no longer counted. */
const NEAR_DAYS = 6

/** `es-419` writes 1,234.5, but most of the region writes 1.234,5: numbers follow the Colombian custom (ux.md e). */
const LOCALES = { es: 'es-CO', pt: 'pt-BR', en: 'en-GB' } as const

/** Everything there is to say. */
export async function createTexts(language: Language): Promise<Text> {
  const [first, content] = await Promise.all([loadScreens(language), loadContent(language)])
  const t = await translatorOf(language, {
    ...first,
    ...content.screens,
    ...guideIn(content.help),
  })
  return {
    language,
    ...formatters(language),
    t,
    helpFor: pageFor,
    words: wordsOf(content),
    complete: true,
  }
}

/** Enough for the first screens; the words of what is behind the door come later. */
export async function createFirstTexts(language: Language): Promise<Text> {
  const t = await translatorOf(language, await loadScreens(language))
  const words = wordsOf({ questions: {}, lists: {}, help: {} })
  return { language, ...formatters(language), t, helpFor: pageFor, words, complete: false }
}

function pageFor(kind: string): string | undefined {
  const topic = helpFor(kind)
  return topic === undefined ? undefined : `/help/${topic}`
}

/** The labels of the help's own pages: asked for by key like those of any screen. */
function guideIn(help: Content): Screens {
  const guides = Object.entries(help).filter(([path]) => nameOfFile(path) === 'guide')
  return Object.fromEntries(guides) as Screens
}

async function translatorOf(language: Language, screens: Screens): Promise<Text['t']> {
  const files = Object.entries(screens).map(([path, keys]) => [nameOfFile(path), keys] as const)
  const instance = createInstance()
  await instance.init({
    lng: language,
    fallbackLng: false,
    ns: files.map(([name]) => name),
    defaultNS: 'common',
    resources: { [language]: Object.fromEntries(files) },
    interpolation: { escapeValue: false },
  })
  // A screen asks for the same words at each tap; only those with something in them are made anew.
  const plain = new Map<string, string>()
  return (key, values) => {
    if (values !== undefined) return instance.t(key, { ...values })
    const said = plain.get(key) ?? instance.t(key)
    plain.set(key, said)
    return said
  }
}

type Formatters = Pick<
  Text,
  'number' | 'date' | 'relativeDay' | 'weekday' | 'days' | 'time' | 'list'
>

function formatters(language: Language): Formatters {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const shortDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    number: (value) => number.format(value),
    // A calendar day has no time zone: read and written in UTC, it stays the day it was.
    date: (iso) => (iso.length === 10 ? utcDay : day).format(new Date(iso)),
    relativeDay: (iso, today) => {
      const day = iso.length === 10 ? iso : localDay(new Date(iso))
      const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)
      return Math.abs(days) > NEAR_DAYS
        ? shortDay.format(new Date(day))
        : relative.format(days, 'day')
    },
    weekday: (iso) => weekday.format(new Date(iso)),
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
  const topics = {
    ...(help.get('topics') as Readonly<Record<string, HelpWords>> | undefined),
    ...(help.get('card') as Readonly<Record<string, HelpWords>> | undefined),
  }
  const none: QuestionWords = { title: '', sections: {}, questions: {} }
  return {
    set: (set) => (questions.get(set) as QuestionWords | undefined) ?? none,
    code: (list, code) =>
      (lists.get(list) as Readonly<Record<string, string>> | undefined)?.[code] ?? code,
    help: (topic) => topics[topic] ?? NO_HELP,
    glossary: (help.get('glossary') ?? {}) as Readonly<Record<string, TermWords>>,
    tour: Object.values((help.get('tour') ?? {}) as Readonly<Record<string, TourWords>>),
  }
}
