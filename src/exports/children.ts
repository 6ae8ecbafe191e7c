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
 * By the youngest age that any standing version allows. Where no birth can be read, whoever was asked what only
 * children are asked is one.
 */
function mayBeChild({ birth, under, alone, givenBy }: Children, said: Said, today: string) {
  const births = said(birth).filter(isPartialDate)
  if (births.length > 0) {
    // A clock that cannot be right tells no age: then nobody is taken for an adult.
    return births.some((one) => (yearsRange(one, today)?.min ?? 0) < under)
  }
  return [...said(alone.question), ...said(givenBy)].some(isTold)
}

function isTold(answer: Json | undefined): boolean {
  return answer !== undefined && answer !== null && answer !== ''
}

function isOneOf(answer: Json | undefined, codes: readonly string[]): boolean {
  return typeof answer === 'string' && codes.includes(answer)
}
