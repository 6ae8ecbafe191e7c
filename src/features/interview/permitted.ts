// What may be written of an interview whose people have to allow it, and what goes on in its place.
import { gateOf } from '../../forms/gate.ts'
import { isBlank, withoutUnread, type Answers, type AnswerValue } from '../../model/answers.ts'
import type { Edit } from '../../model/change.ts'
import { answersOf, editsBetween } from '../../model/edit.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import type { RecordState } from '../../model/record.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import { answersLeft, permittedEdits, withoutOrphans } from '../../model/withhold.ts'
import type { Draft } from '../../store/drafts.ts'

export type NotPermitted = Problem & { readonly kind: 'not-permitted' }

/**
 * The edits of a save. Hidden answers are among them: changing an answer back brings them into sight again. Where the
 * interview ends without permission, only what is said about it is written, and only to a record that is there.
 * `record`: as it is now, which may say something else than what the person saw.
 */
export function editsToSave(
  set: QuestionSet,
  { before, answers }: Pick<Draft, 'before' | 'answers'>,
  record: RecordState | undefined,
): Result<readonly Edit[], NotPermitted> {
  // What could not be read and is hidden now never gets into a record.
  const readable = withoutUnread(answers, before === undefined ? {} : answersOf(set, before))
  const edits = editsBetween(set, before, withoutOrphans(set, readable))
  const permitted = permittedEdits(set, record, edits)
  const { ends } = gateOf(set, answers)
  const lost = permitted.length < edits.length
  return lost && (!ends || record === undefined) ? fail({ kind: 'not-permitted' }) : ok(permitted)
}

/** A new draft as it may come back after it was discarded: of those who said no, only what they said about it. */
export function allowedIn(set: QuestionSet | undefined, draft: Draft): Draft {
  if (set === undefined || draft.before !== undefined) return draft
  const { ends } = gateOf(set, draft.answers)
  return ends ? { ...draft, answers: answersLeft(set, draft.answers) } : draft
}

/** What a record without names in its place begins with: answers that are about nobody. */
export interface Instead {
  readonly set: string
  readonly answers: Answers
}

/** `undefined` where records hang on nobody's permission. */
export function insteadOf(
  { keeping }: QuestionSet,
  answers: Answers,
  setOf: (id: string) => QuestionSet | undefined,
): Instead | undefined {
  if (keeping === undefined) return undefined
  const there = setOf(keeping.instead)
  const asked = new Map(there && questionsOf(there).map((question) => [question.id, question]))
  const carried = Object.entries(keeping.carries ?? {}).flatMap(([from, to]) => {
    const [value, question] = [answers[from], asked.get(to)]
    if (value === undefined || isBlank(value) || question === undefined) return []
    return [[to, question.type === 'multiple' ? [value] : value] as const]
  })
  return { set: keeping.instead, answers: Object.fromEntries<AnswerValue>(carried) }
}
