// The questions of a set, and its repeats. Apart from the schema, which only the worker and the build need.
import type { Question, QuestionSet, Repeat } from './question-set.ts'

export function isRepeat(item: Question | Repeat): item is Repeat {
  return 'repeat' in item
}

export function questionsOf(set: QuestionSet): readonly Question[] {
  return set.sections.flatMap((section) =>
    section.items.flatMap((item) => (isRepeat(item) ? item.repeat : [item])),
  )
}

export function repeatsOf(set: QuestionSet): readonly Repeat[] {
  return set.sections.flatMap((section) => section.items.filter(isRepeat))
}
