import type { VNode } from 'preact'
import { addressOf, subjectOf } from '../../model/address.ts'
import { canHaveBeen } from '../../model/clock.ts'
import type { Summary } from '../../store/summary.ts'
import type { IconName } from '../../ui/icons.ts'
import { ListRow } from '../../ui/ListRow.tsx'
import { RowMarks } from '../../ui/RowMarks.tsx'
import { useText, type Text } from '../../ui/text.ts'

export interface RecordRowProps {
  readonly summary: Summary
  /** The local calendar day, ISO 8601. */
  readonly today: string
  /** Open beside the list. */
  readonly here?: boolean
}

/** Four facts at most, what must be seen first, whether answers differ, and the whole row is the link. */
export function RecordRow({ summary, today, here = false }: RecordRowProps): VNode {
  const text = useText()
  const { icon, title, fact, kind } = rowOf(text, summary)
  return (
    <ListRow
      href={addressOf(summary)}
      icon={icon}
      here={here}
      title={title}
      fact={fact}
      mark={<RowMarks codes={summary.facts.marks} differs={summary.conflicts > 0} />}
      aside={
        <>
          {canHaveBeen(summary.when, `${today}T12:00:00Z`)
            ? text.relativeDay(summary.when, today)
            : text.t('records:odd-date')}
          <br />
          {kind} {plainText(summary.facts.code)}
        </>
      }
    />
  )
}

interface Row {
  readonly icon: IconName
  readonly title: string
  readonly fact: string
  readonly kind: string
}

function rowOf(text: Text, summary: Summary): Row {
  const { t } = text
  switch (summary.kind) {
    case 'case':
      return {
        icon: 'records',
        title: plainText(summary.facts.name) || t('records:no-name'),
        fact: caseFact(text, summary),
        kind: t('records:case'),
      }
    case 'reception':
      return {
        icon: 'people',
        title: t('interview:total', { count: Number(summary.facts.people ?? 0) }),
        fact: receptionFact(text, summary),
        kind: t('records:reception'),
      }
    default:
      return { icon: 'assessment', ...titled(text, summary), kind: t('assessment:short') }
  }
}

function caseFact({ t }: Text, { facts }: Summary): string {
  const people = t('interview:total', { count: Number(facts.people ?? 0) })
  return facts.closed === undefined ? people : `${people} · ${t('records:closed')}`
}

function receptionFact({ words, list }: Text, { facts }: Summary): string {
  const reasons = Array.isArray(facts.reasons) ? facts.reasons : []
  const named = reasons.slice(0, 2).map((code) => words.code('reasons', String(code)))
  return [plainText(facts.place), list(named)].filter((part) => part !== '').join(' · ')
}

/** A round by its name, an element by what it is about. */
function titled({ words, t }: Text, { id, kind, facts }: Summary): Pick<Row, 'title' | 'fact'> {
  const subject = subjectOf(id)
  if (subject === undefined) {
    const title = plainText(facts.round) || t('assessment:title')
    return { title, fact: plainText(facts.municipality) }
  }
  const { subjects, under } = words.set(kind)
  const [criterion = ''] = subject.split('-')
  return { title: subjects?.[subject]?.title ?? '', fact: under?.[criterion]?.title ?? '' }
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
