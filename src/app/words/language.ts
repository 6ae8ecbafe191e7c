// The languages, and the shapes in which their words are loaded. Held by tests/architecture.

export const LANGUAGES = ['es', 'pt', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** File path → nested keys and texts. */
export type Screens = Readonly<Record<string, Readonly<Record<string, unknown>>>>
/** File path → the words of a question set, or code → label. */
export type Content = Readonly<Record<string, unknown>>

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}
