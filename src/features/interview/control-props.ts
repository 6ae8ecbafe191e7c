// What every control of an interview is handed, whatever the type of its question.
import type { AnswerValue } from '../../model/answers.ts'
import type { CodeList, Question } from '../../model/question-set.ts'

export interface ControlProps {
  readonly id: string
  readonly legend: string
  /** The screen is about this question. */
  readonly lead: boolean
  readonly hint: string | undefined
  readonly problem: string | undefined
  readonly doubt: string | undefined
  readonly question: Question
  readonly value: AnswerValue | undefined
  readonly onChange: (value: AnswerValue | undefined) => void
  readonly list: CodeList | undefined
  readonly today: string
}
