// The app's own words, so that a journey is written once and walked in three languages.
import { readFileSync } from 'node:fs'

export type Language = 'es' | 'pt' | 'en'
export const LANGUAGES = ['es', 'pt', 'en'] as const
export const LOCALES = { es: 'es-CO', pt: 'pt-BR', en: 'en-GB' } as const

export interface Words {
  readonly language: Language
  /** `home:title` → text. */
  readonly t: (key: string) => string
  readonly question: (set: string, id: string) => string
  /** The short name of a question. */
  readonly label: (set: string, id: string) => string
  readonly subject: (id: string, question: string) => string
  readonly code: (list: string, code: string) => string
}

export function wordsIn(language: Language): Words {
  const read = (path: string) => {
    const text = readFileSync(`locales/${language}/${path}.json`, 'utf8')
    return (key: string): string => {
      const found = key
        .split('.')
        .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], JSON.parse(text))
      if (typeof found !== 'string') throw new Error(`No word ${path}:${key} in ${language}`)
      return found
    }
  }
  return {
    language,
    t: (key) => {
      const [file = '', name = ''] = key.split(':')
      return read(file)(name)
    },
    question: (set, id) => read(`questions/${set}`)(`questions.${id}.text`),
    label: (set, id) => read(`questions/${set}`)(`questions.${id}.label`),
    subject: (id, question) => read('questions/element')(`subjects.${id}.${question}`),
    code: (list, code) => {
      const labels = JSON.parse(
        readFileSync(`locales/${language}/lists/${list}.json`, 'utf8'),
      ) as Record<string, string>
      return labels[code] ?? ''
    },
  }
}
