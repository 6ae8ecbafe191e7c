// Where each question of a set stands: its section, and its repeat if it has one.
import type { Expression, Question, QuestionSet, Repeat, Section } from '../model/question-set.ts'
import { isRepeat } from '../model/questions.ts'

export interface Place {
  readonly question: Question
  readonly section: Section
  readonly repeat?: Repeat
}

export interface Places {
  readonly questions: ReadonlyMap<string, Place>
  readonly repeats: ReadonlyMap<string, { readonly repeat: Repeat; readonly section: Section }>
}

export function placesOf(set: QuestionSet): Places {
  const questions = new Map<string, Place>()
  const repeats = new Map<string, { repeat: Repeat; section: Section }>()
  for (const section of set.sections) {
    for (const item of section.items) {
      if (!isRepeat(item)) {
        questions.set(item.id, { question: item, section })
        continue
      }
      repeats.set(item.id, { repeat: item, section })
      for (const question of item.repeat) {
        questions.set(question.id, { question, section, repeat: item })
      }
    }
  }
  return { questions, repeats }
}

/**
 * A literal `false` as a condition: a person is never asked, the app writes the answer (which assessment an
 * element belongs to). Such an answer is not hidden: it stands, can be referred to, and is kept when checked.
 */
export function isNeverAsked({ question, section, repeat }: Place): boolean {
  return [question.showIf, section.showIf, repeat?.showIf].some(isLiteralFalse)
}

function isLiteralFalse(condition: Expression | undefined): boolean {
  return condition !== undefined && 'lit' in condition && condition.lit === false
}
