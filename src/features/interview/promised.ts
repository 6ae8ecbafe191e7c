// What the notes of an interview may promise: only what whoever answers for it has confirmed.
import type { QuestionView } from '../../forms/view.ts'
import type { Answers } from '../../model/answers.ts'

export interface Promised {
  readonly confirmed: boolean
  /** Empty unless confirmed. */
  readonly answers: Answers
}

/** The words of a note; `undefined` for a promise that nobody has made. */
export function noteText(
  { question }: QuestionView,
  text: string,
  promised: Promised | undefined,
): string | undefined {
  if (question.promise === undefined) return text
  const answer = promised?.confirmed === true ? promised.answers[question.promise] : undefined
  if (typeof answer === 'string' || typeof answer === 'number') {
    // A sentence ends once.
    const said = String(answer).trim().replace(/\.$/, '')
    return said === '' ? undefined : text.replace('{{promise}}', () => said)
  }
  return answer === true ? text : undefined
}
