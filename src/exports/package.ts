// A package: the files of a hand-over, described by a Frictionless Data Package, with a hash for each.
import { zipSync } from 'fflate'
import type { RecordState } from '../model/record.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { codebookOf } from './codebook.ts'
import { csvText } from './csv.ts'
import type { ExportProblem } from './problem.ts'
import type { ExportProfile } from './profile.ts'
import { tableOf, type Table, type TableNeeds } from './tables.ts'
import type { ExportWords } from './words.ts'
import { workbook } from './xlsx.ts'

export interface PackageNeeds extends TableNeeds {
  /** UTF-8 bytes of a text, and SHA-256 in hex: this layer has neither. */
  readonly utf8: (text: string) => Uint8Array
  readonly sha256: (bytes: Uint8Array) => Promise<string>
  readonly language: string
}

/** The ZIP's bytes. The tables and texts in it are the same for the same records, day and language. */
export async function buildPackage(
  profiles: readonly ExportProfile[],
  records: readonly RecordState[],
  needs: PackageNeeds,
): Promise<Result<Uint8Array, ExportProblem>> {
  const tables: Table[] = []
  for (const profile of profiles) {
    const table = tableOf(profile, records, needs)
    if (!table.ok) return table
    tables.push(table.value)
  }
  if (tables.every(({ rows }) => rows.length === 0)) return fail({ kind: 'nothing-to-export' })
  const files = await filesOf(tables, needs)
  const descriptor = await descriptorOf(tables, files, needs)
  const all = new Map([
    ['datapackage.json', needs.utf8(`${JSON.stringify(descriptor, null, 2)}\n`)],
    ...files,
  ])
  // ZIP has no time zone and begins in 1980: one fixed day, so that the same content is the same file.
  return ok(zipSync(Object.fromEntries(all), { level: 6, mtime: Date.UTC(2026, 0, 1, 12) }))
}

type Files = ReadonlyMap<string, Uint8Array>

async function filesOf(tables: readonly Table[], needs: PackageNeeds): Promise<Files> {
  const { words, utf8 } = needs
  const codebook = codebookOf(tables, words)
  const files = new Map<string, Uint8Array>()
  for (const table of tables) {
    const names = table.columns.map(({ column }) => column.name)
    files.set(`data/${table.profile.id}.csv`, utf8(csvText(names, table.rows)))
    files.set(`data/${table.profile.id}.json`, utf8(exactJson(names, table)))
  }
  files.set('codebook.csv', utf8(csvText(codebook.heads, codebook.rows)))
  const sheets = tables.map((table) => ({
    name: words.text(`tables.${table.profile.id}`),
    heads: table.columns.map(({ title }) => title),
    rows: table.rows,
  }))
  files.set(
    'amparo.xlsx',
    await workbook([...sheets, { name: words.text('codebook.title'), ...codebook }]),
  )
  files.set('README.txt', utf8(`${words.text('readme', { date: words.date(needs.today) })}\n`))
  return files
}

/** For machines: every value as it is, nothing escaped. */
function exactJson(names: readonly string[], { rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])))
  return `${JSON.stringify(objects, null, 1)}\n`
}

async function descriptorOf(tables: readonly Table[], files: Files, needs: PackageNeeds) {
  const resources = await Promise.all(
    [...files].map(async ([path, bytes]) => {
      const table = tables.find(({ profile }) => path === `data/${profile.id}.csv`)
      return {
        name: path.replaceAll(/[^a-z0-9]+/g, '-'),
        path,
        bytes: bytes.length,
        hash: `sha256:${await needs.sha256(bytes)}`,
        encoding: 'utf-8',
        ...(table === undefined ? {} : tabular(table, needs.words)),
      }
    }),
  )
  return {
    $schema: 'https://datapackage.org/profiles/1.0/datapackage.json',
    name: 'amparo-hand-over',
    title: needs.words.text('title'),
    description: needs.words.text('draft'),
    version: '1.0.0',
    created: `${needs.today}T00:00:00Z`,
    languages: [needs.language],
    resources,
  }
}

function tabular({ columns, profile }: Table, words: ExportWords) {
  return {
    profile: 'tabular-data-resource',
    title: words.text(`tables.${profile.id}`),
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', header: true },
    schema: {
      fields: columns.map(({ column, title }) => ({
        name: column.name,
        type: column.form === 'number' ? 'number' : 'string',
        title,
      })),
      missingValues: [''],
    },
  }
}
