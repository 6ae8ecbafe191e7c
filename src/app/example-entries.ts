// What is in the example municipality: a year at a border point and two rounds of self-assessment, as saves.
import { answersOf, editsBetween } from '../model/edit.ts'
import type { Answers } from '../model/answers.ts'
import type { RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import { PROTOCOL_RECORD } from '../features/protocol/protocol.ts'
import { entryFor } from '../features/records/attend.ts'
import { elementId } from '../features/assessment/assessments.ts'
import { setForKind } from '../question-sets/catalogue.ts'
import type { Save } from '../store/append.ts'
import { daysBetween, movedBy } from './moved-days.ts'

export interface Entries {
  /** Cases with which colleagues went on, each on the case as it is here. */
  readonly twice: readonly Twice[]
  readonly others: readonly Save[]
  /** What was urgent and was attended to, once the records are there. */
  readonly attended: readonly AttendedTo[]
}

export interface AttendedTo {
  readonly record: RecordId
  /** ISO 8601. */
  readonly at: string
  readonly how: string
}

export interface Twice {
  readonly save: Save
  /** One for each colleague: what they changed. */
  readonly apart: readonly Entered[]
}

interface Entered {
  readonly at: string
  readonly answers: Answers
  readonly apart?: readonly Entered[]
  readonly attended?: { readonly at: string; readonly how: string }
}

/** Everything moved to the days before this one, so that today has its appointments. */
export async function exampleEntries(newId: () => string, today: string): Promise<Entries> {
  const [yearFile, roundsFile, protocolFile] = await Promise.all([
    import('../question-sets/example/year.json', { with: { type: 'json' } }),
    import('../question-sets/example/rounds.json', { with: { type: 'json' } }),
    import('../question-sets/example/protocol.json', { with: { type: 'json' } }),
  ])
  const { lastDay } = yearFile.default
  const moved = movedBy(daysBetween(lastDay, today))
  const { receptions, cases } = moved(yearFile.default) as Year
  const rounds = moved(roundsFile.default) as readonly Round[]
  const named = (kind: string, all: readonly Entered[]) =>
    all.map((one) => ({ one, save: saveOf(kind, newId() as RecordId, one) }))
  const [all, came] = [named('case', cases), named('reception', receptions)]
  return {
    twice: all.flatMap(({ one, save }) =>
      one.apart === undefined ? [] : [{ save, apart: one.apart }],
    ),
    attended: [...all, ...came].flatMap(({ one, save }) =>
      one.attended === undefined ? [] : [{ record: save.record, ...one.attended }],
    ),
    others: [
      ...[...came, ...all.filter(({ one }) => one.apart === undefined)].map(({ save }) => save),
      saveOf('protocol', PROTOCOL_RECORD, {
        at: `${today}T12:00:00.000Z`,
        answers: protocolFile.default,
      }),
      ...rounds.flatMap((round) => roundSaves(round, newId() as RecordId)),
    ],
  }
}

interface Year {
  readonly receptions: readonly Entered[]
  readonly cases: readonly Entered[]
}

interface Round {
  readonly answers: Answers
  readonly elements: readonly { readonly subject: string; readonly answers: Answers }[]
}

function roundSaves({ answers, elements }: Round, round: RecordId): readonly Save[] {
  const at = `${typeof answers.started === 'string' ? answers.started : ''}T15:00:00.000Z`
  return [
    saveOf('assessment', round, { at, answers }),
    ...elements.map(({ subject, answers: said }) =>
      saveOf('element', elementId(round, subject), {
        at,
        answers: { ...said, assessment: round, subject },
      }),
    ),
  ]
}

function saveOf(kind: string, record: RecordId, { at, answers }: Entered): Save {
  const set = setForKind(kind)
  const edits = set === undefined ? [] : editsBetween(set, undefined, answers)
  return { record, kind, at, edits }
}

/** Somebody said what was done about it. */
export function attendedSave(record: RecordState, { at, how }: AttendedTo): Save {
  const edits = entryFor(setForKind(record.kind), record, how)
  return { record: record.id, kind: record.kind, at, edits }
}

/** What somebody changed on a record as they had it before them. */
export function changeOf(record: RecordState, { at, answers }: Entered): Save {
  const set = setForKind(record.kind)
  const after = set === undefined ? {} : { ...answersOf(set, record), ...answers }
  const edits = set === undefined ? [] : editsBetween(set, record, after)
  return { record: record.id, kind: record.kind, at, edits }
}
