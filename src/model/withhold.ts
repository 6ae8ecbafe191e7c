// What is left of a record whose people do not allow that it is kept: the answers about the permission itself.
import { splitPath, type Answers } from './answers.ts'
import type { Edit } from './change.ts'
import { keepingPermission, permissionIn } from './permission.ts'
import type { QuestionSet } from './question-set.ts'
import { questionsOf } from './questions.ts'
import type { RecordState } from './record.ts'

type Folded = Pick<RecordState, 'groups'>

/** Whether details are kept back: some version that stands does not say yes. */
export function isWithheld(set: QuestionSet, record: Folded): boolean {
  return !permits(keepingPermission(set, record))
}

/** The group in which keeping is asked: the only one that is written and read without permission. */
export function keepingGroup(set: QuestionSet): string | undefined {
  return questionsOf(set).find(({ id }) => id === set.keeping?.question)?.group
}

/** Of these answers those about the permission; all of them where records hang on nobody's permission. */
export function answersLeft(set: QuestionSet, answers: Answers): Answers {
  const group = keepingGroup(set)
  if (group === undefined) return answers
  const left = new Set(questionsOf(set).flatMap((one) => (one.group === group ? [one.id] : [])))
  return Object.fromEntries(
    Object.entries(answers).filter(([path]) => {
      const { question, repeat } = splitPath(path)
      return repeat === undefined && left.has(question)
    }),
  )
}

/** The record with that group alone, its history too. */
export function recordLeft(set: QuestionSet, record: RecordState): RecordState {
  const group = keepingGroup(set)
  const kept = group === undefined ? undefined : record.groups[group]
  return { ...record, groups: group === undefined || kept === undefined ? {} : { [group]: kept } }
}

/**
 * The same answers, in which no permission outlives the one it hangs on: where keeping is not allowed, a yes to
 * another permission of its group becomes what was said to keeping.
 */
export function withoutOrphans(set: QuestionSet, answers: Answers): Answers {
  const { keeping } = set
  const said = keeping === undefined ? undefined : answers[keeping.question]
  if (keeping === undefined || permissionIn(said, keeping.is) === 'yes') return answers
  const orphans = questionsOf(set).flatMap(({ id, group, list }) =>
    group === keepingGroup(set) && list === listOfKeeping(set) && answers[id] === keeping.is
      ? [[id, said ?? 'not-asked'] as const]
      : [],
  )
  return { ...answers, ...Object.fromEntries(orphans) }
}

/**
 * What of these edits may be written to the record as it is now. Without permission a record that is there takes
 * what is said about the permission, and one that is not there takes nothing: it is not begun.
 */
export function permittedEdits(
  set: QuestionSet,
  record: Folded | undefined,
  edits: readonly Edit[],
): readonly Edit[] {
  if (permits(keepingPermission(set, afterwards(record, edits)))) return edits
  if (record === undefined) return []
  return edits.filter(({ group }) => group === keepingGroup(set))
}

/** Whether details may be kept and read. */
export function permits(permission: ReturnType<typeof keepingPermission>): boolean {
  return permission === 'yes' || permission === 'free'
}

/** The versions that stand once these edits are made: those they were not based on, and theirs. */
export function afterwards(record: Folded | undefined, edits: readonly Edit[]) {
  const groups: Record<string, { heads: readonly { value: Edit['value'] }[] }> = {
    ...record?.groups,
  }
  for (const { base, group, value } of edits) {
    const others = (record?.groups[group]?.heads ?? []).filter(
      ({ change }) => !base.includes(change),
    )
    groups[group] = { heads: [...others, { value }] }
  }
  return { groups }
}

function listOfKeeping(set: QuestionSet): string | undefined {
  return questionsOf(set).find(({ id }) => id === set.keeping?.question)?.list
}
