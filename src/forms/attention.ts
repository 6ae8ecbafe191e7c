// Whether somebody has attended to what is urgent in a record, and to which of its answers.
import { splitPath } from '../model/answers.ts'
import type { ChangeId, MemberId } from '../model/id.ts'
import { isJsonObject, sameJson, type Json } from '../model/json.ts'
import type { QuestionSet } from '../model/question-set.ts'
import type { GroupState, RecordState, Version } from '../model/record.ts'
import { groupOf, marksOf, type Standing } from './marks.ts'
import { placesOf } from './places.ts'

type Folded = Pick<RecordState, 'groups'>

/** The last time somebody attended. */
export interface Attended {
  readonly member: MemberId
  /** Device time, ISO 8601. */
  readonly at: string
  /** A code of the list of the set's question `attended`. */
  readonly how: string
}

export interface Attention {
  /** Codes of all marks that stand, the gravest first. */
  readonly marks: readonly string[]
  /** Those that are due and that nobody has attended to. */
  readonly unattended: readonly string[]
  /** When the oldest of what nobody has attended to was said, ISO 8601. */
  readonly since?: string
  readonly attended?: Attended
}

export function attentionOf(set: QuestionSet, record: Folded): Attention {
  const standing = marksOf(set, record)
  const due = standing.filter(({ mark }) => mark.due === true)
  const seen = seenIn(entriesOf(set, record))
  const open = due.map((one) => ({ one, news: newsIn(causesOf(set, record, one), seen) }))
  const unattended = open.filter(({ news }) => news.length > 0)
  const [since] = unattended.flatMap(({ news }) => news.map(({ at }) => at)).sort()
  const attended = lastAttended(set, record)
  return {
    marks: standing.map(({ mark }) => mark.code),
    unattended: unattended.map(({ one }) => one.mark.code),
    ...(since === undefined ? {} : { since }),
    ...(attended === undefined || due.length === 0 ? {} : { attended }),
  }
}

/** What an entry has to name so that it answers for all that is due now. */
export function dueVersions(set: QuestionSet, record: Folded): readonly ChangeId[] {
  const due = marksOf(set, record).filter(({ mark }) => mark.due === true)
  const heads = due.flatMap((one) => causesOf(set, record, one).flatMap(({ group }) => group.heads))
  return [...new Set(heads.map(({ change }) => change))]
}

/** The group that keeps entries; `undefined` where nothing of a set is ever due. */
export function attentionGroup(set: QuestionSet): string | undefined {
  return set.attended === undefined ? undefined : groupOf(placesOf(set), set.attended)
}

/** Newest first; those that were taken back name nothing. */
export function entriesOf(set: QuestionSet, record: Folded): readonly Version[] {
  const group = attentionGroup(set)
  const heads = group === undefined ? [] : (record.groups[group]?.heads ?? [])
  return heads.filter(({ value }) => seenBy(value).length > 0)
}

function lastAttended(set: QuestionSet, record: Folded): Attended | undefined {
  const [last] = entriesOf(set, record)
  if (last === undefined || set.attended === undefined || !isJsonObject(last.value))
    return undefined
  const how = last.value[set.attended]
  return { member: last.member, at: last.at, how: typeof how === 'string' ? how : '' }
}

function seenIn(entries: readonly Version[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ value }) => seenBy(value)))
}

function seenBy(value: Json): readonly string[] {
  if (!isJsonObject(value) || !Array.isArray(value.seen)) return []
  return value.seen.filter((change) => typeof change === 'string')
}

interface Cause {
  readonly group: GroupState
  /** The questions of this group that the mark looks at. */
  readonly questions: readonly string[]
}

function causesOf(set: QuestionSet, record: Folded, { from }: Standing): readonly Cause[] {
  const places = placesOf(set)
  const byGroup = new Map<string, string[]>()
  for (const path of from) {
    const group = groupOf(places, path)
    byGroup.set(group, [...(byGroup.get(group) ?? []), splitPath(path).question])
  }
  return [...byGroup].flatMap(([path, questions]) => {
    const group = record.groups[path]
    return group === undefined ? [] : [{ group, questions }]
  })
}

/** Versions behind a mark that nobody has attended to. */
function newsIn(causes: readonly Cause[], seen: ReadonlySet<string>): readonly Version[] {
  return causes.flatMap((cause) => cause.group.heads.filter((head) => !isSeen(head, cause, seen)))
}

/** Named by an entry itself, or grown out of what was named without saying anything else about it. */
function isSeen(head: Version, { group, questions }: Cause, seen: ReadonlySet<string>): boolean {
  const known = new Map([...group.heads, ...group.past].map((one) => [one.change, one]))
  const walk = [head]
  const met = new Set<ChangeId>()
  for (let version = walk.pop(); version !== undefined; version = walk.pop()) {
    if (seen.has(version.change) || met.has(version.change)) continue
    met.add(version.change)
    const before = version.base.map((change) => known.get(change))
    if (before.length === 0) return false
    for (const one of before) {
      if (one === undefined || !saysTheSame(one, version, questions)) return false
      walk.push(one)
    }
  }
  return true
}

function saysTheSame(one: Version, other: Version, questions: readonly string[]): boolean {
  return questions.every((question) =>
    sameJson(answerIn(one.value, question), answerIn(other.value, question)),
  )
}

function answerIn(value: Json, question: string): Json {
  return isJsonObject(value) ? (value[question] ?? null) : null
}
