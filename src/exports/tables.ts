// A profile applied to records: heads, rows of cells, and who is left out and why.
import type { CodeList, QuestionSet } from '../model/question-set.ts'
import { questionsOf } from '../model/questions.ts'
import type { RecordState } from '../model/record.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { cellOf, type Cell } from './cells.ts'
import type { Reason } from './consent.ts'
import type { ExportProblem } from './problem.ts'
import type { Column, ExportProfile } from './profile.ts'
import { selectRows } from './rows.ts'
import type { ExportWords } from './words.ts'

export interface TableNeeds {
  readonly setNamed: (id: string) => QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
  readonly words: ExportWords
  /** ISO date. */
  readonly today: string
  readonly withChildren?: boolean
}

export interface Table {
  readonly profile: ExportProfile
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Counts only; never who. */
  readonly leftOut: ReadonlyMap<Reason, number>
  /** Children who are in it only because somebody decided so. */
  readonly decided: number
}

export interface TableColumn {
  readonly column: Column
  /** In the chosen language. */
  readonly title: string
  readonly list?: CodeList
  readonly purpose?: string
  /** Field groups that the column may name, and what is asked in each. */
  readonly groups?: readonly GroupWords[]
}

export interface GroupWords {
  readonly code: string
  readonly meaning: string
}

const ROUND = 'assessment'

export function tableOf(
  profile: ExportProfile,
  records: readonly RecordState[],
  needs: TableNeeds,
): Result<Table, ExportProblem> {
  const set = needs.setNamed(profile.set)
  if (set === undefined) return fail({ kind: 'export-profile-broken', what: profile.set })
  const roundSet = needs.setNamed(ROUND)
  const broken = profile.columns.find((column) => !exists(column, set, roundSet))
  if (broken !== undefined) return fail({ kind: 'export-profile-broken', what: broken.name })

  const { today, withChildren = false } = needs
  const asked = { profile, set, roundSet, today, withChildren }
  const { rows, leftOut, decided } = selectRows(asked, records)
  const cells = rows.map((row) =>
    profile.columns.map((column) => cellOf(column, row, { ...needs, set, roundSet })),
  )
  const columns = profile.columns.map((column) => columnOf(column, { set, roundSet, needs }))
  return ok({ profile, columns, rows: cells, leftOut, decided })
}

function exists(column: Column, set: QuestionSet, roundSet: QuestionSet | undefined): boolean {
  if (column.from === undefined) return true
  const asked = column.ofRound === true ? roundSet : set
  return asked !== undefined && questionsOf(asked).some(({ id }) => id === column.from)
}

function columnOf(
  column: Column,
  at: { set: QuestionSet; roundSet: QuestionSet | undefined; needs: TableNeeds },
): TableColumn {
  const set = column.ofRound === true ? (at.roundSet ?? at.set) : at.set
  const { words, lists } = at.needs
  const question = questionsOf(set).find(({ id }) => id === column.from)
  if (question === undefined) {
    const title = words.text(`columns.${column.name}`)
    return column.form === 'disputed'
      ? { column, title, groups: groupsOf(set, words) }
      : { column, title }
  }
  const list = lists.get(question.list ?? '')
  const form = FORM_NOTES.has(column.form) ? ` (${words.text(`forms.${column.form}`)})` : ''
  return {
    column,
    title: `${words.question(set.id, question.id)}${form}`,
    purpose: question.purpose,
    ...(list === undefined ? {} : { list }),
  }
}

function groupsOf(set: QuestionSet, words: ExportWords): readonly GroupWords[] {
  const labels = new Map<string, string[]>()
  for (const { id, group } of questionsOf(set)) {
    labels.set(group, [...(labels.get(group) ?? []), words.question(set.id, id)])
  }
  return [...labels].map(([code, asked]) => ({ code, meaning: asked.join('; ') }))
}

const FORM_NOTES: ReadonlySet<Column['form']> = new Set([
  'code',
  'age-band',
  'country-iso3',
  'country-unhcr',
])
