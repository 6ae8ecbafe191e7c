// Which kinds of values an operator takes, and which can be compared at all.
import { isJsonArray, type Json } from '../../model/json.ts'
import type { Operator, Question } from '../../model/question-set.ts'
import { isRealDay } from '../date.ts'
import type { Lists } from './structure.ts'

/** What an expression can be. `reported` stands for what a fault was already found in. */
export type Kind =
  | { readonly is: 'truth' | 'number' | 'text' | 'date' | 'partial-date' | 'counts' | 'rows' }
  | { readonly is: 'code' | 'codes'; readonly list: string }
  | { readonly is: 'literal'; readonly value: Json }
  | { readonly is: 'reported' }

export interface Rule {
  readonly operands: number | 'some'
  readonly gives: 'truth' | 'number'
  /** Takes a reference; `or-condition`: or what is worked out of some, to ask whether it can be told. */
  readonly asksQuestion?: 'only' | 'or-condition'
  /** Why these can never be worked out together, or `undefined` when they can. */
  readonly clash: (kinds: readonly Kind[], lists: Lists) => string | undefined
}

const logic: Rule = {
  operands: 'some',
  gives: 'truth',
  clash: (kinds) => (kinds.every(isTruth) ? undefined : 'takes what is true or false'),
}
const equality: Rule = {
  operands: 2,
  gives: 'truth',
  clash: ([one, other], lists) => clashOf(one, other, lists),
}
const order: Rule = {
  operands: 2,
  gives: 'truth',
  clash: ([one, other], lists) =>
    isOrdered(one) && isOrdered(other)
      ? clashOf(one, other, lists)
      : 'only numbers and dates have an order',
}

export const RULES: Readonly<Record<Operator, Rule>> = {
  and: logic,
  or: logic,
  not: { ...logic, operands: 1 },
  eq: equality,
  ne: equality,
  lt: order,
  le: order,
  gt: order,
  ge: order,
  in: { operands: 2, gives: 'truth', clash: clashInList },
  selected: {
    operands: 2,
    gives: 'truth',
    clash: ([choice, code], lists) =>
      choice?.is === 'code' || choice?.is === 'codes'
        ? clashOf({ ...choice, is: 'code' }, code, lists)
        : 'selected is asked of a choice',
  },
  answered: { operands: 1, gives: 'truth', asksQuestion: 'or-condition', clash: () => undefined },
  count: {
    operands: 1,
    gives: 'number',
    asksQuestion: 'only',
    clash: ([one]) =>
      one !== undefined && ['code', 'codes', 'counts', 'rows'].includes(one.is)
        ? undefined
        : 'count takes a choice, counts or a repeat',
  },
  'years-since': {
    operands: 1,
    gives: 'number',
    clash: ([one]) =>
      one?.is === 'partial-date' || isDate(one) ? undefined : 'years-since takes a date',
  },
}

export function kindOfAnswer({ list = '', type }: Question): Kind {
  return KINDS[type](list)
}

export function isTruth(kind: Kind): boolean {
  if (kind.is === 'literal') return typeof kind.value === 'boolean'
  return kind.is === 'truth' || kind.is === 'reported'
}

const KINDS: Readonly<Record<Question['type'], (list: string) => Kind>> = {
  single: (list) => ({ is: 'code', list }),
  multiple: (list) => ({ is: 'codes', list }),
  yesno: () => ({ is: 'truth' }),
  text: () => ({ is: 'text' }),
  'long-text': () => ({ is: 'text' }),
  phone: () => ({ is: 'text' }),
  number: () => ({ is: 'number' }),
  date: () => ({ is: 'date' }),
  'partial-date': () => ({ is: 'partial-date' }),
  counts: () => ({ is: 'counts' }),
  // A note is never answered: a condition on it would never become known.
  note: () => ({ is: 'literal', value: null }),
}

function clashOf(one: Kind | undefined, other: Kind | undefined, lists: Lists): string | undefined {
  if (one === undefined || other === undefined) return undefined
  if (one.is === 'literal' && other.is !== 'literal') return clashOf(other, one, lists)
  if (!COMPARABLE.includes(one.is)) return `${one.is} cannot be compared as a whole`
  if (other.is === 'literal') return literalClash(one, other.value, lists)
  const alike = one.is === other.is && listOf(one) === listOf(other)
  return alike ? undefined : `${one.is} is never equal to ${other.is}`
}

function listOf(kind: Kind): string | undefined {
  return 'list' in kind ? kind.list : undefined
}

function clashInList([one, list]: readonly Kind[], lists: Lists): string | undefined {
  if (list?.is === 'codes') return clashOf(one, { ...list, is: 'code' }, lists)
  if (list?.is !== 'literal' || !isJsonArray(list.value)) return 'in takes a list of values'
  return list.value
    .map((value) => clashOf(one, { is: 'literal', value }, lists))
    .find((reason) => reason !== undefined)
}

function literalClash(kind: Kind, value: Json, lists: Lists): string | undefined {
  const text = JSON.stringify(value)
  if (kind.is === 'code') {
    const listed = lists.get(kind.list)?.codes.some(({ code }) => code === value)
    return listed === true ? undefined : `${kind.list} has no code ${text}`
  }
  if (kind.is === 'date') return isDay(value) ? undefined : `${text} is not a date`
  const wanted = kind.is === 'literal' ? typeof kind.value : TYPES[kind.is]
  return typeof value === wanted ? undefined : `${text} is not a ${kind.is}`
}

const COMPARABLE = ['truth', 'number', 'text', 'date', 'code', 'literal']
const TYPES: Readonly<Record<string, string>> = {
  truth: 'boolean',
  number: 'number',
  text: 'string',
}

function isOrdered(kind: Kind | undefined): boolean {
  if (kind?.is === 'literal' && typeof kind.value === 'number') return true
  return kind?.is === 'number' || isDate(kind)
}

function isDate(kind: Kind | undefined): boolean {
  return kind?.is === 'date' || (kind?.is === 'literal' && isDay(kind.value))
}

function isDay(value: Json): boolean {
  return typeof value === 'string' && isRealDay(value)
}
