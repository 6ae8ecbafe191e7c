import type { VNode } from 'preact'
import { startInterview } from '../../forms/interview.ts'
import { relevanceOf } from '../../forms/relevance.ts'
import { describeValue } from '../../forms/summary.ts'
import type { Answers } from '../../model/answers.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { useText } from '../../ui/text.ts'

export interface HeadFactsProps {
  readonly set: QuestionSet
  readonly answers: Answers
  /** Marks that stand, by code. */
  readonly marks: readonly string[]
  /** ISO date. */
  readonly today: string
}

/** What the set puts at the head of a record: what still stands of it, and nothing where no permission does. */
export function HeadFacts({ set, answers, marks, today }: HeadFactsProps): VNode | null {
  const text = useText()
  const words = answerWords(text, set.id)
  if (forbids(set, marks)) return null
  const questions = new Map(questionsOf(set).map((question) => [question.id, question]))
  const { stands } = relevanceOf(startInterview({ set, answers, today }))
  const facts = (set.head ?? []).flatMap((id) => {
    const question = stands(id) ? questions.get(id) : undefined
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

/** Details may not be kept: whatever else was allowed once is allowed no more. */
export function forbids({ marks = [] }: QuestionSet, standing: readonly string[]): boolean {
  return marks.some(
    ({ code, keeping }) => (keeping === 'withdrawn' || keeping === 'no') && standing.includes(code),
  )
}
