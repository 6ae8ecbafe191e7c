import type { VNode } from 'preact'
import type { Summary } from '../../store/summary.ts'
import { RowMarks } from '../../ui/RowMarks.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { useText } from '../../ui/text.ts'

export interface DueListProps {
  /** Open cases with an appointment, the earliest first. */
  readonly due: readonly Summary[]
  /** The local calendar day, ISO 8601. */
  readonly today: string
}

const MOST = 6

/** Who comes back when: late first, said in words and not in red. Codes, not names: others look on. */
export function DueList({ due, today }: DueListProps): VNode {
  const { t, relativeDay } = useText()
  return (
    <section class="stack tight">
      <h2>{t('home:due')}</h2>
      {due.length === 0 ? <p class="hint">{t('home:no-due')}</p> : null}
      <ul class="rows">
        {due.slice(0, MOST).map(({ id, facts, conflicts }) => {
          const next = textOf(facts.next)
          return (
            <ListRow
              key={id}
              href={`/records/${id}`}
              icon={next > today ? 'calendar' : 'clock'}
              title={`${t('records:case')} ${textOf(facts.code)}`}
              fact={t('interview:total', { count: Number(facts.people) })}
              mark={<RowMarks codes={facts.marks} differs={conflicts > 0} />}
              aside={
                <span class={next < today ? 'late' : ''}>
                  {t(`home:when.${next < today ? 'late' : 'coming'}`, {
                    day: relativeDay(next, today),
                  })}
                </span>
              }
            />
          )
        })}
      </ul>
      {due.length > MOST ? (
        <p class="hint">{t('home:due-more', { count: due.length - MOST })}</p>
      ) : null}
    </section>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
