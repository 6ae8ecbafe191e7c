// Words by language, loaded when asked for.
import type { Content, Language, Screens } from './language.ts'

export async function loadScreens(language: Language): Promise<Screens> {
  switch (language) {
    case 'es':
      return (await import('./es.ts')).screens
    case 'pt':
      return (await import('./pt.ts')).screens
    case 'en':
      return (await import('./en.ts')).screens
  }
}

export interface InnerWords {
  readonly questions: Content
  readonly lists: Content
  readonly help: Content
  /** Words of screens that nobody sees before the app is open. */
  readonly screens: Screens
}

export async function loadContent(language: Language): Promise<InnerWords> {
  switch (language) {
    case 'es':
      return import('./content-es.ts')
    case 'pt':
      return import('./content-pt.ts')
    case 'en':
      return import('./content-en.ts')
  }
}

/** `…/locales/es/questions/case.json` → `case`. */
export function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
}
