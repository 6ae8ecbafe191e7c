// Whether the marks of a set can be shown, ordered and attended to.
import type { Mark, QuestionSet } from '../../model/question-set.ts'
import { repeatsOf } from '../../model/questions.ts'
import { isNeverAsked, placesOf } from '../places.ts'
import { fault, repeated, type Fault } from './fault.ts'
import type { Lists } from './structure.ts'

/** The list that says how grave each mark is, the gravest first, and how it looks. */
const LIST = 'marks'

export function markFaults(set: QuestionSet, lists: Lists): readonly Fault[] {
  const { marks = [], head = [] } = set
  const questions = placesOf(set).questions
  return [
    ...repeated(marks.map(({ code }) => code)).map((code) =>
      fault('marks', `${code} is there more than once`),
    ),
    ...marks.flatMap((mark) => faultsOf(set, mark)),
    ...orderFaults(marks, lists),
    ...head
      .filter((id) => questions.get(id) === undefined || questions.get(id)?.repeat !== undefined)
      .map((id) => fault('head', `${id} is no question outside of repeats`)),
    ...attendedFaults(set),
  ]
}

function faultsOf(set: QuestionSet, { code, when, keeping, repeat }: Mark): readonly Fault[] {
  const at = `marks.${code}`
  const known = repeat === undefined || repeatsOf(set).some(({ id }) => id === repeat)
  return [
    ...((when === undefined) === (keeping === undefined)
      ? [fault(at, 'has either a condition or what was said about keeping')]
      : []),
    ...(keeping !== undefined && set.keeping === undefined
      ? [fault(`${at}.keeping`, 'the set hangs on no permission')]
      : []),
    ...(known ? [] : [fault(`${at}.repeat`, `there is no repeat ${repeat}`)]),
  ]
}

/** All sets have one order, or home could not put the gravest first. */
function orderFaults(marks: readonly Mark[], lists: Lists): readonly Fault[] {
  const order = (lists.get(LIST)?.codes ?? []).map(({ code }) => code)
  const places = marks.map(({ code }) => order.indexOf(code))
  return [
    ...marks
      .filter((_, index) => places[index] === -1)
      .map(({ code }) => fault(`marks.${code}`, `${LIST} has no code ${code}`)),
    ...marks
      .filter((_, index) => (places[index] ?? 0) < Math.max(-1, ...places.slice(0, index)))
      .map(({ code }) => fault(`marks.${code}`, `stands after a less grave one of ${LIST}`)),
  ]
}

function attendedFaults(set: QuestionSet): readonly Fault[] {
  const { attended, marks = [] } = set
  if (attended === undefined) {
    const isDue = marks.some(({ due }) => due === true)
    return isDue ? [fault('attended', 'is needed where a mark is due')] : []
  }
  const place = placesOf(set).questions.get(attended)
  const group = set.groups.find(({ id }) => id === place?.question.group)
  const fits = place !== undefined && place.repeat === undefined && isNeverAsked(place)
  return [
    ...(fits ? [] : [fault('attended', `${attended} is no question that is never asked`)]),
    ...(group?.merge === 'log' ? [] : [fault('attended', 'is kept in a group that is no log')]),
  ]
}
