// What must be seen of a record before anything else: from its answers, by the marks its question set names.
import { rowPath, rowsOf, splitPath, type Answers } from '../model/answers.ts'
import { answersOf } from '../model/edit.ts'
import { isJsonObject, type Json } from '../model/json.ts'
import { keepingPermission } from '../model/permission.ts'
import type { Expression, Mark, QuestionSet } from '../model/question-set.ts'
import type { RecordState } from '../model/record.ts'
import { refsIn, truthOf, type Scope } from './expression.ts'
import { placesOf, type Places } from './places.ts'

type Folded = Pick<RecordState, 'groups'>

/** One mark, and the answers it comes from. */
export interface Standing {
  readonly mark: Mark
  /** Paths of the answers that brought it; none for what was said about keeping. */
  readonly from: readonly string[]
}

/**
 * The marks that stand, the gravest first. While versions of a field group differ, each of them may bring one: until
 * somebody decides, the most protective is shown.
 */
export function marksOf(set: QuestionSet, record: Folded): readonly Standing[] {
  const { marks = [] } = set
  if (marks.length === 0) return []
  const at: Standpoint = { set, places: placesOf(set), day: firstDay(record) }
  const keeping = keepingPermission(set, record)
  const variants = variantsOf(set, record)
  const standing = marks.flatMap((mark) => {
    if (mark.keeping !== undefined) return mark.keeping === keeping ? [{ mark, from: [] }] : []
    const from = new Set(variants.flatMap((answers) => broughtBy(mark, answers, at)))
    return from.size === 0 ? [] : [{ mark, from: [...from] }]
  })
  return standing.filter(({ mark: { among } }, index) => {
    const first = standing.findIndex(({ mark }) => mark.among === among)
    return among === undefined || first === index
  })
}

interface Standpoint {
  readonly set: QuestionSet
  readonly places: Places
  /** ISO date. */
  readonly day: string
}

/** The answers as they are shown, then with each version of each group in which versions differ. */
function variantsOf(set: QuestionSet, record: Folded): readonly Answers[] {
  const shown = answersOf(set, record)
  const others = Object.entries(record.groups).flatMap(([group, { heads }]) =>
    heads.length < 2 ? [] : heads.map((head) => withVersion(shown, group, head.value)),
  )
  return [shown, ...others]
}

function withVersion(shown: Answers, group: string, value: Json): Answers {
  if (!isJsonObject(value)) return shown
  const prefix = group.slice(0, group.lastIndexOf('/') + 1)
  const own = Object.entries(value).flatMap(([question, said]) =>
    said === undefined ? [] : [[`${prefix}${question}`, said] as const],
  )
  return { ...shown, ...Object.fromEntries(own) }
}

/** Paths of what makes the condition true; empty when it is not. */
function broughtBy(mark: Mark, answers: Answers, at: Standpoint): readonly string[] {
  const { when, unless, repeat } = mark
  if (when === undefined) return []
  const rows = repeat === undefined ? [undefined] : rowsOf(answers, repeat)
  return rows.flatMap((row) => {
    const scope = scopeOf(answers, at, repeat === undefined ? undefined : { repeat, row })
    if (truthOf(when, scope) !== true) return []
    if (unless !== undefined && truthOf(unless, scope) === true) return []
    return pathsIn(when, at.places, row)
  })
}

function pathsIn(when: Expression, places: Places, row: string | undefined): readonly string[] {
  return refsIn(when).flatMap((ref) => {
    const repeat = places.questions.get(ref)?.repeat?.id
    if (repeat === undefined) return [ref]
    return row === undefined ? [] : [rowPath(repeat, row, ref)]
  })
}

interface InRow {
  readonly repeat: string
  readonly row: string | undefined
}

/** What was said counts, also where it is hidden now: nobody is safe because a permission was withdrawn. */
function scopeOf(answers: Answers, { places, day }: Standpoint, inRow: InRow | undefined): Scope {
  return {
    today: day,
    answerOf: (ref) => {
      const repeat = places.questions.get(ref)?.repeat?.id
      if (repeat === undefined) return answers[ref]
      const row = inRow?.repeat === repeat ? inRow.row : undefined
      return row === undefined ? undefined : answers[rowPath(repeat, row, ref)]
    },
    rowCount: (ref) => (places.repeats.has(ref) ? rowsOf(answers, ref).length : undefined),
  }
}

/**
 * The day ages are told on: that of the first save. A clock that was set ahead later makes no child grow up, and a
 * summary stays a function of its record alone.
 */
function firstDay(record: Folded): string {
  const moments = Object.values(record.groups).flatMap(({ heads, past }) =>
    [...heads, ...past].map(({ at }) => at),
  )
  return moments.sort()[0]?.slice(0, 10) ?? '1970-01-01'
}

/** The field group that keeps the answer at this path, as records name it. */
export function groupOf(places: Places, path: string): string {
  const { repeat, row, question } = splitPath(path)
  const group = places.questions.get(question)?.question.group ?? ''
  return repeat === undefined || row === undefined ? group : `${repeat}/${row}/${group}`
}
