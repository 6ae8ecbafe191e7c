import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { rowPath, rowsOf, type Answers } from '../../src/model/answers.ts'
import { editsBetween } from '../../src/model/edit.ts'
import type { RecordId } from '../../src/model/id.ts'
import type { Result } from '../../src/model/result.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { borderWeek } from '../fixtures/border-week.ts'
import { smallMunicipality } from '../fixtures/small-municipality.ts'
import { aNewDevice, deviceNeeds } from '../kit/device.ts'
import { IN_TIME } from '../kit/within.ts'

const week = borderWeek()
const at = { folder: '', device: undefined as OpenDevice | undefined }

beforeAll(async () => {
  at.folder = mkdtempSync(join(tmpdir(), 'amparo-hand-over-'))
  at.device = await aNewDevice()
  await record(at.device)
})

afterAll(() => {
  rmSync(at.folder, { recursive: true, force: true })
})

test('[X1] the case file has exactly the people who agreed themselves and whose household did not refuse', async () => {
  const rows = csvRows((await handOver())['data/case-file.csv']!)
  const agreed = week.cases.flatMap(({ answers }) => agreeing(answers))

  expect(rows.map((row) => row.person_id).sort()).toEqual(agreed.map(({ row }) => row).sort())
  expect(agreed.length).toBeGreaterThan(40)
})

test('[X2] nothing of a person who did not agree is anywhere in the package', async () => {
  const files = await handOver()
  const everything = Object.entries(files)
    .map(([path, bytes]) => (path.endsWith('.xlsx') ? sheetText(bytes) : strFromU8(bytes)))
    .join('\n')
  for (const { answers } of week.cases) {
    const agreed = new Set(agreeing(answers).map(({ row }) => row))
    for (const row of rowsOf(answers, 'people')) {
      if (agreed.has(row)) continue
      const number = answers[rowPath('people', row, 'document-number')]
      expect(everything).not.toContain(`"${row}"`)
      if (typeof number === 'string') expect(everything).not.toContain(number)
    }
    // The household's own telephone goes with nobody: it is not among the columns.
    if (typeof answers.phone === 'string') expect(everything).not.toContain(answers.phone)
  }
})

test('[X11] children without a voice that counts stay out and are counted; with a reason they go, and it is noted', async () => {
  const { handOvers } = at.device!.device
  const order = { profiles: ['case-file'], language: 'es' } as const
  const out = value(await handOvers.preview({ ...order, withChildren: false }))
  const within = value(await handOvers.preview({ ...order, withChildren: true }))
  const short = await handOvers.build({ ...order, purpose: 'Prueba', childrenBecause: '  ok ' })
  const because = 'Reunificación familiar, decidida por la autoridad de niñez'
  value(await handOvers.build({ ...order, purpose: 'Prueba', childrenBecause: because }))
  const noted = (await handOvers.past()).find(({ children }) => children !== undefined)

  expect(out.children).toBeGreaterThan(0)
  expect(out.leftOut).toContainEqual({ reason: 'child', count: out.children })
  expect(within.people).toBe(out.people + out.children)
  expect(short).toEqual({ ok: false, problem: { kind: 'reason-too-short' } })
  expect(noted).toMatchObject({
    people: within.people,
    children: { count: out.children, because },
  })
})

test('[X3] a package sealed to a recipient opens with the age command line, and with nothing else', async () => {
  if (!existsSync('/usr/bin/age')) throw new Error('No age: run "apt-get install age".')
  const key = join(at.folder, 'key.txt')
  const sealed = join(at.folder, 'package.zip.age')
  execFileSync('age-keygen', ['-o', key], { ...IN_TIME, stdio: 'ignore' })
  const recipient = /age1[a-z0-9]+/.exec(readFileSync(key, 'utf8'))?.[0] ?? ''

  const made = await at.device!.device.handOvers.build({
    profiles: ['case-file', 'assessment'],
    language: 'es',
    purpose: 'Prueba',
    recipient,
  })
  if (!made.ok) throw new Error(made.problem.kind)
  writeFileSync(sealed, made.value.bytes)
  const zip = execFileSync('age', ['-d', '-i', key, sealed], {
    ...IN_TIME,
    maxBuffer: 64 * 1024 * 1024,
  })

  expect(made.value.name).toBe('amparo-2026-03-09.zip.age')
  expect(Object.keys(unzipSync(zip))).toContain('data/case-file.csv')
  expect(() => unzipSync(made.value.bytes)).toThrow()
})

test('[X4] the data package describes every file, and every hash is that of the file', async () => {
  const files = await handOver()
  const descriptor = JSON.parse(strFromU8(files['datapackage.json']!)) as {
    resources: { path: string; hash: string; bytes: number }[]
  }
  expect(descriptor.resources.map(({ path }) => path).sort()).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'datapackage.json')
      .sort(),
  )
  for (const { path, hash, bytes } of descriptor.resources) {
    expect(hash).toBe(`sha256:${createHash('sha256').update(files[path]!).digest('hex')}`)
    expect(bytes).toBe(files[path]!.length)
  }
})

test('[X5] the workbook reads back with the same people, in the chosen language', async () => {
  for (const [language, head] of [
    ['es', 'Sexo'],
    ['pt', 'Sexo'],
    ['en', 'Sex'],
  ] as const) {
    const files = await handOver(language)
    const path = join(at.folder, `${language}.xlsx`)
    writeFileSync(path, files['amparo.xlsx']!)
    const sheet = await readSheet(path, 1)
    expect(sheet.length - 1).toBe(csvRows(files['data/case-file.csv']!).length)
    expect(sheet[0]).toContain(head)
    expect(sheetText(files['amparo.xlsx']!)).not.toMatch(/<f[ >]/)
  }
})

test('[X6] the assessment has a row for each of the twenty elements and no personal data', async () => {
  const rows = csvRows((await handOver())['data/assessment.csv']!)
  expect(rows).toHaveLength(20)
  expect(rows.find((row) => row.element_id === 'c8-1')).toMatchObject({
    level: '3',
    holder: 'own',
  })
  expect(rows.find((row) => row.element_id === 'c10-1')).toMatchObject({
    state: 'not-applicable',
    level: '',
  })
})

test('[X7] what is handed over is noted as a change: how many, what for, to whom; and what is no recipient is refused', async () => {
  const { handOvers } = at.device!.device
  const refused = await handOvers.build({
    profiles: ['case-file'],
    language: 'es',
    purpose: '',
    recipient: 'age1nobody',
  })
  const before = await handOvers.past()
  await handOver()
  const after = await handOvers.past()

  expect(refused).toEqual({ ok: false, problem: { kind: 'not-a-recipient' } })
  expect(after.length).toBe(before.length + 1)
  expect(after[0]).toMatchObject({ purpose: 'Prueba' })
})

test('[Z11] a deleted household is in no file and in no count, and in both again once it is recovered', async () => {
  const { handOvers, deletions } = at.device!.device
  const i = week.cases.findIndex(({ answers }) => agreeing(answers).length > 0)
  const gone = agreeing(week.cases[i]!.answers).map(({ row }) => row)
  const id = `case-0000000000000-${String(i)}` as RecordId
  const people = async () => {
    const preview = await handOvers.preview({
      profiles: ['case-file'],
      language: 'es',
      withChildren: false,
    })
    return preview.ok ? preview.value.people : -1
  }
  const rows = async () =>
    csvRows((await handOver())['data/case-file.csv']!).map(({ person_id: row }) => row)
  const before = await people()
  expect(await rows()).toEqual(expect.arrayContaining(gone))

  await deletions.remove(id, { reason: 'duplicate' })
  expect(await people()).toBe(before - gone.length)
  expect((await rows()).filter((row) => gone.includes(row ?? ''))).toEqual([])
  await deletions.recover(id)
  expect(await people()).toBe(before)
})

test('[X8] with nobody agreeing there is nothing to hand over, and no file', async () => {
  const empty = await aNewDevice(deviceNeeds())
  const made = await empty.device.handOvers.build({
    profiles: ['case-file'],
    language: 'es',
    purpose: '',
  })
  expect(made).toEqual({ ok: false, problem: { kind: 'nothing-to-export' } })
})

async function record({ desk }: OpenDevice): Promise<void> {
  const { store, member } = desk()!
  const { answers, elements } = smallMunicipality()
  const round = 'round-00000000000000' as RecordId
  const save = (kind: string, id: string, given: Answers) => ({
    record: id as RecordId,
    kind,
    edits: editsBetween(setForKind(kind)!, undefined, given),
  })
  const saved = await store.append(member, [
    ...week.cases.map((one, i) => save('case', `case-0000000000000-${String(i)}`, one.answers)),
    save('assessment', round, answers),
    ...elements.map((one) => save('element', `${round}.${one.subject}`, one.answers)),
  ])
  if (!saved.ok) throw new Error(saved.problem.kind)
}

async function handOver(language: 'es' | 'pt' | 'en' = 'es'): Promise<Record<string, Uint8Array>> {
  const made = await at.device!.device.handOvers.build({
    profiles: ['case-file', 'assessment'],
    language,
    purpose: 'Prueba',
  })
  if (!made.ok) throw new Error(made.problem.kind)
  return unzipSync(made.value.bytes)
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.kind)
  return result.value
}

function csvRows(bytes: Uint8Array): Record<string, string>[] {
  const text = strFromU8(bytes).replace(/^\uFEFF/, '')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** Who agreed, worked out from the answers alone; for children somebody who may. */
function agreeing(answers: Answers): readonly { readonly row: string }[] {
  if (answers['consent-keep'] !== 'yes' || answers['consent-unhcr'] !== 'yes') return []
  return rowsOf(answers, 'people').flatMap((row) => {
    const of = (question: string) => answers[rowPath('people', row, question)]
    const voices = of('child-care') === 'unaccompanied' ? ['best-interest'] : FOR_CHILDREN
    const giver = of('share-giver')
    const isSpokenFor = giver === undefined || (typeof giver === 'string' && voices.includes(giver))
    return of('share-unhcr') === 'yes' && isSpokenFor ? [{ row }] : []
  })
}

const FOR_CHILDREN = ['caregiver', 'best-interest']

function sheetText(xlsx: Uint8Array): string {
  return Object.values(unzipSync(xlsx))
    .map((part) => strFromU8(part))
    .join('\n')
}
