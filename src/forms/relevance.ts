// What is asked now, given what was said: conditions of questions, of their repeats and of their sections.
import { isBlank, isRefusal, rowPath, rowsOf, splitPath } from '../model/answers.ts'
import type { Expression } from '../model/question-set.ts'
import { gateOf } from './gate.ts'
import { isPartialDate } from './date.ts'
import { refsIn, truthOf, type Scope, type Value } from './expression.ts'
import type { Interview } from './interview.ts'
import { isNeverAsked, type Place } from './places.ts'

/** Worked out as it is asked for, each path once: make one for each state of an interview. */
export interface Relevance {
  /** Whether a person is asked the question at this path. A condition that is not known yet asks it. */
  readonly isAsked: (path: string) => boolean
  readonly isSectionAsked: (section: string) => boolean
  readonly isRepeatAsked: (repeat: string) => boolean
  /** Whether the answer at this path counts: it is asked, or never was to be asked of a person. */
  readonly stands: (path: string) => boolean
  /** In their order, removed ones left out. */
  readonly rowsOf: (repeat: string) => ReadonlySet<string>
  /** What conditions see from inside a row, or from outside all rows. */
  readonly scopeIn: (row?: Row) => Scope
}

export interface Row {
  readonly repeat: string
  readonly row: string
}

export function relevanceOf({ answers, places, set, today }: Interview): Relevance {
  const once = decideOnce()
  const gate = gateOf(set, answers)
  const rows = new Map<string, ReadonlySet<string>>()

  const rowsIn = (repeat: string): ReadonlySet<string> => {
    const found = rows.get(repeat) ?? new Set(rowsOf(answers, repeat))
    rows.set(repeat, found)
    return found
  }

  const isSectionAsked = (id: string): boolean =>
    once(`section ${id}`, () => {
      const section = set.sections.find((known) => known.id === id)
      return section !== undefined && !gate.shutsSection(id) && holds(section.showIf)
    })

  const isRepeatAsked = (id: string): boolean =>
    once(`repeat ${id}`, () => {
      const at = places.repeats.get(id)
      if (at === undefined || gate.shuts(id)) return false
      return isSectionAsked(at.section.id) && holds(at.repeat.showIf)
    })

  const isAsked = (path: string): boolean =>
    once(path, () => {
      const { repeat, row, question } = splitPath(path)
      const place = places.questions.get(question)
      if (place === undefined || place.repeat?.id !== repeat || gate.shuts(question)) return false
      if (repeat === undefined || row === undefined) {
        return isSectionAsked(place.section.id) && holds(place.question.showIf)
      }
      const isThere = isRepeatAsked(repeat) && rowsIn(repeat).has(row)
      return isThere && holds(place.question.showIf, { repeat, row })
    })

  const stands = (path: string): boolean => {
    const place = places.questions.get(splitPath(path).question)
    return place !== undefined && (isNeverAsked(place) || isAsked(path))
  }

  const answerFrom = (ref: string, row?: Row): Seen => {
    const path = pathFrom(places.questions.get(ref), row)
    if (path === undefined) return { stands: !places.repeats.has(ref) || isRepeatAsked(ref) }
    return stands(path) ? { stands: true, value: answers[path] } : { stands: false }
  }

  const scopeIn = (row?: Row): Scope => ({
    today,
    answerOf: (ref) => answerFrom(ref, row).value,
    rowCount: (ref) => {
      if (!places.repeats.has(ref)) return undefined
      return isRepeatAsked(ref) ? rowsIn(ref).size : 0
    },
  })

  const holds = (condition: Expression | undefined, row?: Row): boolean => {
    if (condition === undefined) return true
    return (
      truthOf(condition, scopeIn(row)) ??
      mayBecomeKnown(refsIn(condition).map((ref) => answerFrom(ref, row)))
    )
  }

  return { isAsked, isSectionAsked, isRepeatAsked, stands, rowsOf: rowsIn, scopeIn }
}

function decideOnce(): (key: string, decide: () => boolean) => boolean {
  const decisions = new Map<string, boolean>()
  return (key, decide) => {
    const made = decisions.get(key)
    if (made !== undefined) return made
    // Conditions that wait for each other are refused by lint; here they must only come to an end.
    decisions.set(key, true)
    const decision = decide()
    decisions.set(key, decision)
    return decision
  }
}

interface Seen {
  readonly stands: boolean
  readonly value?: Value
}

/**
 * What is not known yet shows the question, since somebody may still say it. Not so if all that is missing is
 * hidden: nobody will be asked, and "why is the child not in school?" would be asked of who has no children.
 */
function mayBecomeKnown(seen: readonly Seen[]): boolean {
  return seen.every((one) => one.stands) || seen.some((one) => one.stands && !isSettled(one.value))
}

function isSettled(value: Value): boolean {
  if (isBlank(value) || isRefusal(value)) return false
  return !isPartialDate(value) || 'date' in value
}

function pathFrom(place: Place | undefined, row: Row | undefined): string | undefined {
  if (place?.repeat === undefined) return place?.question.id
  return row?.repeat === place.repeat.id
    ? rowPath(row.repeat, row.row, place.question.id)
    : undefined
}
