// Rounds of the self-assessment and their elements, as the screens ask for them.
import { readElement } from '../../forms/element.ts'
import type { Answers } from '../../model/answers.ts'
import type { Desk, Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import type { RecordId } from '../../model/id.ts'
import { isJsonObject } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import type { RecordState } from '../../model/record.ts'
import { conflictsOf } from '../../model/resolve.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { Summary } from '../../store/summary.ts'

export interface AssessmentsNeeds {
  readonly desk: () => Result<AssessmentsDesk, Locked>
  readonly setForKind: (kind: string) => QuestionSet | undefined
}

export interface AssessmentsDesk extends Desk {
  readonly store: Pick<SpaceStore, 'record' | 'records' | 'summaries'>
}

export interface RoundView {
  readonly id: RecordId
  readonly answers: Answers
  readonly elements: readonly ElementView[]
}

export interface ElementView {
  /** Subject of the question set `element`, e.g. `c5-1`. */
  readonly subject: string
  readonly under: string
  /** The same on every device: two who begin the same element meet in it. */
  readonly record: RecordId
  readonly begun: boolean
  readonly answers: Answers
  /** Somebody has to decide between answers, on whatever group. */
  readonly differs: boolean
  /** One set of answers for each way of deciding that would score otherwise; one where nobody differs on that. */
  readonly standing: readonly Answers[]
}

export type RoundProblem = Locked | (Problem & { readonly kind: 'record-not-found' })

export interface Assessments {
  /** Newest first. */
  readonly rounds: () => Promise<Result<readonly Summary[], Locked>>
  readonly round: (id: RecordId) => Promise<Result<RoundView, RoundProblem>>
}

export function createAssessments(needs: AssessmentsNeeds): Assessments {
  return {
    rounds: () => {
      const desk = needs.desk()
      if (!desk.ok) return Promise.resolve(desk)
      const summaries = desk.value.store.summaries()
      return Promise.resolve(ok(summaries.filter(({ kind }) => kind === 'assessment')))
    },
    round: async (id) => {
      const desk = needs.desk()
      return desk.ok ? roundOf(needs, desk.value, id) : desk
    },
  }
}

export function elementId(round: RecordId, subject: string): RecordId {
  return `${round}.${subject}` as RecordId
}

async function roundOf(
  needs: AssessmentsNeeds,
  { store }: AssessmentsDesk,
  id: RecordId,
): Promise<Result<RoundView, RoundProblem>> {
  const round = await store.record(id)
  const [roundSet, set] = [needs.setForKind('assessment'), needs.setForKind('element')]
  if (round === undefined || roundSet === undefined || set === undefined) {
    return fail({ kind: 'record-not-found' })
  }
  const subjects = set.subjects ?? []
  const records = await store.records(subjects.map((subject) => elementId(id, subject.id)))
  const byId = new Map(records.map((record) => [record.id, record]))
  const elements = subjects.map((subject): ElementView => {
    const record = elementId(id, subject.id)
    const found = byId.get(record)
    return {
      subject: subject.id,
      under: subject.under,
      record,
      begun: found !== undefined,
      answers: found === undefined ? {} : answersOf(set, found),
      differs: found !== undefined && conflictsOf(set, found).length > 0,
      standing: found === undefined ? [{}] : standingAnswers(set, found),
    }
  })
  return ok({ id, answers: answersOf(roundSet, round), elements })
}

/** Of more versions than anybody would write in good faith, the first ones count. */
const MOST_VERSIONS = 6

/** While people differ, on whatever group, the score spans all that may come of it. */
function standingAnswers(set: QuestionSet, record: RecordState): readonly Answers[] {
  const standing = conflictsOf(set, record).reduce<readonly Answers[]>(
    (before, { group, versions }) =>
      before.flatMap((answers) => {
        const others = withoutGroup(set, answers, group)
        return versions.slice(0, MOST_VERSIONS).map(({ value }) => ({
          ...others,
          ...(isJsonObject(value) ? (value as Answers) : {}),
        }))
      }),
    [answersOf(set, record)],
  )
  // Who only words it in another way, or promises something else, does not make the score less sure.
  const read = standing.map((answers) => JSON.stringify(readElement(answers)))
  return standing.filter((_, i) => read.indexOf(read[i] ?? '') === i)
}

/** What one version does not say is not taken from the other. */
function withoutGroup(set: QuestionSet, answers: Answers, group: string): Answers {
  const own = new Set(
    questionsOf(set).flatMap((question) => (question.group === group ? [question.id] : [])),
  )
  return Object.fromEntries(Object.entries(answers).filter(([path]) => !own.has(path)))
}
