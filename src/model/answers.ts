// Answers as a flat map from path to value. A path is `question` or `repeat/row/question`.
import { isJsonObject, type Json } from './json.ts'

/** Said in place of an answer, and never counted as missing. */
export type Refusal = { readonly refused: 'unknown' | 'declined' }

/**
 * What was typed and could not be read, as it was typed. It stays in a draft until it is mended or cleared: it stops a save, and
 * no record holds one. `why` names the sentence; `parts` are the fields of a date.
 */
export type Unread = {
  readonly unread: string
  readonly why: string
  readonly parts?: Readonly<Record<string, string>>
}

/** What an age is counted in when it is not in years. */
export const AGE_UNITS = ['months', 'weeks', 'days'] as const
export type AgeUnit = (typeof AGE_UNITS)[number]

/**
 * A date as well as it is known. An age is kept as it was told, in years or in the `unit` that is named; `said` is the day it
 * was told, so that the days it can mean can be worked out.
 */
export type PartialDate =
  | { readonly date: string; readonly about?: boolean }
  | { readonly month: string; readonly about?: boolean }
  | { readonly year: number; readonly about?: boolean }
  | {
      readonly age: number
      readonly unit?: AgeUnit
      readonly said: string
      readonly about?: boolean
    }

/**
 * Text, number, yes or no, codes, a Refusal, a PartialDate, or people by sex and age band (`{ "f.0-4": 1 }`, nought
 * left out); in a draft also what is Unread, as an answer or as one of its cells; and whatever a newer app wrote besides.
 */
export type AnswerValue = Json

export type Answers = Readonly<Record<string, AnswerValue>>

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

export function isUnread(value: unknown): value is Unread {
  if (typeof value !== 'object' || value === null || !('unread' in value)) return false
  return typeof value.unread === 'string'
}

/** Answers without what could not be read: in its place stands what was saved before, if anything was. */
export function withoutUnread(answers: Answers, before: Answers = {}): Answers {
  const kept: Record<string, AnswerValue> = {}
  for (const [path, value] of Object.entries(answers)) {
    const saved = holdsUnread(value) ? before[path] : value
    if (saved !== undefined) kept[path] = saved
  }
  return kept
}

function holdsUnread(value: AnswerValue): boolean {
  return isUnread(value) || (isJsonObject(value) && Object.values(value).some(isUnread))
}

/** Nothing was answered: absent, an empty text, or an empty choice. */
export function isBlank(value: AnswerValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Two questions every row of a repeat has without being asked: its place, and whether it was removed. */
export const ROW_ORDER = '_order'
export const ROW_REMOVED = '_removed'
export const ROW_GROUP = '_row'

export interface Path {
  readonly repeat?: string
  readonly row?: string
  readonly question: string
}

export function splitPath(path: string): Path {
  const [first = '', row, question] = path.split('/')
  return row !== undefined && question !== undefined
    ? { repeat: first, row, question }
    : { question: first }
}

export function rowPath(repeat: string, row: string, question: string): string {
  return `${repeat}/${row}/${question}`
}

/** The rows of a repeat in their order, removed ones left out. */
export function rowsOf(answers: Answers, repeat: string): readonly string[] {
  const rows = new Map<string, { order: number; removed: boolean }>()
  for (const [path, value] of Object.entries(answers)) {
    const at = splitPath(path)
    if (at.repeat !== repeat || at.row === undefined) continue
    const row = rows.get(at.row) ?? { order: 0, removed: false }
    if (at.question === ROW_ORDER && typeof value === 'number') row.order = value
    if (at.question === ROW_REMOVED && value === true) row.removed = true
    rows.set(at.row, row)
  }
  return [...rows]
    .filter(([, row]) => !row.removed)
    .sort(([a, one], [b, other]) => one.order - other.order || (a < b ? -1 : 1))
    .map(([id]) => id)
}
