// The local protocol: one record of the space, which all its devices meet in without talking first.
import { describeValue, type Words } from '../../forms/summary.ts'
import type { Answers } from '../../model/answers.ts'
import type { RecordId } from '../../model/id.ts'
import type { Question, QuestionSet } from '../../model/question-set.ts'
import { isRepeat } from '../../model/questions.ts'

export const PROTOCOL_RECORD = 'protocol-of-this-space' as RecordId

export interface Line {
  readonly id: string
  readonly label: string
  readonly said: string
  /** `tel:` and the number, where a tap can call it. */
  readonly call?: string
}

export interface Situation {
  /** The section of the set; codes of lists name it. */
  readonly id: string
  readonly lines: readonly Line[]
}

/** Section by section what the municipality has filled in. */
export function situationsOf(
  set: QuestionSet,
  answers: Answers,
  words: Words,
): readonly Situation[] {
  return set.sections.map(({ id, items }) => ({
    id,
    lines: items
      .flatMap((item) => (isRepeat(item) ? [] : [item]))
      .flatMap((question) => lineOf(question, answers, words)),
  }))
}

function lineOf(question: Question, answers: Answers, words: Words): readonly Line[] {
  const said = describeValue(question, answers[question.id], words)
  if (said === '') return []
  const line = { id: question.id, label: words.question(question.id), said }
  const call = question.type === 'phone' ? callTo(said) : undefined
  return [call === undefined ? line : { ...line, call }]
}

/**
 * Digits and a plus in front, nothing else: codes with `*` and `#` make a phone do things instead of calling, and what is
 * no number at all calls nobody.
 */
export function callTo(written: string): string | undefined {
  if (/[*#]/.test(written)) return undefined
  const digits = written.replaceAll(/\D/g, '')
  if (digits.length < 2 || digits.length > 15) return undefined
  return `tel:${written.trimStart().startsWith('+') ? '+' : ''}${digits}`
}
