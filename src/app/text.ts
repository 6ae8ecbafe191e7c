// Words, numbers and dates in the person's language, through i18next and Intl.
import type { i18n } from 'i18next'
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
  const [first, content, { createInstance }] = await Promise.all([
    loadScreens(language),
    loadContent(language),
    import('i18next'),
  ])
  const screens = { ...first, ...content.screens, ...guideIn(content.help) }
  const i18next = withWords(createInstance(), language, screens)
  return {
    language,
    ...formatters(language),
    t: translatorOf(screens, () => i18next),
    helpFor: pageFor,
    words: wordsOf(content),
    complete: true,
  }
}

/** Enough for the first screens; the words of what is behind the door come later. */
export async function createFirstTexts(language: Language): Promise<Text> {
  const [screens, { createInstance }] = await Promise.all([
    loadScreens(language),
    import('i18next'),
  ])
  const i18next = once(() => withWords(createInstance(), language, screens))
  return {
    language,
    ...formatters(language),
    t: translatorOf(screens, i18next),
    helpFor: pageFor,
    words: wordsOf({ questions: {}, lists: {}, help: {} }),
    complete: false,
  }
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

function translatorOf(screens: Screens, i18next: () => i18n): Text['t'] {
  const files = byName(screens)
  // A screen asks for the same words at each tap; only those with something in them are made anew.
  const plain = new Map<string, string>()
  return (key, values) => {
    if (values !== undefined) return i18next().t(key, { ...values })
    const said = plain.get(key) ?? wordsAt(files, key) ?? i18next().t(key)
    plain.set(key, said)
    return said
  }
}

/** Most words have nothing to be put into them: before the first screen, nothing has to be set up to say those. */
function wordsAt(files: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const [file = '', path = ''] = key.split(':')
  const said = path
    .split('.')
    .reduce<unknown>(
      (at, step) => (at as Readonly<Record<string, unknown>> | undefined)?.[step],
      files.get(file),
    )
  return typeof said === 'string' && !/\{\{|\$t\(/.test(said) ? said : undefined
}

function withWords(instance: i18n, language: Language, screens: Screens): i18n {
  const files = byName(screens)
  void instance.init({
    lng: language,
    fallbackLng: false,
    ns: [...files.keys()],
    defaultNS: 'common',
    resources: { [language]: Object.fromEntries(files) },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}

function byName<T>(files: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(files).map(([path, words]) => [nameOfFile(path), words]))
}

type Formatters = Pick<
  Text,
  'number' | 'date' | 'relativeDay' | 'weekday' | 'days' | 'time' | 'list'
>

function formatters(language: Language): Formatters {
  const locale = LOCALES[language]
  const number = once(() => new Intl.NumberFormat(locale))
  const day = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))
  const utcDay = once(() => utc({ dateStyle: 'long' }))
  const shortDay = once(() => utc({ dateStyle: 'medium' }))
  const weekday = once(() => utc({ weekday: 'short', day: 'numeric' }))
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const time = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }))
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  // A calendar day has no time zone: read and written in UTC, it stays the day it was.
  const utc = (how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' })
  return {
    number: (value) => number().format(value),
    date: (iso) => (iso.length === 10 ? utcDay() : day()).format(new Date(iso)),
    relativeDay: (iso, today) => {
      const own = iso.length === 10 ? iso : localDay(new Date(iso))
      const days = Math.round((Date.parse(own) - Date.parse(today)) / DAY_MS)
      return Math.abs(days) > NEAR_DAYS
        ? shortDay().format(new Date(own))
        : relative().format(days, 'day')
    },
    weekday: (iso) => weekday().format(new Date(iso)),
    days: (from, to) => utcDay().formatRange(new Date(from), new Date(to)),
    time: (iso) => time().format(new Date(iso)),
    list: (parts) => list().format(parts),
  }
}

/** A formatter takes milliseconds to make, and the first screen needs none of most. */
function once<T>(make: () => T): () => T {
  const made: { value?: T } = {}
  return () => (made.value ??= make())
}

const NO_HELP: HelpWords = { title: '', steps: {} }

export function wordsOf(content: {
  readonly questions: Content
  readonly lists: Content
  readonly help?: Content
}): Words {
  const questions = byName(content.questions)
  const lists = byName(content.lists)
  const help = byName(content.help ?? {})
  const topics = {
    ...(help.get('topics') as Readonly<Record<string, HelpWords>> | undefined),
    ...(help.get('protocol') as Readonly<Record<string, HelpWords>> | undefined),
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
