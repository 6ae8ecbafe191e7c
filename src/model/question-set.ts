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
  /** Codes that mean nothing before the record was saved once: nobody takes back what was never given. */
  onlyLater: z.optional(z.array(z.string())),
  /** A multiple choice before it, of the same list: only what was chosen there is offered. */
  among: z.optional(Id),
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
  /** What a text is, for the keyboard of the tablet: neither names nor document numbers are corrected. */
  as: z.optional(z.enum(['name', 'document'])),
  /** Its words differ by subject: `<set>.subjects.<subject>.<question>`. */
  bySubject: z.optional(z.boolean()),
  /** Answered yes, it leads to this section of the local protocol. Codes of lists name theirs themselves. */
  protocol: z.optional(Id),
  /**
   * Of a note: the promise it tells, a question of the set that `promises` names. Told only once it is confirmed;
   * `{{promise}}` in its words is the answer.
   */
  promise: z.optional(Id),
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
  /** What that set takes over, none of it about anybody: question here → question there. */
  carries: z.optional(z.record(Id, Id)),
})
export type Keeping = z.infer<typeof Keeping>

/** What must be seen of a record before anything else is done with it. */
const Mark = z.strictObject({
  /** In the list `marks`, which says how grave it is and how it looks. */
  code: Id,
  /** Brings it when true, and only then. Answers that are hidden now count: what protects outlasts its question. */
  when: z.optional(Expression),
  /** Takes it away when true, and only then. */
  unless: z.optional(Expression),
  /** In place of both: what was said about keeping details. */
  keeping: z.optional(z.enum(['withdrawn', 'no', 'not-asked'])),
  /** Worked out in each row of this repeat; one is enough. */
  repeat: z.optional(Id),
  /** Of all marks among the same only the first is shown. */
  among: z.optional(Id),
  /** Stands on home until somebody has attended to it. */
  due: z.optional(z.boolean()),
})
export type Mark = z.infer<typeof Mark>

export const QuestionSet = z.strictObject({
  id: Id,
  version: Version,
  kind: Id,
  status: z.enum(['draft', 'reviewed', 'official']),
  keeping: z.optional(Keeping),
  /** The roles that may begin or change a record of this set; all that may read it when left out. */
  editedBy: z.optional(z.array(z.enum(['coordinator', 'caseworker', 'assessor']))),
  /** The gravest first. */
  marks: z.optional(z.array(Mark)),
  /** The question, never asked, that says how marks that are due were attended to. Its group is a log. */
  attended: z.optional(Id),
  /** What stands at the head of a record beside its marks, in this order. */
  head: z.optional(z.array(Id)),
  /** The set whose one record holds what is promised in this one's notes. */
  promises: z.optional(Id),
  groups: z.array(FieldGroup),
  sections: z.array(Section),
  subjects: z.optional(z.array(Subject)),
})
export type QuestionSet = z.infer<typeof QuestionSet>

/** A code list: codes apart from words. Words: locales/<lang>/lists/<id>.json, code by code. */
export const CodeList = z.strictObject({
  id: Id,
  version: Version,
  /** Shown by their names in the order of the language; otherwise in that of the file, which means something. */
  byName: z.optional(z.boolean()),
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
      /** The section of the local protocol that says whom to call. */
      protocol: z.optional(Id),
    }),
  ),
})
export type CodeList = z.infer<typeof CodeList>
