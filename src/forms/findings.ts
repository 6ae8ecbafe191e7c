// What is odd about an answer. Hard findings cannot be meant (30 February); the others are questions to a person.
import { isBlank, isRefusal, isUnread, type AnswerValue } from '../model/answers.ts'
import { isJsonObject } from '../model/json.ts'
import type { Question } from '../model/question-set.ts'
import { dateFault, daysAfter, isPartialDate, isPlausibleToday, type DateFault } from './date.ts'
import { contradicts, isCodes } from './exclusive.ts'
import { truthOf, type Scope } from './expression.ts'
import { phoneFault } from './phone.ts'

export type Finding = { readonly path: string } & (
  | { readonly kind: 'check-failed'; readonly check: string }
  | { readonly kind: 'wrong-type' | 'exclusive-beside-others' | 'not-in-list' | DateFault }
  | { readonly kind: 'too-small' | 'too-large' | 'too-long'; readonly limit: number }
  | { readonly kind: 'date-too-early' | 'date-too-late'; readonly limit: string }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  | { readonly kind: 'not-a-phone' | 'short-phone' }
  /** What was typed and could not be read; `cell` where one of several numbers was. */
  | { readonly kind: 'unread'; readonly why: string; readonly text: string; readonly cell?: string }
)

export interface Asked {
  readonly path: string
  readonly question: Question
  readonly value: AnswerValue | undefined
  readonly scope: Scope
  /** Codes of the question's list, if the list is at hand. */
  readonly codes: ReadonlySet<string> | undefined
}

/** Findings about one question that is asked: first what its type forbids, then its own checks. */
export function findingsOf(asked: Asked): readonly Finding[] {
  const { path, question, scope, value } = asked
  const fault = isBlank(value) || isRefusal(value) ? undefined : faultOf(asked)
  const failed = (question.checks ?? []).filter(({ rule }) => truthOf(rule, scope) === false)
  return [
    ...(fault === undefined ? [] : [{ path, ...fault }]),
    ...failed.map(({ id }) => ({ path, kind: 'check-failed' as const, check: id })),
  ]
}

/** What could not be read is told by the words that were typed, whatever the type of the question. */
function faultOf(asked: Asked): Fault | undefined {
  const { question, value } = asked
  if (!isUnread(value)) return FAULTS[question.type](asked)
  return { kind: 'unread', why: value.why, text: value.unread }
}

/**
 * Hard findings stop a save. A check is a question, not a verdict; and a code that is in no list here was
 * chosen with a newer app: whoever changes a telephone number must not be made to throw it away.
 */
export function isHard(finding: Finding): boolean {
  return !['check-failed', 'not-in-list', 'too-many-rows', 'short-phone'].includes(finding.kind)
}

type WithoutPath<F> = F extends Finding ? Omit<F, 'path'> : never
type Fault = WithoutPath<Finding>

const FAULTS: Readonly<Record<Question['type'], (asked: Asked) => Fault | undefined>> = {
  single: ({ codes, value }) =>
    typeof value === 'string' ? unlisted([value], codes) : { kind: 'wrong-type' },
  multiple: ({ codes, question, value }) => {
    if (!isCodes(value)) return { kind: 'wrong-type' }
    const unlike = contradicts(question.exclusive ?? [], value)
    return unlike ? { kind: 'exclusive-beside-others' } : unlisted(value, codes)
  },
  yesno: ({ value }) => (typeof value === 'boolean' ? undefined : { kind: 'wrong-type' }),
  text: textFault,
  'long-text': textFault,
  phone: (asked) => {
    const fault = textFault(asked)
    const kind = typeof asked.value === 'string' ? phoneFault(asked.value) : undefined
    return fault ?? (kind && { kind })
  },
  number: ({ question, value }) =>
    typeof value === 'number' && Number.isFinite(value)
      ? outOfRange(value, question)
      : { kind: 'wrong-type' },
  date: ({ question, scope, value }) =>
    typeof value === 'string' ? dayFault(value, question, scope.today) : { kind: 'wrong-type' },
  'partial-date': ({ scope, value }) => {
    if (!isPartialDate(value)) return { kind: 'wrong-type' }
    const kind = dateFault(value, scope.today)
    return kind && { kind }
  },
  counts: ({ question, value }) => {
    const cells = isJsonObject(value) ? Object.entries(value) : []
    for (const [cell, count] of cells) {
      if (isUnread(count)) return { kind: 'unread', why: count.why, text: count.unread, cell }
    }
    const people = cells.map(([, count]) => count)
    const whole = people.every((count) => Number.isInteger(count) && Number(count) >= 0)
    if (!isJsonObject(value) || !whole) return { kind: 'wrong-type' }
    return outOfRange(
      people.reduce<number>((sum, count) => sum + Number(count), 0),
      question,
    )
  },
  note: () => undefined,
}

function unlisted(
  chosen: readonly string[],
  codes: ReadonlySet<string> | undefined,
): Fault | undefined {
  const listed = codes === undefined || chosen.every((code) => codes.has(code))
  return listed ? undefined : { kind: 'not-in-list' }
}

function textFault({ question, value }: Asked): Fault | undefined {
  if (typeof value !== 'string') return { kind: 'wrong-type' }
  const limit = mostLetters(question)
  return lettersIn(value) > limit ? { kind: 'too-long', limit } : undefined
}

/** How long a text may be. Where a question names no limit of its own there still is one that a file can hold. */
export function mostLetters({ max }: Question): number {
  return max ?? 4_000
}

/** As a person counts: a letter outside of the first 65,536 is one, not two. */
export function lettersIn(text: string): number {
  return Array.from(text).length
}

function outOfRange(value: number, { min, max }: Question): Fault | undefined {
  if (min !== undefined && value < min) return { kind: 'too-small', limit: min }
  return max !== undefined && value > max ? { kind: 'too-large', limit: max } : undefined
}

/** For a date, `min` and `max` count days from today: `max: 0` is a date of the past. */
function dayFault(day: string, { min, max }: Question, today: string): Fault | undefined {
  const fault = dateFault({ date: day }, today)
  if (fault !== undefined && fault !== 'date-in-future') return { kind: fault }
  if (!isPlausibleToday(today)) return undefined
  if (fault === 'date-in-future' && max === 0) return { kind: fault }
  const earliest = min === undefined ? day : daysAfter(today, min)
  const latest = max === undefined ? day : daysAfter(today, max)
  if (day < earliest) return { kind: 'date-too-early', limit: earliest }
  return day > latest ? { kind: 'date-too-late', limit: latest } : undefined
}
