// A question set: what is asked, as versioned data. Its words are in locales/<lang>/questions/<id>.json.
import * as z from 'zod/mini'
import type { Json } from './json.ts'

const Id = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,47}$/))
const Version = z.string().check(z.regex(/^\d+\.\d+\.\d+$/))

/**
 * A condition, as data. Three-valued: what is blank or refused makes it unknown (self-assessment.md 7.4).
 * `count` is the number of codes chosen, of rows, or the sum of people in a `counts` answer.
 */
export type Expression =
  | { readonly ref: string }
  | { readonly lit: Json }
  | { readonly today: true }
  | { readonly op: Operator; readonly of: readonly Expression[] }

export const OPERATORS = [
  'and',
  'or',
  'not',
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'selected',
  'answered',
  'count',
  'years-since',
] as const
export type Operator = (typeof OPERATORS)[number]

export const Expression: z.ZodMiniType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ ref: z.string() }),
    z.strictObject({ lit: z.json() }),
    z.strictObject({ today: z.literal(true) }),
    z.strictObject({ op: z.enum(OPERATORS), of: z.array(Expression) }),
  ]),
)

export const QUESTION_TYPES = [
  'single',
  'multiple',
  'yesno',
  'text',
  'long-text',
  'phone',
  'number',
  'date',
  'partial-date',
  'counts',
  'note',
] as const

/** Why a question is asked; a question without a purpose is not asked (security.md 5.6). */
export const PURPOSES = ['service', 'follow-up', 'referral', 'statistics', 'assessment'] as const

const Check = z.strictObject({
  /** Names the sentence: `<set>.checks.<id>`. */
  id: Id,
  /** Must not be false; unknown passes. */
  rule: Expression,
})

const Question = z.strictObject({
  id: Id,
  type: z.enum(QUESTION_TYPES),
  group: Id,
  purpose: z.enum(PURPOSES),
  list: z.optional(Id),
  /** Codes that cannot stand beside others in a multiple choice. */
  exclusive: z.optional(z.array(z.string())),
  required: z.optional(z.boolean()),
  /** Offers "not known" and "preferred not to say". Every question about a person does. */
  refusable: z.optional(z.boolean()),
  showIf: z.optional(Expression),
  checks: z.optional(z.array(Check)),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  /** Carried over from the last record of this device's shift (place, channel). */
  carried: z.optional(z.boolean()),
  /** The app knows the answer when a record begins (today). */
  prefilled: z.optional(z.boolean()),
  /** Asked on one screen with this question, which stands before it: both are one decision. */
  with: z.optional(Id),
  /** What happened on a date, so that it can be told back as a sentence. */
  event: z.optional(z.enum(['birth'])),
  /** Its words differ by subject: `<set>.subjects.<subject>.<question>`. */
  bySubject: z.optional(z.boolean()),
})
export type Question = z.infer<typeof Question>

const Repeat = z.strictObject({
  id: Id,
  repeat: z.array(Question),
  min: z.optional(z.int()),
  max: z.optional(z.int()),
  /** Question whose answer names a row in lists. */
  label: Id,
  showIf: z.optional(Expression),
})
export type Repeat = z.infer<typeof Repeat>

const Section = z.strictObject({
  id: Id,
  items: z.array(z.union([Repeat, Question])),
  showIf: z.optional(Expression),
  /** Not a part of every interview: asked by itself, when somebody means to do what it stands for. */
  asked: z.optional(z.enum(['by-action'])),
})
export type Section = z.infer<typeof Section>

/**
 * How two versions of a group meet. `register`: both are kept, a winner is shown. `protective`: the value
 * standing first in `order` of its question is shown until somebody decides. `log`: all are entries.
 */
const FieldGroup = z.strictObject({
  id: Id,
  merge: z.enum(['register', 'protective', 'log']),
  /** For `protective`: per question its codes, most restrictive first. */
  order: z.optional(z.record(Id, z.array(z.string()))),
  /** For groups that belong to a row. */
  repeat: z.optional(Id),
})
export type FieldGroup = z.infer<typeof FieldGroup>

/** What a set is asked about once each, e.g. the elements of the self-assessment. */
const Subject = z.strictObject({
  id: Id,
  under: Id,
  concept: Id,
  core: z.boolean(),
})
export type Subject = z.infer<typeof Subject>

/** Whose permission details of people hang on: without it nothing of them is saved. */
const Keeping = z.strictObject({
  /** A question outside of repeats, and the only answer that permits. */
  question: Id,
  is: z.string(),
  /** The set that may be saved without names in its place. */
  instead: Id,
})

export const QuestionSet = z.strictObject({
  id: Id,
  version: Version,
  kind: Id,
  status: z.enum(['draft', 'reviewed', 'official']),
  keeping: z.optional(Keeping),
  groups: z.array(FieldGroup),
  sections: z.array(Section),
  subjects: z.optional(z.array(Subject)),
})
export type QuestionSet = z.infer<typeof QuestionSet>

/** A code list: codes apart from words. Words: locales/<lang>/lists/<id>.json, code by code. */
export const CodeList = z.strictObject({
  id: Id,
  version: Version,
  codes: z.array(
    z.looseObject({
      code: z.string().check(z.minLength(1)),
      /** Parent code, for lists in two steps. */
      under: z.optional(z.string()),
      /** Offered first. */
      common: z.optional(z.boolean()),
      /** Accepted when read, never offered. */
      retired: z.optional(z.boolean()),
      /** Codes of other systems: UNHCR, ISO 3166-1 alpha-2, ISO 639-1, … */
      also: z.optional(z.record(z.string(), z.string())),
      /** Handling class 1-3 of domain.md C1; 3 is shown as "confidential support". */
      sensitivity: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
    }),
  ),
})
export type CodeList = z.infer<typeof CodeList>
