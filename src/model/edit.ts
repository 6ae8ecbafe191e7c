// From answers to edits and back: what a person changed, field group by field group.
import {
  ROW_GROUP,
  ROW_ORDER,
  ROW_REMOVED,
  splitPath,
  type Answers,
  type AnswerValue,
} from './answers.ts'
import type { Edit } from './change.ts'
import { isJsonObject, sameJson, type Json } from './json.ts'
import type { QuestionSet } from './question-set.ts'
import { questionsOf } from './questions.ts'
import type { RecordState } from './record.ts'
import { shownValue } from './resolve.ts'

/**
 * One edit per field group whose answers differ from what the person saw in `before`.
 * Keys of a group that this question set does not know are carried along unchanged. A row that was added and removed
 * before anything was saved leaves no trace.
 */
export function editsBetween(
  set: QuestionSet,
  before: RecordState | undefined,
  after: Answers,
): readonly Edit[] {
  const record = before ?? { groups: {} }
  const groupOf = groupsByQuestion(set)
  const wanted = new Map<string, Record<string, Json>>()
  const unheard = rowsUnheardOf(record, after)
  for (const [path, value] of Object.entries(after)) {
    if (unheard.has(rowIn(path))) continue
    const group = groupPath(path, groupOf)
    if (group === undefined) continue
    const values = wanted.get(group) ?? {}
    values[splitPath(path).question] = value
    wanted.set(group, values)
  }

  const touched = new Set([...wanted.keys(), ...knownGroups(set, record)])
  return [...touched].flatMap((group) => {
    const seen = shownValue(set, record, group)
    const value = { ...unknownTo(groupOf, seen), ...wanted.get(group) }
    if (sameJson(seen ?? {}, value)) return []
    return [{ group, base: seenVersions(record, group), value }]
  })
}

/** Removed rows, as `repeat/row`, that the record never had. */
function rowsUnheardOf(record: Folded, after: Answers): ReadonlySet<string> {
  const had = new Set(Object.keys(record.groups).map(rowIn))
  const removed = Object.keys(after).filter((path) => splitPath(path).question === ROW_REMOVED)
  return new Set(removed.map(rowIn).filter((row) => row !== '' && !had.has(row)))
}

/** `repeat/row` of a path of an answer or a group; empty outside of rows. */
function rowIn(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

/** The answers a record shows, ready to be edited with this question set. */
export function answersOf(set: QuestionSet, record: Folded): Answers {
  const known = new Set([...groupsByQuestion(set).keys(), ROW_ORDER, ROW_REMOVED])
  const answers: Record<string, AnswerValue> = {}
  for (const group of Object.keys(record.groups)) {
    const value = shownValue(set, record, group)
    if (!isJsonObject(value)) continue
    const prefix = group.includes('/') ? group.slice(0, group.lastIndexOf('/') + 1) : ''
    for (const [question, answer] of Object.entries(value)) {
      if (answer !== undefined && known.has(question)) answers[prefix + question] = answer
    }
  }
  return answers
}

/** Only what was on the screen is superseded: a version in conflict with it stays until somebody decides. */
function seenVersions(record: Folded, group: string): Edit['base'] {
  const heads = record.groups[group]?.heads ?? []
  const shown = heads[0]?.value
  return heads.filter((head) => sameJson(head.value, shown)).map((head) => head.change)
}

type Folded = Pick<RecordState, 'groups'>

function groupsByQuestion(set: QuestionSet): ReadonlyMap<string, string> {
  return new Map(questionsOf(set).map((question) => [question.id, question.group]))
}

function groupPath(path: string, groupOf: ReadonlyMap<string, string>): string | undefined {
  const { repeat, row, question } = splitPath(path)
  const own = question === ROW_ORDER || question === ROW_REMOVED
  const group = own ? ROW_GROUP : groupOf.get(question)
  if (group === undefined) return undefined
  return repeat === undefined || row === undefined ? group : `${repeat}/${row}/${group}`
}

function knownGroups(set: QuestionSet, record: Folded): readonly string[] {
  const ids = new Set(set.groups.map((group) => group.id))
  return Object.keys(record.groups).filter((path) => ids.has(path.split('/').at(-1) ?? path))
}

function unknownTo(groupOf: ReadonlyMap<string, string>, seen: Json | undefined) {
  if (!isJsonObject(seen)) return {}
  return Object.fromEntries(
    Object.entries(seen).filter(
      ([key]) => !groupOf.has(key) && key !== ROW_ORDER && key !== ROW_REMOVED,
    ),
  )
}
