// Conditions, in three values: true, false, and not known yet (self-assessment.md 7.4).
import { isBlank, isRefusal, isUnread, type AnswerValue } from '../model/answers.ts'
import { sameJson } from '../model/json.ts'
import type { Expression, Operator } from '../model/question-set.ts'
import { isPartialDate, yearsRange, type YearsRange } from './date.ts'

/** `undefined` is "not known": blank, refused, hidden, out of reach, or not to be told from what is known. */
export type Value = AnswerValue | undefined
export type Truth = boolean | undefined

/** What an expression can see from where it stands. */
export interface Scope {
  /** ISO date. */
  readonly today: string
  /** The answer a reference finds from here: in the same row first, then outside. */
  readonly answerOf: (ref: string) => Value
  /** How many rows, when the reference names a repeat. */
  readonly rowCount: (ref: string) => number | undefined
}

/** The value of an expression. `years-since` is a number only if every day the date can mean agrees on it. */
export function evaluate(expression: Expression, scope: Scope): Value {
  if ('ref' in expression) return knownOf(scope.answerOf(expression.ref))
  if ('lit' in expression) return knownOf(expression.lit)
  if ('today' in expression) return scope.today
  return OPERATIONS[expression.op](expression.of, scope)
}

/** As `evaluate`, where anything but true or false is not known. */
export function truthOf(expression: Expression, scope: Scope): Truth {
  const value = evaluate(expression, scope)
  return typeof value === 'boolean' ? value : undefined
}

/** Every reference an expression makes, in reading order. */
export function refsIn(expression: Expression): readonly string[] {
  if ('ref' in expression) return [expression.ref]
  return 'op' in expression ? expression.of.flatMap(refsIn) : []
}

type Operands = readonly Expression[]

const OPERATIONS: Readonly<Record<Operator, (of: Operands, scope: Scope) => Value>> = {
  and: (of, scope) => {
    const truths = of.map((operand) => truthOf(operand, scope))
    if (truths.includes(false)) return false
    return truths.includes(undefined) ? undefined : true
  },
  or: (of, scope) => {
    const truths = of.map((operand) => truthOf(operand, scope))
    if (truths.includes(true)) return true
    return truths.includes(undefined) ? undefined : false
  },
  not: ([operand], scope) => opposite(operand && truthOf(operand, scope)),
  eq: (of, scope) => equal(of, scope),
  ne: (of, scope) => opposite(equal(of, scope)),
  lt: ([one, other], scope) => isBefore(one, other, scope),
  gt: ([one, other], scope) => isBefore(other, one, scope),
  le: ([one, other], scope) => opposite(isBefore(other, one, scope)),
  ge: ([one, other], scope) => opposite(isBefore(one, other, scope)),
  in: ([one, list], scope) => isAmong(valueOf(one, scope), valueOf(list, scope)),
  selected: ([choice, code], scope) => {
    const chosen = valueOf(choice, scope)
    const list = typeof chosen === 'string' ? [chosen] : chosen
    return isAmong(valueOf(code, scope), list)
  },
  answered: ([operand], scope) => (operand === undefined ? false : isAnswered(operand, scope)),
  count: ([operand], scope) => (operand === undefined ? 0 : countOf(operand, scope)),
  'years-since': ([date], scope) => {
    const years = date && yearsSince(date, scope)
    return years && years.min === years.max ? years.min : undefined
  },
}

function knownOf(value: Value): Value {
  return isBlank(value) || isRefusal(value) || isUnread(value) ? undefined : value
}

function valueOf(operand: Expression | undefined, scope: Scope): Value {
  return operand && evaluate(operand, scope)
}

function opposite(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

function equal([one, other]: Operands, scope: Scope): Truth {
  const [years, otherYears] = [rangeOf(one, scope), rangeOf(other, scope)]
  if (years !== undefined && otherYears !== undefined) {
    if (years.max < otherYears.min || otherYears.max < years.min) return false
    return years.min === years.max && sameJson({ ...years }, { ...otherYears }) ? true : undefined
  }
  const [value, otherValue] = [valueOf(one, scope), valueOf(other, scope)]
  if (value === undefined || typeof value !== typeof otherValue) return undefined
  return sameJson(value, otherValue)
}

/** Numbers by size, texts by alphabet: for ISO dates that is the calendar. Anything else cannot be compared. */
function isBefore(one: Expression | undefined, other: Expression | undefined, scope: Scope): Truth {
  const [years, otherYears] = [rangeOf(one, scope), rangeOf(other, scope)]
  if (years !== undefined && otherYears !== undefined) {
    if (years.max < otherYears.min) return true
    return years.min >= otherYears.max ? false : undefined
  }
  const [value, otherValue] = [valueOf(one, scope), valueOf(other, scope)]
  if (typeof value !== 'string' || typeof otherValue !== 'string') return undefined
  return value < otherValue
}

/** A number is a range of one. Years may be known as a range only, and be compared all the same: born in 1987 is not under 18. */
function rangeOf(operand: Expression | undefined, scope: Scope): YearsRange | undefined {
  if (operand === undefined) return undefined
  if ('op' in operand && operand.op === 'years-since') {
    return operand.of[0] && yearsSince(operand.of[0], scope)
  }
  const value = evaluate(operand, scope)
  return typeof value === 'number' ? { min: value, max: value } : undefined
}

function yearsSince(operand: Expression, scope: Scope): YearsRange | undefined {
  const value = evaluate(operand, scope)
  if (typeof value === 'string') return yearsRange({ date: value }, scope.today)
  return isPartialDate(value) ? yearsRange(value, scope.today) : undefined
}

function isAmong(value: Value, list: Value): Truth {
  if (value === undefined || !Array.isArray(list)) return undefined
  return list.includes(value)
}

/** A refusal is an answer: it is never counted as missing. */
function isAnswered(operand: Expression, scope: Scope): boolean {
  if (!('ref' in operand)) return evaluate(operand, scope) !== undefined
  const rows = scope.rowCount(operand.ref)
  return rows === undefined ? !isBlank(scope.answerOf(operand.ref)) : rows > 0
}

function countOf(operand: Expression, scope: Scope): number {
  const rows = 'ref' in operand ? scope.rowCount(operand.ref) : undefined
  if (rows !== undefined) return rows
  const value = evaluate(operand, scope)
  if (value === undefined) return 0
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? sumOf(value) : 1
}

function sumOf(counts: object): number {
  return Object.values(counts).reduce<number>(
    (sum, count) => (typeof count === 'number' ? sum + count : sum),
    0,
  )
}
