// Children: who may say yes for them. Somebody under age leaves only with a caregiver's or an authority's permission.
import { isPartialDate, yearsRange } from '../forms/date.ts'
import type { Json } from '../model/json.ts'
import { answersSaid } from '../model/permission.ts'
import type { RecordState } from '../model/record.ts'
import type { Children, Consent } from './profile.ts'

export interface Person {
  readonly repeat: string
  readonly row: string
  /** ISO date: ages are of that day. */
  readonly today: string
}

/** Whether this may be a child and some version lacks a voice that counts for them. */
export function needsAnotherVoice(
  { children }: Consent,
  record: RecordState,
  person: Person,
): boolean {
  if (children === undefined) return false
  const said = (question: string) =>
    answersSaid(record, `${person.repeat}/${person.row}/`, question)
  if (!mayBeChild(children, said, person.today)) return false
  const alone = said(children.alone.question).some((answer) => isOneOf(answer, children.alone.is))
  const voices = alone ? children.alone.by : children.by
  const givers = said(children.givenBy)
  return givers.length === 0 || !givers.every((giver) => isOneOf(giver, voices))
}

type Said = (question: string) => readonly (Json | undefined)[]

/**
 * By the youngest age that any standing version allows, unless somebody was asked and is of age. Where no birth can be
 * read, whoever was asked what only children are asked is one.
 */
function mayBeChild(children: Children, said: Said, today: string): boolean {
  const { birth, under, told, alone, givenBy } = children
  const isUnder = said(told)
  if (isUnder.includes(true)) return true
  const isOfAge = isUnder.length > 0 && isUnder.every((one) => one === false)
  const births = said(birth).filter(isPartialDate)
  if (births.length > 0) {
    // A clock that cannot be right tells no age: then nobody is taken for an adult.
    const ages = births.map((one) => yearsRange(one, today) ?? { min: 0, max: 0 })
    return ages.some(({ min, max }) => min < under && !(isOfAge && max >= under))
  }
  if (isOfAge) return false
  return [...said(alone.question), ...said(givenBy)].some(isTold)
}

function isTold(answer: Json | undefined): boolean {
  return answer !== undefined && answer !== null && answer !== ''
}

function isOneOf(answer: Json | undefined, codes: readonly string[]): boolean {
  return typeof answer === 'string' && codes.includes(answer)
}
