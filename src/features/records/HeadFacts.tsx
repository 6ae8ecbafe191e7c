import type { VNode } from 'preact'
import { describeValue } from '../../forms/summary.ts'
import type { Answers } from '../../model/answers.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { useText } from '../../ui/text.ts'

export interface HeadFactsProps {
  readonly set: QuestionSet
  readonly answers: Answers
}

/** What one must know before calling or sharing, whatever else one came to read. */
const FIRST = [
  'closure-reason',
  'do-not-contact',
  'contact-safety',
  'consent-contact',
  'consent-refer',
  'consent-unhcr',
  'next-appointment',
] as const

/** Permissions, safe contact and the next appointment, at the head of the record. */
export function HeadFacts({ set, answers }: HeadFactsProps): VNode | null {
  const text = useText()
  const words = answerWords(text, set.id)
  const questions = new Map(questionsOf(set).map((question) => [question.id, question]))
  const facts = FIRST.flatMap((id) => {
    const question = questions.get(id)
    const said = question === undefined ? '' : describeValue(question, answers[id], words)
    return said === '' ? [] : [{ id, label: words.question(id), said }]
  })
  if (facts.length === 0) return null
  return (
    <dl class="head-facts">
      {facts.map(({ id, label, said }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}
