// From answers to checked answers: nothing required is missing, nothing is impossible, nothing hidden is in it.
import {
  isBlank,
  ROW_ORDER,
  ROW_REMOVED,
  splitPath,
  type Answers,
  type AnswerValue,
} from '../model/answers.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { isHard, type Finding } from './findings.ts'
import type { Interview } from './interview.ts'
import { relevanceOf, type Relevance } from './relevance.ts'
import { isRepeatView, questionsIn, viewInterview } from './view.ts'

declare const checked: unique symbol
/** Answers that count now. Only `checkAnswers` makes them. */
export type CheckedAnswers = Answers & { readonly [checked]: true }

export interface Unanswered {
  readonly kind: 'unanswered'
  /** In reading order; a repeat's id when it has too few rows. */
  readonly paths: readonly string[]
}

export interface Inconsistent {
  readonly kind: 'inconsistent'
  readonly findings: readonly Finding[]
}

export function checkAnswers(
  interview: Interview,
): Result<CheckedAnswers, Unanswered | Inconsistent> {
  const { sections } = viewInterview(interview)
  const paths = sections.flatMap(({ missing }) => missing)
  if (paths.length > 0) return fail({ kind: 'unanswered', paths })

  const findings = sections
    .flatMap(({ items }) => [...questionsIn(items), ...items.filter(isRepeatView)])
    .flatMap((seen) => seen.findings)
    .filter(isHard)
  if (findings.length > 0) return fail({ kind: 'inconsistent', findings })
  return ok(standingAnswers(interview) as CheckedAnswers)
}

/** What counts of the answers now, though some may be missing: nothing hidden, nothing of a removed row. */
export function standingAnswers(interview: Interview): Answers {
  const relevance = relevanceOf(interview)
  const standing: Record<string, AnswerValue> = {}
  for (const [path, value] of Object.entries(interview.answers)) {
    if (!isBlank(value) && stands(relevance, path)) standing[path] = value
  }
  return standing
}

function stands(relevance: Relevance, path: string): boolean {
  const { repeat, question } = splitPath(path)
  const marker = question === ROW_ORDER || question === ROW_REMOVED
  if (marker && repeat !== undefined) return relevance.isRepeatAsked(repeat)
  return relevance.stands(path)
}
