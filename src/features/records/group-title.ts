// What a field group is called: the section of its first question.
import type { QuestionSet } from '../../model/question-set.ts'
import { isRepeat } from '../../model/questions.ts'
import type { Text } from '../../ui/text.ts'

export function groupTitle({ words }: Text, set: QuestionSet, groupPath: string): string {
  const id = groupPath.split('/').at(-1)
  const section = set.sections.find(({ items }) =>
    items
      .flatMap((item) => (isRepeat(item) ? item.repeat : [item]))
      .some((question) => question.group === id),
  )
  return section === undefined ? '' : (words.set(set.id).sections[section.id]?.title ?? '')
}
