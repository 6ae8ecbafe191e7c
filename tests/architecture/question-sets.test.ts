// Whatever is asked, in whatever language: nothing malformed and no word missing may reach a tablet.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lintAll } from '../../src/forms/lint-all.ts'

const FOLDER = 'src/question-sets'
const NOT_SETS = ['lists', 'export-profiles', 'example']
const LANGUAGES = ['es', 'pt', 'en']

const files = new Map(
  [FOLDER, 'locales'].flatMap(jsonFilesUnder).map((path) => [path, read(path)] as const),
)
const sets = existsSync(FOLDER)
  ? readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_SETS.includes(entry.name))
      .map((entry) => entry.name)
  : []

test('[Q20] every question set, list and word file is linted, file by file', () => {
  expect(lintAll(files)).toEqual([])
})

test('[Q20] no folder of question sets is empty, and each has its words in every language', () => {
  const found = new Set(
    [...files.keys()].flatMap((path) => /^src\/question-sets\/([^/]+)\/\d/.exec(path)?.[1] ?? []),
  )
  expect([...found].sort()).toEqual(sets.toSorted())

  const missing = LANGUAGES.flatMap((language) =>
    sets
      .map((set) => `locales/${language}/questions/${set}.json`)
      .filter((path) => !files.has(path)),
  )
  expect(missing).toEqual([])
})

test('[Q20] the lint finds a fault planted among the real files', () => {
  const planted = new Map([...files, [`${FOLDER}/planted/1.0.0.json`, { id: 'planted' }]])
  expect(lintAll(planted).some((line) => line.startsWith(`${FOLDER}/planted/1.0.0.json`))).toBe(
    true,
  )
})

function jsonFilesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return jsonFilesUnder(path)
    return path.endsWith('.json') ? [path] : []
  })
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
