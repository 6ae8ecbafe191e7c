// The word files of a language, flat: "home.json" → key → text.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LANGUAGES = ['es', 'pt', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Texts = ReadonlyMap<string, string>

/** Paths with slashes, without their ending: `help/topics`. */
export function wordFiles(language: Language): ReadonlyMap<string, Texts> {
  const folder = join('locales', language)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    paths
      .filter((path) => path.endsWith('.json'))
      .map((path) => [
        path.replaceAll('\\', '/').replace(/\.json$/, ''),
        flat(JSON.parse(readFileSync(join(folder, path), 'utf8'))),
      ]),
  )
}

export function textsIn(language: Language, file: string): Texts {
  const texts = wordFiles(language).get(file)
  if (texts === undefined) throw new Error(`No word file ${file} in ${language}.`)
  return texts
}

function flat(node: unknown, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(node as Record<string, unknown>)) {
    if (typeof value === 'string') texts.set(prefix + key, value)
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) texts.set(inner, text)
  }
  return texts
}
