// Answers in words: for a review screen, a history and a codebook. Codes are never shown.
import {
  isBlank,
  isRefusal,
  isUnread,
  type AnswerValue,
  type PartialDate,
  type Refusal,
} from '../model/answers.ts'
import { isJsonObject } from '../model/json.ts'
import type { Question } from '../model/question-set.ts'
import { visibleText } from '../model/visible-text.ts'
import { AGE_BANDS, isPartialDate } from './date.ts'
import { isCodes } from './exclusive.ts'
import type { Interview } from './interview.ts'
import { isRepeatView, viewInterview, type QuestionView } from './view.ts'

/** The words of one language, for one question set and, if it has any, one subject. */
export interface Words {
  /** The short name of a question. */
  readonly question: (id: string) => string
  readonly code: (list: string, code: string) => string
  readonly refusal: (kind: Refusal['refused']) => string
  readonly date: (partial: PartialDate) => string
  readonly number: (number: number) => string
  readonly yesNo: (answer: boolean) => string
  /** "2 women of 18 to 59": `cell` is sex and age band, as in `f.18-59`. */
  readonly people: (cell: string, count: number) => string
  /** "3 people: …"; `parts` is empty when nobody was counted. */
  readonly counts: (total: number, parts: string) => string
  /** "a, b and c" */
  readonly list: (parts: readonly string[]) => string
  /** What was typed and could not be read. */
  readonly unread: (typed: string) => string
  /** Stands for what a newer app wrote and this one cannot read. */
  readonly unreadable: () => string
}

export interface Described {
  /** To go there and change it. */
  readonly path: string
  /** Section id. */
  readonly section: string
  /** Of a question in a row: which row, counted from 1, and what it is called if that was answered. */
  readonly row?: { readonly repeat: string; readonly place: number; readonly name: string }
  readonly label: string
  readonly text: string
}

/** What is asked and was answered, in reading order. Hidden answers are left out. */
export function describeAnswers(interview: Interview, words: Words): readonly Described[] {
  return viewInterview(interview).sections.flatMap(({ section, items }) =>
    items.flatMap((item) => {
      if (!isRepeatView(item)) return describe(item, section.id, words)
      return item.rows.flatMap(({ name, questions }, index) => {
        const naming = item.repeat.repeat.find(({ id }) => id === item.repeat.label)
        const row = {
          repeat: item.repeat.id,
          place: index + 1,
          name: naming === undefined || isBlank(name) ? '' : describeValue(naming, name, words),
        }
        return questions.flatMap((question) =>
          describe(question, section.id, words).map((described) => ({ ...described, row })),
        )
      })
    }),
  )
}

/** One answer in words; a blank one is an empty text. */
export function describeValue(
  question: Question,
  value: AnswerValue | undefined,
  words: Words,
): string {
  if (value === undefined || isBlank(value)) return ''
  if (isRefusal(value)) return words.refusal(value.refused)
  if (isUnread(value)) return words.unread(value.unread)
  return TEXTS[question.type](value, words, question) ?? words.unreadable()
}

function describe(seen: QuestionView, section: string, words: Words): readonly Described[] {
  const { path, question, shown, value } = seen
  if (!shown || isBlank(value)) return []
  const label = words.question(question.id)
  return [{ path, section, label, text: describeValue(question, value, words) }]
}

type TextOf = (value: AnswerValue, words: Words, question: Question) => string | undefined

const TEXTS: Readonly<Record<Question['type'], TextOf>> = {
  single: (value, words, { list = '' }) =>
    typeof value === 'string' ? words.code(list, value) : undefined,
  multiple: (value, words, { list = '' }) =>
    isCodes(value) ? words.list(value.map((code) => words.code(list, code))) : undefined,
  yesno: (value, words) => (typeof value === 'boolean' ? words.yesNo(value) : undefined),
  text: asWritten,
  'long-text': asWritten,
  phone: asWritten,
  number: (value, words) => (typeof value === 'number' ? words.number(value) : undefined),
  date: (value, words) => (typeof value === 'string' ? words.date({ date: value }) : undefined),
  'partial-date': (value, words) => (isPartialDate(value) ? words.date(value) : undefined),
  counts: describeCounts,
  note: () => undefined,
}

function asWritten(value: AnswerValue): string | undefined {
  return typeof value === 'string' ? visibleText(value) : undefined
}

function describeCounts(value: AnswerValue, words: Words): string | undefined {
  if (!isJsonObject(value)) return undefined
  const cells = Object.entries(value)
    .filter((cell): cell is [string, number] => typeof cell[1] === 'number' && cell[1] > 0)
    .sort(([one], [other]) => placeOf(one).localeCompare(placeOf(other)))
  const total = cells.reduce((sum, [, count]) => sum + count, 0)
  const parts = cells.map(([cell, count]) => words.people(cell, count))
  const unread = Object.values(value)
    .filter(isUnread)
    .map((cell) => words.unread(cell.unread))
  return words.counts(total, words.list([...parts, ...unread]))
}

/** By sex, then from young to old, in whatever order they were tapped. */
function placeOf(cell: string): string {
  const [sex = '', band = ''] = cell.split('.')
  const place = (AGE_BANDS as readonly string[]).indexOf(band)
  return `${sex}.${String(place < 0 ? AGE_BANDS.length : place)}`
}
