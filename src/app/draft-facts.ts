// What a list says of an interview that is not saved yet: how many people, where, and a name only where it is permitted.
import { codeOf, nameOf, sumOf } from '../features/records/summarise.ts'
import { rowsOf } from '../model/answers.ts'
import { permissionIn } from '../model/permission.ts'
import { questionSet } from '../question-sets/catalogue.ts'
import type { Draft } from '../store/drafts.ts'
import type { Text } from '../ui/text.ts'

/** In words; what is not known is left out. */
export function factsOfDraft({ t }: Pick<Text, 't'>, draft: Draft): readonly string[] {
  const { answers, before, record } = draft
  const rows = rowsOf(answers, 'people')
  const people = Math.max(sumOf(answers.people), rows.length)
  const place = typeof answers.place === 'string' ? answers.place : ''
  const name = mayName(draft) ? (rows.map((row) => nameOf(answers, row)).find(Boolean) ?? '') : ''
  return [
    before === undefined ? '' : codeOf(record),
    name,
    people === 0 ? '' : t('interview:total', { count: people }),
    place,
  ].filter((part) => part !== '')
}

function mayName({ set: { id, version }, answers }: Draft): boolean {
  const set = questionSet(id, version)
  if (set === undefined) return false
  return (
    set.keeping === undefined ||
    permissionIn(answers[set.keeping.question], set.keeping.is) === 'yes'
  )
}
