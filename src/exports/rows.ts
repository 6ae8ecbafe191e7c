// Which rows a table has. A person without consent is in none; what was withdrawn or is disputed counts as no.
import { startInterview } from '../forms/interview.ts'
import { standingAnswers } from '../forms/check.ts'
import { rowPath, rowsOf, type Answers } from '../model/answers.ts'
import { answersOf } from '../model/edit.ts'
import type { QuestionSet } from '../model/question-set.ts'
import type { RecordState } from '../model/record.ts'
import { conflictsOf } from '../model/resolve.ts'
import { sharingOf, type Reason } from './consent.ts'
import type { ExportProfile } from './profile.ts'

export interface Row {
  readonly record: string
  /** Answers of this row by question id; those of the case around a person are not in it. */
  readonly answers: Answers
  readonly row?: string
  readonly subject?: { readonly id: string; readonly under: string }
  readonly round?: Answers
  /** Field groups on which two people still differ. */
  readonly disputed: readonly string[]
}

export interface Selection {
  readonly rows: readonly Row[]
  readonly leftOut: ReadonlyMap<Reason, number>
  /** Children who are among the rows only because somebody decided so. */
  readonly decided: number
}

export interface SelectNeeds {
  readonly profile: ExportProfile
  readonly set: QuestionSet
  readonly roundSet?: QuestionSet | undefined
  /** ISO date. */
  readonly today: string
  /** Somebody decided, with a reason, that children go without the permission of who may speak for them. */
  readonly withChildren?: boolean
}

/** In the order of random ids, which tells nothing of when or who. */
export function selectRows(needs: SelectNeeds, records: readonly RecordState[]): Selection {
  const ordered = [...records].sort((one, other) => (one.id < other.id ? -1 : 1))
  return needs.profile.row === 'person'
    ? selectPeople(needs, ordered)
    : { rows: subjectRows(needs, ordered), leftOut: new Map(), decided: 0 }
}

function selectPeople(needs: SelectNeeds, records: readonly RecordState[]): Selection {
  const { profile, set } = needs
  const { consent, repeat = '' } = profile
  const leftOut = new Map<Reason, number>()
  const decided: string[] = []
  const rows = records
    .filter((record) => record.kind === set.kind)
    .flatMap((record) => {
      const answers = standing(needs, record)
      return rowsOf(answersOf(set, record), repeat).flatMap((row): readonly Row[] => {
        const said =
          consent === undefined
            ? 'not-asked'
            : sharingOf(consent, record, { repeat, row, today: needs.today })
        const goes = said === 'child' && needs.withChildren === true
        if (goes) decided.push(row)
        if (said === 'yes' || goes) return [personRow(needs, { record, answers, row })]
        leftOut.set(said, (leftOut.get(said) ?? 0) + 1)
        return []
      })
    })
  return { rows, leftOut, decided: decided.length }
}

function personRow(
  { profile: { repeat = '' }, set }: SelectNeeds,
  { record, answers, row }: { record: RecordState; answers: Answers; row: string },
): Row {
  const prefix = rowPath(repeat, row, '')
  const own = Object.entries(answers).flatMap(([path, value]) =>
    path.startsWith(prefix) ? [[path.slice(prefix.length), value] as const] : [],
  )
  const disputed = conflictsOf(set, record)
    .map(({ group }) => group)
    .filter((group) => group.startsWith(prefix))
    .map((group) => group.slice(prefix.length))
  return { record: record.id, row, answers: Object.fromEntries(own), disputed }
}

/** Every subject of every round, also where nothing was answered: blank is a finding. */
function subjectRows(needs: SelectNeeds, records: readonly RecordState[]): readonly Row[] {
  const { set, roundSet } = needs
  const byId = new Map(records.map((record) => [record.id as string, record]))
  const rounds = records.filter((record) => record.kind === roundSet?.kind)
  return rounds.flatMap((round) =>
    (set.subjects ?? []).map(({ id, under }): Row => {
      const element = byId.get(`${round.id}.${id}`)
      return {
        record: round.id,
        subject: { id, under },
        answers: element === undefined ? {} : standing(needs, element),
        round: roundSet === undefined ? {} : answersOf(roundSet, round),
        disputed: element === undefined ? [] : conflictsOf(set, element).map(({ group }) => group),
      }
    }),
  )
}

/** Hidden answers and removed rows are kept in the record, and stay there. */
function standing({ set, today }: SelectNeeds, record: RecordState): Answers {
  return standingAnswers(startInterview({ set, today, answers: answersOf(set, record) }))
}
