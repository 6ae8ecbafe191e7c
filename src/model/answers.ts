// Answers as a flat map from path to value. A path is `question` or `repeat/row/question`.
import type { Json } from './json.ts'

/** Said in place of an answer, and never counted as missing. */
export type Refusal = { readonly refused: 'unknown' | 'declined' }

/** A date as well as it is known. `said` is the day an age was told, so that the year can be worked out. */
export type PartialDate =
  | { readonly date: string; readonly about?: boolean }
  | { readonly month: string; readonly about?: boolean }
  | { readonly year: number; readonly about?: boolean }
  | { readonly age: number; readonly said: string; readonly about?: boolean }

/**
 * Text, number, yes or no, codes, a Refusal, a PartialDate, or people by sex and age band (`{ "f.0-4": 1 }`, nought
 * left out); and whatever a newer app wrote besides.
 */
export type AnswerValue = Json

export type Answers = Readonly<Record<string, AnswerValue>>

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
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
