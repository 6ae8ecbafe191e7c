// Whether what hangs on a permission, or on a promise, fits together.
import type { CodeList, Question, QuestionSet, Repeat } from '../../model/question-set.ts'
import { isRepeat, questionsOf } from '../../model/questions.ts'
import { fault, type Fault } from './fault.ts'

type Lists = ReadonlyMap<string, CodeList>

export function keepingFaults(set: QuestionSet, lists: Lists): readonly Fault[] {
  return [
    ...permissionFaults(set, lists),
    ...questionsOf(set).flatMap((one) => offered(set, one, lists)),
  ]
}

function permissionFaults(set: QuestionSet, lists: Lists): readonly Fault[] {
  const { keeping } = set
  if (keeping === undefined) return []
  const outside = set.sections.flatMap(({ items }) => items.filter(isQuestion))
  const asked = outside.find(({ id }) => id === keeping.question)
  if (asked?.type !== 'single' || asked.required !== true) {
    return [fault('keeping.question', 'must be a required single choice outside of repeats')]
  }
  const codes = codesOf(lists, asked)
  const strays = Object.keys(keeping.carries ?? {}).filter((id) => {
    const carried = outside.find((one) => one.id === id)
    return carried?.group !== asked.group
  })
  return [
    ...(codes.has(keeping.is) ? [] : [fault('keeping.is', `there is no code ${keeping.is}`)]),
    // Everything else may be about somebody.
    ...strays.map((id) => fault(`keeping.carries.${id}`, 'is not asked with the permission')),
  ]
}

/** What narrows the codes on offer, and what a note promises. */
function offered(set: QuestionSet, question: Question, lists: Lists): readonly Fault[] {
  const { id, onlyLater = [], promise, type } = question
  const codes = codesOf(lists, question)
  const promises = promise === undefined || (type === 'note' && set.promises !== undefined)
  return [
    ...onlyLater
      .filter((code) => !codes.has(code))
      .map((code) => fault(`${id}.onlyLater`, `there is no code ${code}`)),
    ...(isAmong(set, question)
      ? []
      : [fault(`${id}.among`, 'must be a multiple choice of the same list and group')]),
    ...(promises ? [] : [fault(`${id}.promise`, 'is for notes of a set that names its promises')]),
  ]
}

function isAmong(set: QuestionSet, { among, group, list }: Question): boolean {
  if (among === undefined) return true
  const flagged = questionsOf(set).find(({ id }) => id === among)
  return flagged?.type === 'multiple' && flagged.list === list && flagged.group === group
}

function isQuestion(item: Question | Repeat): item is Question {
  return !isRepeat(item)
}

function codesOf(lists: Lists, { list = '' }: Question): ReadonlySet<string> {
  return new Set(lists.get(list)?.codes.map(({ code }) => code))
}
