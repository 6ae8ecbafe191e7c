// One decision after another: which questions of a section share a screen. Nothing is decided here about widths or words.
import type { Expression, Question } from '../model/question-set.ts'
import { refsIn } from './expression.ts'
import { isHard } from './findings.ts'
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
  return steps.findIndex(({ folded, items }) =>
    [...folded, ...items].some((item) =>
      isRepeatView(item) ? item.repeat.id === path : item.path === path,
    ),
  )
}

/** The next step after this one that lacks a required answer; past the last, which is the review. */
export function nextMissing(steps: readonly Step[], from: number): number {
  const next = steps.findIndex(({ missing }, index) => index > from && missing.length > 0)
  return next === -1 ? steps.length : next
}

/** Whether something in this step stops a save. */
export function isBlocked({ items, folded, missing }: Step): boolean {
  return missing.length > 0 || [...folded, ...items].some((item) => item.findings.some(isHard))
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
  const byId = new Map(questions.map((one) => [one.question.id, one]))
  for (const { path, question } of questions) {
    if (question.type === 'note' && question.with === undefined) continue
    const before = bringersOf(question, (id) => followed(leads, byId.get(id)?.path))
      .map((id) => byId.get(id)?.path)
      .findLast((other) => other !== undefined && leads.has(other))
    leads.set(path, leads.get(before ?? '') ?? path)
  }
  for (const [index, { path, question }] of questions.entries()) {
    if (question.type !== 'note' || leads.has(path)) continue
    const next = questions.slice(index + 1).find((one) => one.shown && one.question.type !== 'note')
    leads.set(path, leads.get(next?.path ?? '') ?? path)
  }
  return leads
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
