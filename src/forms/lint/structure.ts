// Whether the parts of a question set fit together: ids, groups, lists, repeats, subjects.
import type { CodeList, Question, QuestionSet, Repeat, Section } from '../../model/question-set.ts'
import { isRepeat, questionsOf, repeatsOf } from '../../model/questions.ts'
import { fault, repeated, type Fault } from './fault.ts'

export type Lists = ReadonlyMap<string, CodeList>

export function structureFaults(set: QuestionSet, lists: Lists): readonly Fault[] {
  const inRows = repeatsOf(set).flatMap((repeat) =>
    repeat.repeat.flatMap((question) => questionFaults(set, lists, { question, repeat })),
  )
  const outside = set.sections
    .flatMap(({ items }) => items)
    .flatMap((item) => (isRepeat(item) ? [] : questionFaults(set, lists, { question: item })))
  return [
    ...idFaults(set),
    ...outside,
    ...inRows,
    ...repeatsOf(set).flatMap(repeatFaults),
    ...set.sections.flatMap(actionFaults),
    ...set.groups.flatMap((group) => groupFaults(set, lists, group)),
  ]
}

/** What waits for somebody to mean it must not stop the save of all the rest, and is undone at one stroke. */
function actionFaults({ asked, id, items }: Section): readonly Fault[] {
  if (asked === undefined) return []
  const wrong = items.some((item) => isRepeat(item) || item.required === true)
  return wrong ? [fault(`${id}.asked`, 'has rows, or something that is required')] : []
}

interface Placed {
  readonly question: Question
  readonly repeat?: Repeat
}

function idFaults(set: QuestionSet): readonly Fault[] {
  const questions = questionsOf(set).map(({ id }) => id)
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['sections', set.sections.map(({ id }) => id)],
    ['questions', [...questions, ...repeatsOf(set).map(({ id }) => id)]],
    ['groups', set.groups.map(({ id }) => id)],
    ['subjects', (set.subjects ?? []).map(({ id }) => id)],
    ...questionsOf(set).map(
      ({ id, checks = [] }) => [`${id}.checks`, checks.map((check) => check.id)] as const,
    ),
  ]
  return [
    ...named.flatMap(([what, ids]) =>
      repeated(ids).map((id) => fault(what, `${id} is there more than once`)),
    ),
    // Answers are looked up by path in plain objects.
    ...questions.filter((id) => id in {}).map((id) => fault(id, 'is a reserved word')),
  ]
}

function questionFaults(set: QuestionSet, lists: Lists, placed: Placed): readonly Fault[] {
  const { question } = placed
  const found = [
    ...groupMismatch(set, placed),
    ...subjectFaults(set, question),
    ...limitFaults(question),
    ...layoutFaults(set, placed),
  ]
  return [
    ...found.flatMap(([wrong, field, reason]) =>
      wrong ? [fault(`${question.id}.${field}`, reason)] : [],
    ),
    ...listFaults(question, lists),
  ]
}

/** Whether it is so, which field, and why it must not be. */
type Finding = readonly [wrong: boolean, field: string, reason: string]

function groupMismatch(set: QuestionSet, { question, repeat }: Placed): readonly Finding[] {
  const group = set.groups.find(({ id }) => id === question.group)
  if (group === undefined) return [[true, 'group', `there is no group ${question.group}`]]
  const [theirs, own] = [group.repeat ?? 'no repeat', repeat?.id ?? 'no repeat']
  return [[theirs !== own, 'group', `${group.id} belongs to ${theirs}, the question to ${own}`]]
}

function subjectFaults({ subjects }: QuestionSet, question: Question): readonly Finding[] {
  if (question.bySubject !== true) return []
  const taken = ['title', 'text', 'help'].includes(question.id)
  return [
    [subjects === undefined, 'bySubject', 'the set has no subjects'],
    [taken, 'bySubject', 'shares its name with the words of a subject'],
  ]
}

/** Numbers and totals have both limits, texts a greatest length, dates a number of days from today. */
function limitFaults(question: Question): readonly Finding[] {
  const { max, min, refusable, required, type } = question
  const limits = {
    min: ['number', 'counts', 'date'],
    max: ['number', 'counts', 'date', 'text', 'long-text', 'phone'],
  }
  const answered = required === true || refusable === true
  return [
    [type === 'note' && answered, 'type', 'a note is not answered'],
    [min !== undefined && !limits.min.includes(type), 'min', `means nothing for ${type}`],
    [max !== undefined && !limits.max.includes(type), 'max', `means nothing for ${type}`],
    [min !== undefined && max !== undefined && min > max, 'min', 'is greater than max'],
  ]
}

/** Who shares a screen stands behind its first question, in the same section or row. */
function layoutFaults(set: QuestionSet, placed: Placed): readonly Finding[] {
  const { as, event, type, with: lead } = placed.question
  const before = questionsBefore(set, placed)
  const found = before.find(({ id }) => id === lead)
  const missing = lead !== undefined && found === undefined
  return [
    [missing, 'with', `no question ${lead ?? ''} stands before it`],
    [found?.with !== undefined, 'with', `${lead ?? ''} stands with another question itself`],
    [event !== undefined && type !== 'partial-date', 'event', 'is for partial dates'],
    [as !== undefined && type !== 'text', 'as', 'is for texts'],
  ]
}

function questionsBefore(set: QuestionSet, { question, repeat }: Placed): readonly Question[] {
  const section = set.sections.find(({ items }) => items.some((item) => item === question))
  const among =
    repeat?.repeat ?? section?.items.flatMap((item) => (isRepeat(item) ? [] : [item])) ?? []
  return among.slice(0, among.indexOf(question))
}

function listFaults(question: Question, lists: Lists): readonly Fault[] {
  const { exclusive = [], id, type } = question
  const isChoice = type === 'single' || type === 'multiple'
  if (question.list === undefined) {
    return [
      ...(isChoice ? [fault(`${id}.list`, `${type} needs a list`)] : []),
      ...(exclusive.length > 0 ? [fault(`${id}.exclusive`, 'needs a list')] : []),
    ]
  }
  const list = lists.get(question.list)
  if (!isChoice) return [fault(`${id}.list`, `${type} has no list`)]
  if (list === undefined) return [fault(`${id}.list`, `there is no list ${question.list}`)]
  const several = exclusive.length === 0 || type === 'multiple'
  return [
    ...(several ? [] : [fault(`${id}.exclusive`, 'is for multiple choices')]),
    ...unknownCodes(exclusive, list).map((code) =>
      fault(`${id}.exclusive`, `${list.id} has no code ${code}`),
    ),
  ]
}

function repeatFaults({ id, label, max, min, repeat }: Repeat): readonly Fault[] {
  const found: readonly Finding[] = [
    [!repeat.some((question) => question.id === label), 'label', `${label} is not asked in a row`],
    [min !== undefined && max !== undefined && min > max, 'min', 'is greater than max'],
  ]
  return found.flatMap(([wrong, field, reason]) => (wrong ? [fault(`${id}.${field}`, reason)] : []))
}

function groupFaults(
  set: QuestionSet,
  lists: Lists,
  group: QuestionSet['groups'][number],
): readonly Fault[] {
  const at = `groups.${group.id}`
  const order = Object.entries(group.order ?? {})
  const known = group.repeat === undefined || repeatsOf(set).some(({ id }) => id === group.repeat)
  const ordered = (group.merge === 'protective') === order.length > 0
  return [
    ...(known ? [] : [fault(`${at}.repeat`, `there is no repeat ${group.repeat ?? ''}`)]),
    ...(ordered ? [] : [fault(`${at}.order`, 'goes with protective, and only with it')]),
    ...order.flatMap(([id, codes]) => {
      const question = questionsOf(set).find((one) => one.id === id && one.group === group.id)
      // What is shown while two people disagree is chosen code by code.
      if (question?.type !== 'single')
        return [fault(`${at}.order.${id}`, 'is no single choice here')]
      return unknownCodes(codes, lists.get(question.list ?? '')).map((code) =>
        fault(`${at}.order.${id}`, `${question.list ?? ''} has no code ${code}`),
      )
    }),
  ]
}

function unknownCodes(codes: readonly string[], list: CodeList | undefined): readonly string[] {
  const known = new Set(list?.codes.map(({ code }) => code))
  return codes.filter((code) => !known.has(code))
}
