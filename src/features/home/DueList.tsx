import type { VNode } from 'preact'
import type { Summary } from '../../store/summary.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText } from '../../ui/text.ts'

export interface DueListProps {
  /** Open cases with an appointment, the earliest first. */
  readonly due: readonly Summary[]
  /** The local calendar day, ISO 8601. */
  readonly today: string
}

const MOST = 6

/** Who comes back when: late first, said in words and not in red. */
export function DueList({ due, today }: DueListProps): VNode {
  const { t, date } = useText()
  return (
    <section class="stack tight">
      <h2>{t('home:due')}</h2>
      <ul class="rows">
        {due.slice(0, MOST).map(({ id, facts }) => {
          const next = textOf(facts.next)
          return (
            <li key={id}>
              <a class="list-row stacking" href={`/records/${id}`}>
                <span>
                  <span class="title">
                    {t('records:case')} {textOf(facts.code)}
                  </span>
                  <br />
                  <span class="fact">{t('interview:total', { count: Number(facts.people) })}</span>
                </span>
                <span class={next < today ? 'aside late' : 'aside'}>
                  {next > today ? null : <Icon name="clock" />}
                  {t(`home:when.${whenOf(next, today)}`, { day: date(next) })}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
      {due.length > MOST ? (
        <p class="hint">{t('home:due-more', { count: due.length - MOST })}</p>
      ) : null}
    </section>
  )
}

function whenOf(next: string, today: string): 'late' | 'today' | 'later' {
  if (next === today) return 'today'
  return next < today ? 'late' : 'later'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
