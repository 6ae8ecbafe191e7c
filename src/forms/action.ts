// Sections that stand for something one does, such as closing a case: asked by themselves, and undone at one stroke.
import type { Answers } from '../model/answers.ts'
import type { QuestionSet, Section } from '../model/question-set.ts'
import { questionsOf } from '../model/questions.ts'

/** Whether this section is part of an interview: of a whole one, or of the one that is about `action` alone. */
export function belongsTo({ asked, id }: Section, action: string | undefined): boolean {
  return action === undefined ? asked === undefined : id === action
}

/** Whether what it stands for is done: something in it was answered. */
export function isDone(section: Section, answers: Answers): boolean {
  return section.items.some(({ id }) => Object.hasOwn(answers, id))
}

/** The answers without those of a section that is asked by itself. */
export function undone(set: QuestionSet, action: string, answers: Answers): Answers {
  const sections = set.sections.filter(({ asked, id }) => asked !== undefined && id === action)
  const gone = new Set(questionsOf({ ...set, sections }).map(({ id }) => id))
  return Object.fromEntries(Object.entries(answers).filter(([path]) => !gone.has(path)))
}
