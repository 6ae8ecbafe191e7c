// Every question set, code list and their words at once, as the files have them. Run by the build and by a test.
import { CodeList, type QuestionSet } from '../model/question-set.ts'
import { lintQuestionSet } from './lint.ts'
import { fault, repeated, type Fault } from './lint/fault.ts'
import { schemaFaults } from './lint/schema.ts'
import { listWordFaults, wordFaults } from './lint/words.ts'

type Files = ReadonlyMap<string, unknown>

/**
 * `files` holds parsed JSON by path from the top of the project: `src/question-sets/<set>/<version>.json`,
 * `src/question-sets/lists/<list>.json`, `locales/<lang>/questions/<set>.json`, `locales/<lang>/lists/<list>.json`;
 * others under `locales/` are left alone. Gives one line for each fault, `file: path: reason`; none if all is well.
 */
export function lintAll(files: Files): readonly string[] {
  const stray = [...files.keys()].filter((path) => SETS.test(path) && !SET_FILE.test(path))
  const lists = filesIn(files, (folder) => folder === 'lists').map(readList)
  const listsById = new Map(lists.flatMap(({ value }) => (value ? [[value.id, value]] : [])))
  const sets = filesIn(files, (folder) => folder !== 'lists').map((file) =>
    readSet(file, listsById),
  )

  const languages = new Set([...files.keys()].flatMap((path) => LOCALE.exec(path)?.[1] ?? []))
  const words = [...languages].flatMap((language) => [
    ...sets.flatMap(({ value }) =>
      value
        ? wordLines(files, `locales/${language}/questions/${value.id}.json`, (raw) =>
            wordFaults(value, raw),
          )
        : [],
    ),
    ...lists.flatMap(({ value }) =>
      value
        ? wordLines(files, `locales/${language}/lists/${value.id}.json`, (raw) =>
            listWordFaults(value, raw),
          )
        : [],
    ),
  ])
  return [
    ...stray.map((path) => line(path, fault('', 'is neither a question set nor a list'))),
    ...[...lists, ...sets].flatMap(({ lines }) => lines),
    // Versions of one set share their words, and with them what is missing.
    ...new Set(words),
  ]
}

interface SetFile {
  readonly path: string
  readonly folder: string
  readonly name: string
  readonly raw: unknown
}

interface Read<T> {
  readonly value?: T
  readonly lines: readonly string[]
}

function filesIn(files: Files, isWanted: (folder: string) => boolean): readonly SetFile[] {
  return [...files].flatMap(([path, raw]) => {
    const [, folder, name] = SET_FILE.exec(path) ?? []
    const wanted = folder !== undefined && name !== undefined && isWanted(folder)
    return wanted ? [{ path, folder, name, raw }] : []
  })
}

function readList({ name, path, raw }: SetFile): Read<CodeList> {
  const list = CodeList.safeParse(raw)
  if (!list.success) return { lines: lines(path, schemaFaults(list.error.issues)) }
  const codes = list.data.codes.map(({ code }) => code)
  const known = new Set(codes)
  const faults = [
    ...(list.data.id === name ? [] : [fault('id', `must be the file's name, ${name}`)]),
    ...repeated(codes).map((code) => fault(code, 'is there more than once')),
    ...list.data.codes
      .filter(({ under }) => under !== undefined && !known.has(under))
      .map(({ code, under = '' }) => fault(`${code}.under`, `there is no code ${under}`)),
  ]
  return { value: list.data, lines: lines(path, faults) }
}

function readSet(
  { folder, name, path, raw }: SetFile,
  lists: ReadonlyMap<string, CodeList>,
): Read<QuestionSet> {
  const set = lintQuestionSet(raw, { lists, words: new Map() })
  if (!set.ok) return { lines: lines(path, set.problem.faults) }
  const { id, version } = set.value
  const faults = [
    ...(id === folder ? [] : [fault('id', `must be the folder's name, ${folder}`)]),
    ...(version === name ? [] : [fault('version', `must be the file's name, ${name}`)]),
  ]
  return { value: set.value, lines: lines(path, faults) }
}

function wordLines(
  files: Files,
  path: string,
  faultsIn: (words: unknown) => readonly Fault[],
): readonly string[] {
  const words = files.get(path)
  return words === undefined ? [line(path, fault('', 'is missing'))] : lines(path, faultsIn(words))
}

function lines(file: string, faults: readonly Fault[]): readonly string[] {
  return faults.map((found) => line(file, found))
}

function line(file: string, { path, reason }: Fault): string {
  return path === '' ? `${file}: ${reason}` : `${file}: ${path}: ${reason}`
}

/** Export profiles and the example are kept beside the sets they use, and are checked by their own tests. */
const SETS = /^src\/question-sets\/(?!(?:export-profiles|example)\/)/
const SET_FILE = /^src\/question-sets\/(?!(?:export-profiles|example)\/)([^/]+)\/([^/]+)\.json$/
const LOCALE = /^locales\/([^/]+)\//
