// Taking a permission back, and taking that back at once: both are changes, and the history keeps both.
import { answersOf } from '../../model/edit.ts'
import type { ChangeId } from '../../model/id.ts'
import type { Edit } from '../../model/change.ts'
import { isJsonObject, sameJson, type Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { shownValue } from '../../model/resolve.ts'
import { answersLeft, keepingGroup, withoutOrphans } from '../../model/withhold.ts'

/** What a withdrawal replaced. Hand it back to take the withdrawal back. */
export interface Withdrawal {
  /** The versions that stood when it was made, in their order. */
  readonly over: readonly ChangeId[]
  readonly before: Json
}

/** `undefined` where records hang on nobody's permission. Supersedes every version that stands. */
export function withdrawing(
  set: QuestionSet,
  record: RecordState,
): { readonly edit: Edit; readonly withdrawal: Withdrawal } | undefined {
  const group = keepingGroup(set)
  if (group === undefined || set.keeping === undefined) return undefined
  const before = shownValue(set, record, group) ?? {}
  const over = (record.groups[group]?.heads ?? []).map(({ change }) => change)
  const said = { ...answersLeft(set, answersOf(set, record)), [set.keeping.question]: WITHDRAWN }
  const value = { ...(isJsonObject(before) ? before : {}), ...withoutOrphans(set, said) }
  return { edit: { group, base: over, value }, withdrawal: { over, before } }
}

/** `undefined` once anything else was said about the permission: somebody may have meant it. */
export function givingBack(
  set: QuestionSet,
  record: RecordState,
  { over, before }: Withdrawal,
): Edit | undefined {
  const group = keepingGroup(set)
  if (group === undefined) return undefined
  const [made, ...others] = record.groups[group]?.heads ?? []
  if (made === undefined || others.length > 0 || !sameJson([...made.base], [...over]))
    return undefined
  return { group, base: [made.change], value: before }
}

const WITHDRAWN = 'withdrawn'
