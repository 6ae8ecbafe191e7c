// What lists, search and home show of each kind of record.
import { attentionOf } from '../../forms/attention.ts'
import { isRefusal, rowsOf, rowPath, type Answers } from '../../model/answers.ts'
import { answersOf } from '../../model/edit.ts'
import { isJsonObject, type Json } from '../../model/json.ts'
import { keepingPermission } from '../../model/permission.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { conflictsOf } from '../../model/resolve.ts'
import { visibleText } from '../../model/visible-text.ts'
import { permits, recordLeft } from '../../model/withhold.ts'
import type { Summariser, Summary } from '../../store/summary.ts'

type Facts = Pick<Summary, 'words' | 'facts'>

/** Short, sayable, and unlinked to anything: the first letters of the random id. */
export function codeOf(id: string): string {
  return id
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 5)
    .toUpperCase()
}

export function createSummariser(
  setForKind: (kind: string) => QuestionSet | undefined,
): Summariser {
  return {
    version: 4,
    summarise: (record) => {
      const set = setForKind(record.kind)
      const answers = set === undefined ? {} : answersOf(set, record)
      const keeping = set === undefined ? 'free' : keepingPermission(set, record)
      const own = permits(keeping) ? factsOf(record, answers) : withheldFacts(record, answers)
      return {
        id: record.id,
        kind: record.kind,
        when: whenOf(record),
        words: own.words,
        facts: {
          ...own.facts,
          ...(keeping === 'free' ? {} : { keeping }),
          ...(set?.marks === undefined ? {} : protectionIn(set, record)),
        },
        conflicts:
          set === undefined
            ? 0
            : conflictsOf(set, permits(keeping) ? record : recordLeft(set, record)).length,
      }
    },
  }
}

/** What must be seen first, and what of it nobody has attended to. */
function protectionIn(set: QuestionSet, record: RecordState): Summary['facts'] {
  const { marks, unattended, since } = attentionOf(set, record)
  return { marks, unattended, since }
}

/** A code to find it by and how many: nothing that tells who. What protects stands in its marks. */
function withheldFacts(record: RecordState, answers: Answers): Facts {
  return {
    words: codeOf(record.id),
    facts: { code: codeOf(record.id), people: rowsOf(answers, 'people').length },
  }
}

/** When it was first saved, by the clock of the device that did. */
function whenOf(record: RecordState): string {
  const versions = Object.values(record.groups).flatMap(({ heads, past }) => [...heads, ...past])
  return versions.map((version) => version.at).sort()[0] ?? ''
}

function factsOf(record: RecordState, answers: Answers): Facts {
  switch (record.kind) {
    case 'reception':
      return receptionFacts(record, answers)
    case 'case':
      return caseFacts(record, answers)
    case 'assessment':
    case 'element':
    case 'member':
    case 'device':
    case 'hand-over':
      return { words: '', facts: plainFacts(record) }
    default:
      return { words: '', facts: {} }
  }
}

function receptionFacts(record: RecordState, answers: Answers): Facts {
  const place = textOf(answers.place)
  return {
    words: `${codeOf(record.id)} ${place}`,
    facts: {
      code: codeOf(record.id),
      people: sumOf(answers.people),
      place,
      day: answers.date,
      reasons: answers.reasons,
    },
  }
}

function caseFacts(record: RecordState, answers: Answers): Facts {
  const rows = rowsOf(answers, 'people')
  const names = rows.map((row) => nameOf(answers, row))
  const documents = rows.map((row) => textOf(answers[rowPath('people', row, 'document-number')]))
  return {
    words: [codeOf(record.id), ...names, ...documents].filter((word) => word !== '').join(' '),
    facts: {
      code: codeOf(record.id),
      name: names.find((name) => name !== '') ?? '',
      people: rows.length,
      sharing: answers['consent-unhcr'],
      urgency: answers.urgency,
      next: answers['next-appointment'],
      closed: answers['closure-reason'],
    },
  }
}

/** Given names, then family names, as they were written; either may be missing. */
export function nameOf(answers: Answers, row: string): string {
  return ['given-names', 'family-names']
    .map((question) => textOf(answers[rowPath('people', row, question)]))
    .filter((part) => part !== '')
    .join(' ')
}

/** The groups of small records, one beside the other. */
function plainFacts(record: RecordState): Summary['facts'] {
  const values = Object.values(record.groups).map(({ heads }) => heads[0]?.value)
  const facts = Object.assign(
    {},
    ...values.filter((value) => isJsonObject(value)),
  ) as Summary['facts']
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? visibleText(value) : value,
    ]),
  )
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? visibleText(value) : ''
}

/** People counted; nought where nobody was. */
export function sumOf(value: Json | undefined): number {
  if (!isJsonObject(value) || isRefusal(value)) return 0
  return Object.values(value).reduce<number>(
    (sum, count) => sum + (typeof count === 'number' ? count : 0),
    0,
  )
}
