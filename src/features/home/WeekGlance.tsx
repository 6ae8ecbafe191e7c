import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'

export interface WeekGlanceProps {
  readonly receptions: number
  readonly people: number
}

/** This week in two numbers, and the way to its pictures. */
export function WeekGlance({ receptions, people }: WeekGlanceProps): VNode {
  const { t } = useText()
  return (
    <section class="panel">
      <h2>{t('home:week')}</h2>
      <p class="headline">
        {t('week:receptions', { count: receptions })} · {t('interview:total', { count: people })}
      </p>
      <p>
        <a class="alone" href="/week">
          {t('home:to-week')}
        </a>
      </p>
    </section>
  )
}
