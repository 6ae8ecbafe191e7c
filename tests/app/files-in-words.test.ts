import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { editsBetween } from '../../src/model/edit.ts'
import type { RecordId } from '../../src/model/id.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { LANGUAGES, textsIn, wordFiles, type Language } from '../architecture/kit/word-files.ts'
import { borderWeek } from '../fixtures/border-week.ts'
import { smallMunicipality } from '../fixtures/small-municipality.ts'
import { aNewDevice } from '../kit/device.ts'

const at = { folder: '', device: undefined as OpenDevice | undefined }

beforeAll(async () => {
  at.folder = mkdtempSync(join(tmpdir(), 'amparo-files-'))
  at.device = await aNewDevice()
  await recordSome(at.device)
})

afterAll(() => {
  rmSync(at.folder, { recursive: true, force: true })
})

const TODAY = { es: '9 de marzo de 2026', pt: '9 de março de 2026', en: '9 March 2026' } as const

test.each(LANGUAGES)(
  '[V7] the note in a package is in words, its day too (%s)',
  async (language) => {
    const files = await packageIn(language)
    const readme = strFromU8(files['README.txt']!)
    expect(readme).toContain(TODAY[language])
    expect(readme).not.toMatch(/\{\{|\d{4}-\d{2}-\d{2}/)
  },
)

test.each(LANGUAGES)(
  '[V7] sheets and heads of the workbook are words of the language (%s)',
  async (language) => {
    const path = join(at.folder, `${language}.xlsx`)
    writeFileSync(path, (await packageIn(language))['amparo.xlsx']!)
    const sheets = await readWorkbook(path)
    const words = wordsOf(language)

    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      textsIn(language, 'export').get('tables.case-file'),
      textsIn(language, 'export').get('tables.assessment'),
      textsIn(language, 'export').get('codebook.title'),
    ])
    const heads = sheets.flatMap(({ data }) => data[0] ?? []).map(String)
    expect(heads.length).toBeGreaterThan(30)
    // A note on the form of the answer stands behind the question: "Sexo (código)".
    expect(heads.filter((head) => !words.has(head.replace(/ \([^()]*\)$/, '')))).toEqual([])
  },
)

test.each(LANGUAGES)(
  '[V7] the codebook explains each column, code and group in words (%s)',
  async (language) => {
    const files = await packageIn(language)
    const text = strFromU8(files['codebook.csv']!).replace(/^\uFEFF/, '')
    const [heads = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
    const words = wordsOf(language)

    expect(heads.filter((head) => !words.has(head))).toEqual([])
    expect(rows.length).toBeGreaterThan(100)
    for (const [
      table = '',
      column = '',
      meaning = '',
      purpose = '',
      code = '',
      said = '',
    ] of rows) {
      const place = `${table}/${column}/${code}`
      expect(words.has(meaning.replace(/ \([^()]*\)$/, '')), `${place}: ${meaning}`).toBe(true)
      if (purpose !== '') expect(words.has(purpose), `${place}: ${purpose}`).toBe(true)
      if (code !== '')
        expect(
          said.split('; ').every((one) => words.has(one)),
          `${place}: ${said}`,
        ).toBe(true)
    }
    const groups = rows.filter(([table, column]) => table === 'case-file' && column === 'disputed')
    expect(groups.length).toBeGreaterThan(2)
  },
)

test.each(LANGUAGES)(
  '[V7] the description of a package has titles in words (%s)',
  async (language) => {
    const { title, resources } = JSON.parse(
      strFromU8((await packageIn(language))['datapackage.json']!),
    ) as { title: string; resources: { title?: string }[] }
    const words = wordsOf(language)
    const titles = [title, ...resources.flatMap((one) => one.title ?? [])]
    expect(titles).toHaveLength(3)
    expect(titles.filter((one) => !words.has(one))).toEqual([])
  },
)

test('[V7] files that a person saves are named in their language, and end as a file should', () => {
  const names = LANGUAGES.map((language) => [
    textsIn(language, 'keeping').get('aside-file') ?? '',
    textsIn(language, 'failure').get('report-file') ?? '',
  ])
  // Some file systems take nothing but these letters.
  for (const name of names.flat()) expect(name).toMatch(/^amparo-[a-z-]+\.json$/)
  expect(new Set(names.flat()).size).toBe(6)
})

function wordsOf(language: Language): ReadonlySet<string> {
  return new Set([...wordFiles(language).values()].flatMap((texts) => [...texts.values()]))
}

async function packageIn(language: Language): Promise<Record<string, Uint8Array>> {
  const made = await at.device!.device.handOvers.build({
    profiles: ['case-file', 'assessment'],
    language,
    purpose: 'Prueba',
  })
  if (!made.ok) throw new Error(made.problem.kind)
  return unzipSync(made.value.bytes)
}

async function recordSome({ desk }: OpenDevice): Promise<void> {
  const { store, member } = desk()!
  const { answers, elements } = smallMunicipality()
  const round = 'round-00000000000000' as RecordId
  const cases = borderWeek().cases.map((one, i) => ({
    record: `case-0000000000000-${String(i)}` as RecordId,
    kind: 'case',
    edits: editsBetween(setForKind('case')!, undefined, one.answers),
  }))
  const saved = await store.append(member, [
    ...cases,
    {
      record: round,
      kind: 'assessment',
      edits: editsBetween(setForKind('assessment')!, undefined, answers),
    },
    ...elements.map((one) => ({
      record: `${round}.${one.subject}` as RecordId,
      kind: 'element',
      edits: editsBetween(setForKind('element')!, undefined, one.answers),
    })),
  ])
  if (!saved.ok) throw new Error(saved.problem.kind)
}
