// Whether one person's row may go. The most restrictive of all versions that nobody has superseded decides.
import { isRefusal, ROW_GROUP, ROW_REMOVED } from '../model/answers.ts'
import { isJsonObject } from '../model/json.ts'
import { answersSaid, permissionIn } from '../model/permission.ts'
import type { RecordState } from '../model/record.ts'
import type { Consent } from './profile.ts'

export const REASONS = ['no', 'not-asked', 'withdrawn', 'differing', 'case-refused'] as const
/** Why a person is left out. `case-refused`: the whole case is not to be shared. */
export type Reason = (typeof REASONS)[number]

/** `yes`, or why not. A version that is silent about the question is not a yes. */
export function sharingOf(
  consent: Consent,
  record: RecordState,
  person: { readonly repeat: string; readonly row: string },
): 'yes' | Reason {
  if (isBarred(consent, record)) return 'case-refused'
  const prefix = `${person.repeat}/${person.row}/`
  const said = answersSaid(record, prefix, consent.question).map((answer) =>
    permissionIn(answer, consent.is),
  )
  if (said.includes('withdrawn')) return 'withdrawn'
  if (said.includes('yes')) {
    const differ = said.some((one) => one !== 'yes') || presenceOf(record, prefix) === 'differs'
    return differ ? 'differing' : 'yes'
  }
  return said.includes('no') ? 'no' : 'not-asked'
}

/** `differs`: one version removed this person from the case, another did not. */
export function presenceOf(record: RecordState, prefix: string): 'here' | 'removed' | 'differs' {
  const heads = record.groups[prefix + ROW_GROUP]?.heads ?? []
  const removed = heads.filter(({ value }) => isJsonObject(value) && value[ROW_REMOVED] === true)
  if (removed.length === 0) return 'here'
  return removed.length === heads.length ? 'removed' : 'differs'
}

function isBarred(consent: Consent, record: RecordState): boolean {
  return consent.record.some(({ question, bars }) =>
    answersSaid(record, '', question).some(
      (answer) =>
        (typeof answer === 'string' && bars.includes(answer)) ||
        (isRefusal(answer) && answer.refused === 'declined'),
    ),
  )
}
