// A question set being answered: what was said so far, and every way to change it. Nothing is changed in place.
import {
  isBlank,
  ROW_ORDER,
  ROW_REMOVED,
  rowPath,
  splitPath,
  type Answers,
  type AnswerValue,
} from '../model/answers.ts'
import type { CodeList, QuestionSet } from '../model/question-set.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { withoutContradiction } from './exclusive.ts'
import { placesOf, type Places } from './places.ts'

export interface Interview {
  readonly set: QuestionSet
  readonly places: Places
  /** Code lists by id; a choice is checked against its list if the list is here. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>
  /** ISO date. */
  readonly today: string
  /** What the set is asked about, e.g. an element of the self-assessment. */
  readonly subject?: string
  /** Everything that was said, also where it is hidden now. */
  readonly answers: Answers
}

export interface Start {
  readonly set: QuestionSet
  readonly today: string
  readonly subject?: string
  readonly answers?: Answers
  readonly lists?: readonly CodeList[]
}

/** The version of a set that an interview was begun with. A draft carries it. */
export interface Pin {
  readonly id: string
  readonly version: string
}

export interface OtherQuestionSet {
  readonly kind: 'other-question-set'
  readonly pinned: Pin
  readonly offered: Pin
}

export function startInterview({ set, today, subject, answers, lists }: Start): Interview {
  return {
    set,
    places: placesOf(set),
    codes: new Map(lists?.map((list) => [list.id, new Set(list.codes.map(({ code }) => code))])),
    today,
    ...(subject === undefined ? {} : { subject }),
    answers: answers ?? {},
  }
}

/** Opens a draft, with the version it was begun with and no other. */
export function openInterview(pinned: Pin, start: Start): Result<Interview, OtherQuestionSet> {
  const offered = pinTo(start.set)
  const same = pinned.id === offered.id && pinned.version === offered.version
  return same ? ok(startInterview(start)) : fail({ kind: 'other-question-set', pinned, offered })
}

export function pinOf(interview: Interview): Pin {
  return pinTo(interview.set)
}

/**
 * Moves an interview to another version of its set, because a person chose to. Answers stay as they are, also
 * those the other version does not ask for. A new major version means that answers mean something else: refused.
 */
export function rebase(
  interview: Interview,
  set: QuestionSet,
): Result<Interview, OtherQuestionSet> {
  const [pinned, offered] = [pinOf(interview), pinTo(set)]
  const same = pinned.id === offered.id && majorOf(pinned) === majorOf(offered)
  if (!same) return fail({ kind: 'other-question-set', pinned, offered })
  return ok({ ...interview, set, places: placesOf(set) })
}

/** A blank value clears the answer. */
export function answer(interview: Interview, path: string, value: AnswerValue): Interview {
  const question = interview.places.questions.get(splitPath(path).question)?.question
  if (question === undefined) throw new Error(`${interview.set.id} does not ask ${path}`)
  if (isBlank(value)) return clear(interview, path)
  const said = withoutContradiction(question.exclusive ?? [], interview.answers[path], value)
  return { ...interview, answers: { ...interview.answers, [path]: said } }
}

export function clear(interview: Interview, path: string): Interview {
  if (!Object.hasOwn(interview.answers, path)) return interview
  const others = Object.entries(interview.answers).filter(([other]) => other !== path)
  return { ...interview, answers: Object.fromEntries(others) }
}

/** Adds an empty row at the end. `rowId` is random and comes from the caller. */
export function addRow(interview: Interview, repeat: string, rowId: string): Interview {
  if (!interview.places.repeats.has(repeat) || !ROW_ID.test(rowId)) {
    throw new Error(`${interview.set.id} has no rows ${repeat}/${rowId}`)
  }
  const path = rowPath(repeat, rowId, ROW_ORDER)
  if (Object.hasOwn(interview.answers, path)) return interview
  const answers = { ...interview.answers, [path]: lastPlace(interview.answers, repeat) + 1 }
  return { ...interview, answers }
}

/** Takes a row away. What was said in it stays, so that `restoreRow` brings all of it back. */
export function removeRow(interview: Interview, repeat: string, rowId: string): Interview {
  const path = rowPath(repeat, rowId, ROW_REMOVED)
  return { ...interview, answers: { ...interview.answers, [path]: true } }
}

export function restoreRow(interview: Interview, repeat: string, rowId: string): Interview {
  return clear(interview, rowPath(repeat, rowId, ROW_REMOVED))
}

/** Removed rows keep their place: a restored one must not share it with a later one. */
function lastPlace(answers: Answers, repeat: string): number {
  let last = 0
  for (const [path, value] of Object.entries(answers)) {
    const at = splitPath(path)
    if (at.repeat !== repeat || at.question !== ROW_ORDER || typeof value !== 'number') continue
    last = Math.max(last, value)
  }
  return last
}

function pinTo(set: QuestionSet): Pin {
  return { id: set.id, version: set.version }
}

function majorOf(pin: Pin): string | undefined {
  return pin.version.split('.')[0]
}

const ROW_ID = /^[A-Za-z0-9_-]+$/
