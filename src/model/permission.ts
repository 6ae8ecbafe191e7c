// What a person allowed to be kept of them. Only a yes is a yes: silence, a refusal and an unknown code are not.
import { isRefusal } from './answers.ts'
import { isJsonObject, type Json } from './json.ts'
import type { QuestionSet } from './question-set.ts'
import { questionsOf } from './questions.ts'

/** Of a record only what its versions say. */
interface Folded {
  readonly groups: Readonly<Record<string, { readonly heads: readonly { readonly value: Json }[] }>>
}

/** What one answer about a permission means. */
export type Permission = 'yes' | 'no' | 'not-asked' | 'withdrawn'

/** `free`: records of this set hang on nobody's permission. */
export type KeepingPermission = Permission | 'free'

const MOST_RESTRICTIVE_FIRST = ['withdrawn', 'no', 'not-asked', 'yes'] as const

/** Whether details of the people in a record may be kept: the most restrictive of all versions that stand. */
export function keepingPermission(set: QuestionSet, record: Folded): KeepingPermission {
  const { keeping } = set
  if (keeping === undefined) return 'free'
  const group = questionsOf(set).find(({ id }) => id === keeping.question)?.group ?? ''
  // A version of the question's own group that lacks it is silent, also where another group says yes.
  const own = (record.groups[group]?.heads ?? []).map(({ value }) =>
    isJsonObject(value) ? value[keeping.question] : undefined,
  )
  const said = [...own, ...answersSaid(record, '', keeping.question)].map((answer) =>
    permissionIn(answer, keeping.is),
  )
  return MOST_RESTRICTIVE_FIRST.find((one) => said.includes(one)) ?? 'not-asked'
}

/** `is`: the only answer that permits. A code that this app does not know permits nothing. */
export function permissionIn(answer: Json | undefined, is: string): Permission {
  if (answer === is) return 'yes'
  if (answer === 'withdrawn') return 'withdrawn'
  if (answer === undefined || answer === null || answer === '' || answer === 'not-asked') {
    return 'not-asked'
  }
  return isRefusal(answer) && answer.refused === 'unknown' ? 'not-asked' : 'no'
}

/**
 * What every version that stands says, in whichever group of this place the question is kept: an older set may have
 * kept it in another one, and a no must be found there too. `undefined` where a version is silent.
 */
export function answersSaid(
  record: Folded,
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
