// An entry that somebody attended to what is urgent, and the edit that takes it back.
import { attentionGroup, dueVersions, entriesOf } from '../../forms/attention.ts'
import type { Edit } from '../../model/change.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'

type Folded = Pick<RecordState, 'groups'>

/**
 * It stands on nothing, as every entry of a log, and names the versions it answers for: an answer that comes later, also
 * from a device that has not met this entry, is attended to by nobody.
 */
export function entryFor(
  set: QuestionSet | undefined,
  record: Folded,
  how: string,
): readonly Edit[] {
  const group = set === undefined ? undefined : attentionGroup(set)
  if (set?.attended === undefined || group === undefined) return []
  const seen = dueVersions(set, record)
  return seen.length === 0 ? [] : [{ group, base: [], value: { seen, [set.attended]: how } }]
}

/** The last entry, superseded by one that answers for nothing: whoever sees that it was too early may say so. */
export function takenBack(set: QuestionSet | undefined, record: Folded): readonly Edit[] {
  const group = set === undefined ? undefined : attentionGroup(set)
  if (set === undefined || group === undefined) return []
  const [last] = entriesOf(set, record)
  return last === undefined ? [] : [{ group, base: [last.change], value: {} }]
}
