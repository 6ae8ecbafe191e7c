// One decision after another: which questions of a section share a screen. Nothing is decided here about widths or words.
import type { Expression, Question } from '../model/question-set.ts'
import { refsIn } from './expression.ts'
import { isRepeatView, type QuestionView, type RepeatView, type SectionView } from './view.ts'

export interface Step {
  /** Path of its first question, or the id of its repeat: its address. */
  readonly id: string
  readonly section: string
  /** Shown ones only, in reading order; scripts stand before the question they introduce. */
  readonly items: Items
  /** Known before it is asked: told in one line, and opened to be changed. */
  readonly folded: readonly QuestionView[]
  /** The row that this step asks about. */
  readonly row?: { readonly repeat: string; readonly id: string }
  /** Paths of what is required and not answered; a repeat's id when it has too few rows. */
  readonly missing: readonly string[]
}

/** A repeat is a step of its own, followed by the steps of each of its rows. */
export function stepsOf({ section, items, missing }: SectionView): readonly Step[] {
  const folded = items.filter(isFolded)
  const asked = items.filter((item) => !isFolded(item))
  const leads = leadsOf(asked.filter(isQuestion))
  const steps = groupsOf(asked, leads).flatMap((group) => [
    ...group.filter(isRepeatView).flatMap((view) => repeatSteps(section.id, view, missing)),
    ...questionStep(section.id, group.filter(isQuestion)),
  ])
  const [first, ...others] = steps
  if (folded.length === 0) return steps
  // Where all of a section is known before, its first screen still has to be somewhere.
  if (first === undefined) return questionStep(section.id, folded)
  return [{ ...first, folded, missing: [...missingOf(folded), ...first.missing] }, ...others]
}

/** The step that asks the question at this path, also where it is folded or in a row. */
export function stepAt(steps: readonly Step[], path: string): number {
  return steps.findIndex((step) => pathsIn(step).includes(path))
}

/** The step of the first of these paths that is still asked, or -1. */
export function stepStayedOn(steps: readonly Step[], paths: readonly string[]): number {
  return paths.map((path) => stepAt(steps, path)).find((index) => index !== -1) ?? -1
}

/** Paths of all that it asks, and the id of its repeat. */
export function pathsIn({ folded, items }: Step): readonly string[] {
  return [...folded, ...items].map((item) => (isRepeatView(item) ? item.repeat.id : item.path))
}

/** The step after this one; past the last is the review. The steps of a row come back to the list of rows. */
export function stepAfter(steps: readonly Step[], from: number): number {
  const row = steps[from]?.row
  const next = steps.findIndex((step, index) => index > from && sameRow(step.row, row))
  if (next !== -1) return next
  return row === undefined ? steps.length : stepAt(steps, row.repeat)
}

/** The step before this one, or -1. */
export function stepBefore(steps: readonly Step[], from: number): number {
  const row = steps[from]?.row
  const before = steps.findLastIndex((step, index) => index < from && sameRow(step.row, row))
  return before === -1 && row !== undefined ? stepAt(steps, row.repeat) : before
}

/**
 * Past what is optional: the next step that lacks a required answer, or the beginning of the next section, whichever
 * comes first; past the last is the review. Inside a row it leads no farther than back to the list of rows.
 */
export function stepSkippedTo(steps: readonly Step[], from: number): number {
  const { section, row } = steps[from] ?? {}
  const next = steps.findIndex((step, index) => {
    if (index <= from) return false
    if (row !== undefined) return sameRow(step.row, row) && step.missing.length > 0
    return step.section !== section || step.missing.length > 0
  })
  if (next !== -1) return next
  return row === undefined ? steps.length : stepAt(steps, row.repeat)
}

/** Which of how many, counted from 1, among the steps of its section, or of its row. */
export function placeOf(
  steps: readonly Step[],
  step: Step,
): { readonly at: number; readonly of: number } {
  const among = steps.filter(
    ({ section, row }) => section === step.section && sameRow(row, step.row),
  )
  return { at: among.indexOf(step) + 1, of: among.length }
}

function sameRow(one: Step['row'], other: Step['row']): boolean {
  return one?.repeat === other?.repeat && one?.id === other?.id
}

function isQuestion(item: QuestionView | RepeatView): item is QuestionView {
  return !isRepeatView(item)
}

function isFolded(item: QuestionView | RepeatView): item is QuestionView {
  if (!isQuestion(item) || !item.shown) return false
  return item.question.carried === true || item.question.prefilled === true
}

type Items = readonly (QuestionView | RepeatView)[]
type Questions = readonly QuestionView[]

function groupsOf<T extends QuestionView | RepeatView>(
  items: readonly T[],
  leads: ReadonlyMap<string, string>,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const own = isRepeatView(item) ? item.repeat.id : item.path
    const lead = leads.get(own) ?? own
    groups.set(lead, [...(groups.get(lead) ?? []), item])
  }
  return [...groups.values()]
}

function repeatSteps(
  section: string,
  view: RepeatView,
  missing: readonly string[],
): readonly Step[] {
  if (!view.shown) return []
  const { id } = view.repeat
  const few = missing.filter((path) => path === id)
  const rows = view.rows.flatMap((row) =>
    groupsOf(row.questions, leadsOf(row.questions))
      .flatMap((group) => questionStep(section, group))
      .map((step) => ({ ...step, row: { repeat: id, id: row.id } })),
  )
  return [{ id, section, items: [view], folded: [], missing: few }, ...rows]
}

function questionStep(section: string, group: Questions): readonly Step[] {
  const items = group.filter(({ shown }) => shown)
  const lead = items.find(({ question }) => question.type !== 'note') ?? items[0]
  if (lead === undefined) return []
  return [{ id: lead.path, section, items, folded: [], missing: missingOf(items) }]
}

function missingOf(items: Questions): readonly string[] {
  return items.filter((one) => one.required && !one.answered).map(({ path }) => path)
}

/**
 * For each question the one whose screen it shares: the one it is put `with`, the one whose answer brings it up,
 * and for a script the next question that is asked.
 */
function leadsOf(questions: Questions): ReadonlyMap<string, string> {
  const leads = new Map<string, string>()
  const pathOf = new Map(questions.map(({ path, question }) => [question.id, path]))
  for (const { path, question } of questions.filter((one) => !isScript(one))) {
    const before = bringersOf(question, (id) => followed(leads, pathOf.get(id)))
      .map((id) => pathOf.get(id) ?? '')
      .findLast((other) => leads.has(other))
    leads.set(path, leads.get(before ?? '') ?? path)
  }
  for (const [index, script] of questions.entries()) {
    if (!isScript(script)) continue
    const next = questions.slice(index + 1).find((one) => one.shown && !isScript(one))
    leads.set(script.path, leads.get(next?.path ?? '') ?? script.path)
  }
  return leads
}

function isScript({ question }: QuestionView): boolean {
  return question.type === 'note' && question.with === undefined
}

function bringersOf(question: Question, follows: (id: string) => boolean): readonly string[] {
  if (question.with !== undefined) return [question.with]
  if (question.showIf === undefined) return []
  // What hangs on a follow-up came up with it.
  return [...refsIn(question.showIf).filter(follows), ...waitsFor(question.showIf)]
}

function followed(leads: ReadonlyMap<string, string>, path = ''): boolean {
  return leads.has(path) && leads.get(path) !== path
}

/** What a condition waits for: a condition that is not known shows, so waiting is written `answered` or `count`. */
function waitsFor(condition: Expression): readonly string[] {
  if (!('op' in condition)) return []
  if (condition.op === 'answered' || condition.op === 'count') return refsIn(condition)
  return condition.of.flatMap(waitsFor)
}
