// What is shown while two people disagree, and which groups they disagree on (spec C6-C8).
import { DELETION } from './deletion.ts'
import { isJsonObject, sameJson, type Json } from './json.ts'
import type { FieldGroup, QuestionSet } from './question-set.ts'
import type { RecordState, Version } from './record.ts'

/** The value shown for a group: the only one, the provisional winner, or the most protective. */
export function shownValue(set: QuestionSet, record: Folded, groupPath: string): Json | undefined {
  const versions = record.groups[groupPath]?.heads ?? []
  const winner = versions[0]
  if (winner === undefined) return undefined
  const rule = ruleOf(set, groupPath)
  return rule?.merge === 'protective' ? mostProtective(rule, versions) : winner.value
}

type Folded = Pick<RecordState, 'groups'>

export interface Conflict {
  readonly group: string
  readonly versions: readonly Version[]
}

/** Groups in which versions that did not know of each other say different things. */
export function conflictsOf(set: QuestionSet, record: Folded): readonly Conflict[] {
  return Object.entries(record.groups).flatMap(([group, { heads }]) => {
    // Whether a record is deleted is decided where it can be recovered.
    if (group === DELETION || ruleOf(set, group)?.merge === 'log') return []
    const first = heads[0]
    const differ = heads.some((version) => !sameJson(version.value, first?.value))
    return differ ? [{ group, versions: heads }] : []
  })
}

function ruleOf(set: QuestionSet, groupPath: string): FieldGroup | undefined {
  const id = groupPath.split('/').at(-1)
  return set.groups.find((group) => group.id === id)
}

/** Question by question the code that stands first in the group's order; the rest from the winner. */
function mostProtective(rule: FieldGroup, versions: readonly Version[]): Json {
  const values = versions.map((version) => version.value).filter(isJsonObject)
  const shown: Record<string, Json | undefined> = { ...values[0] }
  for (const [question, order] of Object.entries(rule.order ?? {})) {
    const codes = values.map((value) => value[question]).filter((code) => typeof code === 'string')
    const protective = order.find((code) => codes.includes(code))
    if (protective !== undefined) shown[question] = protective
  }
  return shown
}
