// What a screen draws: sections, questions and rows as they stand, each with what is odd or missing.
import { isBlank, isRefusal, rowPath, type AnswerValue } from '../model/answers.ts'
import type { Question, Repeat, Section } from '../model/question-set.ts'
import { isRepeat } from '../model/questions.ts'
import type { Scope } from './expression.ts'
import { findingsOf, isHard, type Finding } from './findings.ts'
import { gateOf } from './gate.ts'
import type { Interview } from './interview.ts'
import { relevanceOf, type Relevance, type Row } from './relevance.ts'

export interface InterviewView {
  readonly sections: readonly SectionView[]
}

/** `waits`: it is asked once a permission is given. */
export type SectionState = 'not-started' | 'started' | 'complete' | 'not-needed' | 'waits'

export interface SectionView {
  readonly section: Section
  readonly state: SectionState
  readonly items: readonly (QuestionView | RepeatView)[]
  /** Paths of what is required, asked and not answered; a repeat's id when it has too few rows. */
  readonly missing: readonly string[]
}

export interface QuestionView {
  readonly path: string
  readonly question: Question
  readonly value: AnswerValue | undefined
  readonly shown: boolean
  /** Refusals count, where they are offered. */
  readonly answered: boolean
  readonly required: boolean
  readonly findings: readonly Finding[]
}

export interface RepeatView {
  readonly repeat: Repeat
  readonly shown: boolean
  readonly rows: readonly RowView[]
  readonly mayAddRow: boolean
  readonly findings: readonly Finding[]
}

export interface RowView {
  readonly id: string
  /** The answer that names the row in lists. */
  readonly name: AnswerValue | undefined
  readonly questions: readonly QuestionView[]
}

/** Each question is looked at once: the time is that of the questions times the rows, however many there are. */
export function viewInterview(interview: Interview): InterviewView {
  const relevance = relevanceOf(interview)
  const scope = relevance.scopeIn()
  const gate = gateOf(interview.set, interview.answers)
  return {
    sections: interview.set.sections.map((section) => {
      const items = section.items.map((item) =>
        isRepeat(item)
          ? viewRepeat(interview, relevance, item)
          : viewQuestion(interview, relevance, { question: item, scope }),
      )
      const missing = items.flatMap(missingIn)
      const state = gate.isWaiting(section.id) ? 'waits' : stateOf(items, missing)
      return { section, items, missing, state }
    }),
  }
}

export function isRepeatView(item: QuestionView | RepeatView): item is RepeatView {
  return 'repeat' in item
}

/** The questions of a section in reading order, those of rows included. */
export function questionsIn(items: SectionView['items']): readonly QuestionView[] {
  return items.flatMap((item) =>
    isRepeatView(item) ? item.rows.flatMap((row) => row.questions) : [item],
  )
}

interface Spot {
  readonly question: Question
  readonly scope: Scope
  readonly row?: Row
}

function viewQuestion(
  { answers, codes }: Interview,
  relevance: Relevance,
  { question, row, scope }: Spot,
): QuestionView {
  const path = row === undefined ? question.id : rowPath(row.repeat, row.row, question.id)
  const value = answers[path]
  const shown = relevance.isAsked(path)
  const list = codes.get(question.list ?? '')
  return {
    path,
    question,
    value,
    shown,
    answered: !isBlank(value) && (!isRefusal(value) || question.refusable === true),
    required: question.required === true,
    findings: shown ? findingsOf({ path, question, value, scope, codes: list }) : [],
  }
}

function viewRepeat(interview: Interview, relevance: Relevance, repeat: Repeat): RepeatView {
  const { id, max } = repeat
  const rows = [...relevance.rowsOf(id)].map((rowId) => {
    const row = { repeat: id, row: rowId }
    const scope = relevance.scopeIn(row)
    return {
      id: rowId,
      name: interview.answers[rowPath(id, rowId, repeat.label)],
      questions: repeat.repeat.map((question) =>
        viewQuestion(interview, relevance, { question, row, scope }),
      ),
    }
  })
  const shown = relevance.isRepeatAsked(id)
  const tooMany = shown && max !== undefined && rows.length > max
  return {
    repeat,
    shown,
    rows,
    mayAddRow: max === undefined || rows.length < max,
    findings: tooMany ? [{ kind: 'too-many-rows', path: id, limit: max }] : [],
  }
}

function missingIn(item: QuestionView | RepeatView): readonly string[] {
  if (!isRepeatView(item)) return isMissing(item) ? [item.path] : []
  const { min = 0, id } = item.repeat
  const tooFew = item.shown && item.rows.length < min ? [id] : []
  return [
    ...tooFew,
    ...questionsIn([item])
      .filter(isMissing)
      .map(({ path }) => path),
  ]
}

function isMissing({ answered, required, shown }: QuestionView): boolean {
  return shown && required && !answered
}

/**
 * Complete: nothing required is missing and nothing is impossible. Where nothing is required at all, every
 * question has to be answered or refused, or a section would be complete after its first optional answer.
 */
function stateOf(items: SectionView['items'], missing: readonly string[]): SectionState {
  if (!items.some(({ shown }) => shown)) return 'not-needed'
  const asked = questionsIn(items).filter(
    ({ question, shown }) => shown && question.type !== 'note',
  )
  const repeats = items.filter(isRepeatView).filter(({ shown }) => shown)
  const begun =
    asked.some(({ answered }) => answered) || repeats.some(({ rows }) => rows.length > 0)
  if (!begun && asked.length + repeats.length > 0) return 'not-started'

  const required = asked.filter((question) => question.required)
  const expected = required.length > 0 ? required : asked
  const impossible = asked.some(({ findings }) => findings.some(isHard))
  const done = missing.length === 0 && expected.every(({ answered }) => answered)
  return done && !impossible ? 'complete' : 'started'
}
