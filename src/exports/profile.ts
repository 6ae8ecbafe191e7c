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

export const Consent = z.strictObject({
  /** The person's own answer, and what it must be. */
  question: Id,
  is: z.string(),
  /** Answers of the whole case that close all of its rows. */
  record: z.array(z.strictObject({ question: Id, bars: z.array(z.string()) })),
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
