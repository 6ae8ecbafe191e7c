// Whether one person's row may go. Only a yes in every version that nobody has superseded lets it go: everything else,
// also silence and what this app does not know, is a no.
import { ROW_GROUP, ROW_REMOVED } from '../model/answers.ts'
import { isJsonObject } from '../model/json.ts'
import { answersSaid, permissionIn, type Permission } from '../model/permission.ts'
import type { RecordState } from '../model/record.ts'
import { needsAnotherVoice, type Person } from './children.ts'
import type { Asked, Consent } from './profile.ts'

/**
 * Why a person is left out. `case-refused`: the whole case is not to be shared. `child`: nobody who may speak for this
 * child gave the permission.
 */
export type Reason = 'no' | 'not-asked' | 'withdrawn' | 'differing' | 'case-refused' | 'child'

/** `yes`, or why not. */
export function sharingOf(consent: Consent, record: RecordState, person: Person): 'yes' | Reason {
  const ofCase = consent.record.map((asked) => standingOf(asked, record, ''))
  if (ofCase.includes('withdrawn')) return 'withdrawn'
  if (ofCase.includes('no')) return 'case-refused'
  const prefix = `${person.repeat}/${person.row}/`
  const own = standingOf(consent, record, prefix)
  const all = [own, ...ofCase, ...(presenceOf(record, prefix) === 'here' ? [] : [DIFFERS])]
  const reason = FIRST_TOLD.find((one) => all.includes(one))
  if (reason !== undefined) return reason
  return needsAnotherVoice(consent, record, person) ? 'child' : 'yes'
}

/** `differs`: one version removed this person from the case, another did not. */
export function presenceOf(record: RecordState, prefix: string): 'here' | 'removed' | 'differs' {
  const heads = record.groups[prefix + ROW_GROUP]?.heads ?? []
  const removed = heads.filter(({ value }) => isJsonObject(value) && value[ROW_REMOVED] === true)
  if (removed.length === 0) return 'here'
  return removed.length === heads.length ? 'removed' : 'differs'
}

const DIFFERS = 'differing' as const
const FIRST_TOLD = ['withdrawn', DIFFERS, 'no', 'not-asked'] as const

/** What all versions say together: `yes` only when each of them says it. */
function standingOf({ question, is }: Asked, record: RecordState, prefix: string) {
  const said = answersSaid(record, prefix, question).map((answer) => permissionIn(answer, is))
  if (said.includes('withdrawn')) return 'withdrawn'
  const [first = 'not-asked', ...others] = said
  if (others.every((one) => one === first)) return first
  return said.includes('yes') ? DIFFERS : worstOf(said)
}

function worstOf(said: readonly Permission[]): Permission {
  return said.includes('no') ? 'no' : 'not-asked'
}
