import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const LANGUAGES = ['es', 'pt', 'en'] as const

test('[H3] every word there is in one language is there in all three', () => {
  const keys = LANGUAGES.map((language) => keysIn(language))
  for (const [i, language] of LANGUAGES.entries()) {
    const missing = [...new Set(keys.flat())].filter((key) => !keys[i]!.includes(key))
    expect(missing, `missing in ${language}`).toEqual([])
  }
  expect(keys[0]!.length).toBeGreaterThan(600)
})

test('[H4] plurals have the forms their language needs, and no sentence is empty', () => {
  const needed = {
    es: ['_one', '_many', '_other'],
    pt: ['_one', '_many', '_other'],
    en: ['_one', '_other'],
  }
  for (const language of LANGUAGES) {
    for (const [file, texts] of filesIn(language)) {
      const flat = flatten(texts)
      for (const [key, text] of flat) {
        expect(text.trim(), `${language} ${file} ${key}`).not.toBe('')
        const stem = /^(.*)_(one|other|many)$/.exec(key)?.[1]
        if (stem === undefined || file.startsWith('lists/')) continue
        for (const form of needed[language])
          expect(flat.has(stem + form), `${file} ${stem}${form}`).toBe(true)
      }
    }
  }
})

test('[H5] every kind of problem the app can have ends in a sentence', () => {
  const kinds = new Set(
    sourcesIn('src').flatMap((text) =>
      [...text.matchAll(/kind: ((?:'[a-z-]+'(?: as const)?(?:\s*\|\s*)?)+)/g)].flatMap((match) =>
        [...(match[1] ?? '').matchAll(/'([a-z-]+)'/g)].map((one) => one[1] ?? ''),
      ),
    ),
  )
  const told = new Set(flatten(filesIn('es').get('problems.json') ?? {}).keys())
  const untold = [...kinds].filter((kind) => !told.has(kind) && !NOT_TOLD.has(kind))
  expect(untold).toEqual([])
})

test('[H6] every word a screen asks for by name is there', () => {
  const files = filesIn('es')
  const missing = sourcesIn('src').flatMap((text) =>
    [...text.matchAll(/\bt\(\s*'([a-z]+):([a-z0-9.-]+)'/g)].flatMap(([, file = '', key = '']) => {
      const flat = flatten(files.get(`${file}.json`) ?? files.get(`help/${file}.json`) ?? {})
      return flat.has(key) || flat.has(`${key}_other`) ? [] : [`${file}:${key}`]
    }),
  )
  expect(missing).toEqual([])
})

test('[H6] what stands before the door asks only for words that are loaded by then', () => {
  const loaded = /\{([\w,]+)\}\.json/.exec(readFileSync('src/app/words/es.ts', 'utf8'))?.[1] ?? ''
  const first = new Set(loaded.split(','))
  expect(first.has('problems')).toBe(true)
  const asked = BEFORE_THE_DOOR.flatMap(sourcesIn).flatMap((text) =>
    [...text.matchAll(/\bt\(\s*['`]([a-z]+):/g)].map(([, file = '']) => file),
  )
  expect(asked.length).toBeGreaterThan(50)
  expect([...new Set(asked)].filter((file) => !first.has(file))).toEqual([])
})

const BEFORE_THE_DOOR = ['src/features/start', 'src/features/unlock', 'src/features/devices']

/**
 * Kinds that are not problems shown by that name: record kinds, findings (interview:finding.*) and why a change
 * was set aside (sending:reason.*).
 */
const NOT_TOLD = new Set([
  ...flatten(filesIn('es').get('interview.json') ?? {}).keys(),
  'check-failed',
  'wrong-type',
  'exclusive-beside-others',
  'not-in-list',
  'no-such-day',
  'date-in-future',
  'date-too-long-ago',
  'too-small',
  'too-large',
  'too-long',
  'date-too-early',
  'date-too-late',
  'too-many-rows',
  'not-a-phone',
  'short-phone',
  'unread',
  'unknown-device',
  'bad-signature',
  'not-a-coordinator',
  'unreadable',
  'malformed',
  'not-for-this-device',
  'unknown',
  'declined',
  'member',
  'device',
  'hand-over',
  'case',
  'reception',
  'element',
  'assessment',
  'sending',
  'sent',
  'waiting',
  'offline',
  'failing',
  'conflicts',
  'overdue',
  'example',
])

function filesIn(language: string): ReadonlyMap<string, unknown> {
  const folder = join('locales', language)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  )
  return new Map(
    paths.map((path) => [path, JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown]),
  )
}

/** Keys without their plural form: languages have different ones. */
function keysIn(language: string): readonly string[] {
  return [...filesIn(language)].flatMap(([file, texts]) =>
    [...flatten(texts).keys()].map(
      (key) => `${file}:${key.replace(/_(zero|one|many|other)$/, '')}`,
    ),
  )
}

function flatten(node: unknown, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(node as Record<string, unknown>)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}
