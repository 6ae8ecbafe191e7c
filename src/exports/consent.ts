// Whether one person's row may go. The most restrictive of all versions that nobody has superseded decides.
import { isRefusal, ROW_GROUP, ROW_REMOVED } from '../model/answers.ts'
import { isJsonObject, type Json } from '../model/json.ts'
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
    meaningOf(answer, consent.is),
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

/**
 * Every version's answer, in whichever group of this place the question stands: an older set may have kept it in
 * another one, and a no must be found there too.
 */
function answersSaid(
  record: RecordState,
  prefix: string,
  question: string,
): readonly (Json | undefined)[] {
  return Object.entries(record.groups).flatMap(([path, { heads }]) => {
    if (path.slice(0, path.lastIndexOf('/') + 1) !== prefix) return []
    const values = heads.map(({ value }) => (isJsonObject(value) ? value : {}))
    const isAskedHere = values.some((value) => Object.hasOwn(value, question))
    return isAskedHere ? values.map((value) => value[question]) : []
  })
}

function meaningOf(
  answer: Json | undefined,
  yes: string,
): 'yes' | 'no' | 'withdrawn' | 'not-asked' {
  if (answer === yes) return 'yes'
  if (answer === 'withdrawn') return 'withdrawn'
  if (answer === undefined || answer === null || answer === '' || answer === 'not-asked') {
    return 'not-asked'
  }
  return isRefusal(answer) && answer.refused === 'unknown' ? 'not-asked' : 'no'
}
