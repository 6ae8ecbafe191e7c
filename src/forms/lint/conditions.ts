// Whether conditions can be worked out: what they refer to, how many operands, and which kinds of values meet.
import type { Expression, Mark, Question, QuestionSet } from '../../model/question-set.ts'
import { isRepeat } from '../../model/questions.ts'
import { placesOf, type Place, type Places } from '../places.ts'
import { fault, type Fault } from './fault.ts'
import { isTruth, kindOfAnswer, RULES, type Kind } from './kinds.ts'
import type { Lists } from './structure.ts'

export function conditionFaults(set: QuestionSet, lists: Lists): readonly Fault[] {
  const places = placesOf(set)
  return conditionsOf(set).flatMap(({ expression, path, repeat }) => {
    const faults: Fault[] = []
    const at = { places, lists, faults, ...(repeat === undefined ? {} : { repeat }) }
    const kind = kindOf(expression, path, at)
    if (!isTruth(kind)) faults.push(fault(path, 'must be true or false'))
    return faults
  })
}

interface Condition {
  readonly expression: Expression
  readonly path: string
  /** The repeat in whose rows it is worked out. */
  readonly repeat?: string
}

function conditionsOf(set: QuestionSet): readonly Condition[] {
  return [...conditionsOfSections(set), ...(set.marks ?? []).flatMap(conditionsOfMark)]
}

function conditionsOfMark({ code, when, unless, repeat }: Mark): readonly Condition[] {
  return Object.entries({ when, unless }).flatMap(([name, expression]) => {
    if (expression === undefined) return []
    const at = { expression, path: `marks.${code}.${name}` }
    return [repeat === undefined ? at : { ...at, repeat }]
  })
}

function conditionsOfSections(set: QuestionSet): readonly Condition[] {
  return set.sections.flatMap((section) => [
    ...shownIf(`sections.${section.id}`, section.showIf),
    ...section.items.flatMap((item) => {
      if (!isRepeat(item)) return conditionsOfQuestion(item)
      const inRows = item.repeat.flatMap(conditionsOfQuestion)
      return [
        ...shownIf(item.id, item.showIf),
        ...inRows.map((condition) => ({ ...condition, repeat: item.id })),
      ]
    }),
  ])
}

function conditionsOfQuestion({ checks = [], id, showIf }: Question): readonly Condition[] {
  return [
    ...shownIf(id, showIf),
    ...checks.map((check) => ({
      expression: check.rule,
      path: `${id}.checks.${check.id}.rule`,
    })),
  ]
}

function shownIf(id: string, expression: Expression | undefined): readonly Condition[] {
  return expression === undefined ? [] : [{ expression, path: `${id}.showIf` }]
}

interface Standpoint {
  readonly places: Places
  readonly lists: Lists
  readonly repeat?: string
  /** What was found so far; the walk adds to it. */
  readonly faults: Fault[]
}

function kindOf(expression: Expression, path: string, at: Standpoint): Kind {
  if ('lit' in expression) return { is: 'literal', value: expression.lit }
  if ('today' in expression) return { is: 'date' }
  if ('ref' in expression) return kindOfRef(expression.ref, path, at)

  const { of, op } = expression
  const kinds = of.map((operand, index) => kindOf(operand, `${path}.of.${String(index)}`, at))
  const rule = RULES[op]
  const reason =
    miscounted(expression) ?? (kinds.some(isReported) ? undefined : rule.clash(kinds, at.lists))
  if (reason !== undefined) at.faults.push(fault(path, reason))
  return { is: rule.gives }
}

function miscounted({ of, op }: Operation): string | undefined {
  const { asksQuestion, operands } = RULES[op]
  const enough = operands === 'some' ? of.length > 0 : of.length === operands
  if (!enough) return `${op} takes ${String(operands)} operands, not ${String(of.length)}`
  if (asksQuestion === undefined) return undefined
  const isAskable = (operand: Expression) =>
    'ref' in operand || (asksQuestion === 'or-condition' && 'op' in operand)
  return of.every(isAskable) ? undefined : `${op} is asked of a question`
}

type Operation = Extract<Expression, { op: unknown }>

function kindOfRef(ref: string, path: string, { faults, places, repeat }: Standpoint): Kind {
  if (places.repeats.has(ref)) return { is: 'rows' }
  const place = places.questions.get(ref)
  const reason = place === undefined ? `there is no question ${ref}` : outOfReach(place, repeat)
  if (place !== undefined && reason === undefined) return kindOfAnswer(place.question)
  faults.push(fault(path, reason ?? ''))
  return { is: 'reported' }
}

function outOfReach(place: Place, from: string | undefined): string | undefined {
  const repeat = place.repeat?.id
  if (repeat === undefined || repeat === from) return undefined
  return `${place.question.id} is asked in the rows of ${repeat}, not here`
}

function isReported(kind: Kind): boolean {
  return kind.is === 'reported'
}
