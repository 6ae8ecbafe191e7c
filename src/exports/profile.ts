// An export profile: which columns of which rows go to whom, under which consent. Data, in src/question-sets/export-profiles.
import * as z from 'zod/mini'

const Id = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,47}$/))

/** How an answer becomes a cell; cells.ts has one function for each. */
export const FORMS = [
  'record-id',
  'row-id',
  'subject-id',
  'subject-title',
  'criterion-title',
  'text',
  'number',
  'code',
  'label',
  'date',
  'age-band',
  'country-iso3',
  'country-unhcr',
  'level',
  'disputed',
] as const
export type Form = (typeof FORMS)[number]

export const Column = z.strictObject({
  /** Name in the files: the same in every language. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9_]{0,47}$/)),
  form: z.enum(FORMS),
  /** Question of the set, where the form reads an answer. */
  from: z.optional(Id),
  /** The answer stands in the round the element belongs to. */
  ofRound: z.optional(z.literal(true)),
})
export type Column = z.infer<typeof Column>

/** A permission, and the only answer that gives it. */
const Asked = z.strictObject({ question: Id, is: z.string() })
export type Asked = z.infer<typeof Asked>

/** Who may give a child's permission (domain.md C; Convention on the Rights of the Child, articles 3 and 18). */
const Children = z.strictObject({
  /** The question for the birth, and the age from which a person speaks for themselves. */
  birth: Id,
  under: z.int(),
  /** Asked where the birth cannot tell: whether they are under that age. */
  told: Id,
  /** The question for who gave the permission, and whose voice counts. */
  givenBy: Id,
  by: z.array(z.string()),
  /** Without an adult only these voices count. */
  alone: z.strictObject({ question: Id, is: z.array(z.string()), by: z.array(z.string()) }),
})
export type Children = z.infer<typeof Children>

export const Consent = z.strictObject({
  /** The person's own permission. */
  question: Id,
  is: z.string(),
  /** Permissions of the whole case: each of them is needed too. */
  record: z.array(Asked),
  children: z.optional(Children),
})
export type Consent = z.infer<typeof Consent>

export const ExportProfile = z.strictObject({
  id: Id,
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  status: z.enum(['draft', 'reviewed', 'official']),
  set: Id,
  /** One row for each person of a repeat, or for each subject of each round. */
  row: z.enum(['person', 'subject']),
  repeat: z.optional(Id),
  consent: z.optional(Consent),
  columns: z.array(Column).check(z.minLength(1)),
})
export type ExportProfile = z.infer<typeof ExportProfile>
