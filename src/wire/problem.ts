// What the endpoint says when it says no: RFC 9457, with a stable type.
import * as z from 'zod/mini'

export const PROBLEM_TYPES = [
  'malformed',
  'too-large',
  'unauthorised',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'equivocation',
  'out-of-order',
  'already-exists',
  'expired',
  'too-many-requests',
  'quota-exceeded',
  'internal',
] as const

export const PROBLEM_PREFIX = 'urn:amparo:problem:'

/** `type` is `urn:amparo:problem:<one of PROBLEM_TYPES>`; never carries anything a person wrote. */
export const ProblemDocument = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>
