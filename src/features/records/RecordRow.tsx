import type { VNode } from 'preact'
import { canHaveBeen } from '../../model/clock.ts'
import type { Summary } from '../../store/summary.ts'
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
  const { t, relativeDay } = text
  const isCase = summary.kind === 'case'
  return (
    <ListRow
      href={`/records/${summary.id}`}
      icon={isCase ? 'records' : 'people'}
      here={here}
      title={titleOf(text, summary)}
      fact={factOf(text, summary)}
      mark={<RowMarks codes={summary.facts.marks} differs={summary.conflicts > 0} />}
      aside={
        <>
          {canHaveBeen(summary.when, `${today}T12:00:00Z`)
            ? relativeDay(summary.when, today)
            : t('records:odd-date')}
          <br />
          {t(isCase ? 'records:case' : 'records:reception')} {plainText(summary.facts.code)}
        </>
      }
    />
  )
}

function titleOf({ t }: Text, { kind, facts }: Summary): string {
  if (kind === 'case') {
    // Without permission a code stands for the name.
    if (facts.keeping === 'withdrawn' || facts.keeping === 'no') {
      return `${t('records:case')} ${plainText(facts.code)}`
    }
    return plainText(facts.name) || t('records:no-name')
  }
  return t('interview:total', { count: Number(facts.people ?? 0) })
}

function factOf({ t, words, list }: Text, { kind, facts }: Summary): string {
  if (kind === 'case') {
    const people = t('interview:total', { count: Number(facts.people ?? 0) })
    return facts.closed === undefined ? people : `${people} · ${t('records:closed')}`
  }
  const reasons = Array.isArray(facts.reasons) ? facts.reasons : []
  const named = reasons.slice(0, 2).map((code) => words.code('reasons', String(code)))
  return [plainText(facts.place), list(named)].filter((part) => part !== '').join(' · ')
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
