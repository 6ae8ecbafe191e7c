import type { VNode } from 'preact'
import { describeValue } from '../../forms/summary.ts'
import { isJsonObject, type Json } from '../../model/json.ts'
import { questionsOf, type QuestionSet } from '../../model/question-set.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { useText } from '../../ui/text.ts'

export interface GroupAnswersProps {
  readonly set: QuestionSet
  readonly group: string
  readonly value: Json
}

/** One version of one field group, question by question. */
export function GroupAnswers({ set, value }: GroupAnswersProps): VNode {
  const text = useText()
  const words = answerWords(text, set.id)
  const given = isJsonObject(value) ? value : {}
  const rows = questionsOf(set).flatMap((question) => {
    const said = describeValue(question, given[question.id], words)
    return said === '' ? [] : [{ label: words.question(question.id), text: said }]
  })
  return rows.length === 0 ? <p>{text.t('records:nothing-said')}</p> : <Answers rows={rows} />
}
