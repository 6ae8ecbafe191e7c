import type { VNode } from 'preact'
import { describeValue } from '../../forms/summary.ts'
import { isJsonObject, type Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { useText } from '../../ui/text.ts'

export interface GroupAnswersProps {
  readonly set: QuestionSet
  readonly value: Json
  /** What the record is about, where a set has subjects. */
  readonly subject?: string | undefined
  /** Other versions of the same group: what is not said alike in all of them is marked. */
  readonly beside?: readonly Json[]
}

/** One version of one field group, question by question. */
export function GroupAnswers({ set, value, subject, beside = [] }: GroupAnswersProps): VNode {
  const text = useText()
  const words = answerWords(text, set.id, subject)
  const rows = questionsOf(set).flatMap((question) => {
    const saidIn = (version: Json) =>
      isJsonObject(version) ? describeValue(question, version[question.id], words) : ''
    const said = saidIn(value)
    const differs = beside.some((other) => saidIn(other) !== said)
    if (said === '' && !differs) return []
    const row = {
      label: words.question(question.id),
      text: said === '' ? text.t('records:nothing-said') : said,
    }
    return [
      differs
        ? { ...row, aside: <span class="tag differ">{text.t('records:changes')}</span> }
        : row,
    ]
  })
  return rows.length === 0 ? <p>{text.t('records:nothing-said')}</p> : <Answers rows={rows} />
}
