// Cells: an answer in the form a column asks for. Exact here; what a spreadsheet needs is for the writers.
import { ageBand, isPartialDate, spanOf } from '../forms/date.ts'
import { readElement } from '../forms/element.ts'
import {
  isBlank,
  isRefusal,
  type AnswerValue,
  type PartialDate,
  type Refusal,
} from '../model/answers.ts'
import type { CodeList, QuestionSet } from '../model/question-set.ts'
import { questionsOf } from '../model/questions.ts'
import type { Column, Form } from './profile.ts'
import type { Row } from './rows.ts'
import type { ExportWords } from './words.ts'

/** `null`: nothing was said. */
export type Cell = string | number | null

export interface CellNeeds {
  readonly set: QuestionSet
  readonly roundSet?: QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
  readonly words: ExportWords
  /** ISO date: ages are of that day. */
  readonly today: string
}

/** Refused answers are told apart from blanks and from every code of a list. */
export const REFUSED = { unknown: '_unknown', declined: '_declined' } as const

export function cellOf(column: Column, row: Row, needs: CellNeeds): Cell {
  const fixed = FROM_ROW[column.form]
  if (fixed !== undefined) return fixed(row, needs)
  const value = answerOf(column, row)
  if (value === undefined || isBlank(value)) return null
  if (isRefusal(value)) return refusalCell(column, value, needs)
  return FROM_ANSWER[column.form]?.(value, { ...needs, list: listOf(column, needs) }) ?? null
}

function answerOf({ ofRound, from = '' }: Column, row: Row): AnswerValue | undefined {
  return (ofRound === true ? row.round : row.answers)?.[from]
}

function refusalCell({ form }: Column, { refused }: Refusal, { words }: CellNeeds): Cell {
  return form === 'label' ? words.text(`refused.${refused}`) : REFUSED[refused]
}

const FROM_ROW: Readonly<Partial<Record<Form, (row: Row, needs: CellNeeds) => Cell>>> = {
  'record-id': ({ record }) => record,
  'row-id': ({ row }) => row ?? null,
  'subject-id': ({ subject }) => subject?.id ?? null,
  'subject-title': ({ subject }, { set, words }) =>
    subject === undefined ? null : words.subject(set.id, subject.id),
  'criterion-title': ({ subject }, { set, words }) =>
    subject === undefined ? null : words.under(set.id, subject.under),
  level: ({ answers }) => levelText(readElement(answers).level),
  disputed: ({ disputed }) => (disputed.length === 0 ? null : [...disputed].sort().join('; ')),
}

/** "2", or "1-3" while checks are not known. */
function levelText(level: { readonly floor: number; readonly ceiling: number } | undefined): Cell {
  if (level === undefined) return null
  const { floor, ceiling } = level
  return floor === ceiling ? String(floor) : `${String(floor)}-${String(ceiling)}`
}

interface AnswerNeeds extends CellNeeds {
  readonly list: CodeList | undefined
}

const FROM_ANSWER: Readonly<
  Partial<Record<Form, (value: AnswerValue, needs: AnswerNeeds) => Cell>>
> = {
  text: (value) => (typeof value === 'string' ? value : null),
  number: (value) => (typeof value === 'number' ? value : null),
  code: (value) => codesIn(value).join('; '),
  label: (value, { list, words }) =>
    codesIn(value)
      .map((code) => words.code(list?.id ?? '', code))
      .join('; '),
  date: (value) =>
    typeof value === 'string' ? value : isPartialDate(value) ? dateText(value) : null,
  'age-band': (value, { today }) => (isPartialDate(value) ? ageBand(value, today) : null),
  'country-iso3': (value) => codesIn(value).join('; '),
  // Empty where UNHCR's own code is not known: never guessed from another scheme.
  'country-unhcr': (value, { list }) =>
    codesIn(value)
      .map((code) => list?.codes.find((one) => one.code === code)?.also?.unhcr ?? '')
      .join('; '),
}

function codesIn(value: AnswerValue): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : []
}

/** As precise as it is known: 1987-03-05, 1987-03, 1987, with "~" when approximate (EDTF); or an age and its day. */
function dateText(partial: PartialDate): string {
  const about = partial.about === true ? '~' : ''
  if ('date' in partial) return partial.date + about
  if ('month' in partial) return partial.month + about
  if ('year' in partial) return String(partial.year) + about
  if (partial.unit === undefined)
    return `${String(Number(partial.said.slice(0, 4)) - partial.age)}~`
  // Of a baby the month is known as well as of others the year: to one more or less.
  return `${(spanOf(partial)?.last ?? partial.said).slice(0, 7)}~`
}

function listOf({ from, ofRound }: Column, { set, roundSet, lists }: CellNeeds) {
  const asked = ofRound === true ? roundSet : set
  const question =
    asked === undefined ? undefined : questionsOf(asked).find(({ id }) => id === from)
  return lists.get(question?.list ?? '')
}
