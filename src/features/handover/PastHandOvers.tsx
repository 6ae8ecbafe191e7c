import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import type { HandOvers } from './hand-overs.ts'

/** What was handed over before: when, how many, what for. */
export function PastHandOvers({
  handOvers,
  news,
}: {
  readonly handOvers: Pick<HandOvers, 'past'>
  readonly news: number
}): VNode {
  const { t, date, time } = useText()
  const past = useAnswer(() => handOvers.past(), [news]) ?? []
  return (
    <section class="stack tight">
      <h2>{t('handover:past')}</h2>
      {past.length === 0 ? <p class="hint">{t('handover:none-past')}</p> : null}
      <ul class="rows">
        {past.map(({ id, when, people, purpose, children }) => (
          <li key={id} class="list-row">
            {t('handover:past-row', {
              when: `${date(when)}, ${time(when)}`,
              people: t('interview:total', { count: people }),
              purpose,
            })}
            {children === undefined ? null : (
              <>
                <br />
                {t('handover:past-children', children)}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
