// What this device's screens look like: nothing about anybody, so it may lie in clear.
import { isLanguage, type Language } from './words/language.ts'

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  /** Single letters as shortcuts, for whoever has a keyboard. */
  readonly shortcuts: boolean
  /** Work goes on in the spare database: the first one would not open. */
  readonly spare: boolean
  /** How questions are shown; by the size of the screen when nobody chose. */
  readonly pace?: 'one' | 'sheet'
}

export const THEMES = ['light', 'dark', 'contrast', 'sun'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'amparo-preferences'

export function readPreferences(): Preferences {
  const kept = parse(localStorage.getItem(KEY))
  const language = isLanguage(kept.language) ? kept.language : languageOf(navigator.languages)
  const pace = (['one', 'sheet'] as const).find((one) => one === kept.pace)
  const preferences: Preferences = {
    ...(pace === undefined ? {} : { pace }),
    language,
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'light',
    shortcuts: kept.shortcuts !== false,
    spare: kept.spare === true,
  }
  show(preferences)
  return preferences
}

export function keepPreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences))
  show(preferences)
}

function show({ language, theme }: Preferences): void {
  document.documentElement.lang = language === 'pt' ? 'pt-BR' : language
  document.documentElement.dataset.theme = theme
}

/** Spanish first: it is what most points speak. */
function languageOf(languages: readonly string[]): Language {
  return languages.map((one) => one.slice(0, 2)).find(isLanguage) ?? 'es'
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
