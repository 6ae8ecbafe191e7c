import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Bars } from '../../ui/Bars.tsx'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { dayAfter, daysOfWeek } from './days.ts'
import type { CodeCount, WeekView, Weeks } from './weeks.ts'

export interface WeekScreenProps {
  readonly weeks: Weeks
  readonly space: string
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly news: number
}

/** The week to look at, to print and to take to the meeting: each picture with its table. */
export function WeekScreen({ weeks, space, today, news }: WeekScreenProps): VNode {
  const text = useText()
  const { t } = text
  const [day, setDay] = useState(today)
  const week = useAnswer(() => weeks.week(day), [day, news])
  const days = daysOfWeek(day)
  return (
    <div class="page wide">
      <Title>{t('week:title')}</Title>
      <p>
        <strong>{space}</strong> · {text.days(days[0] ?? day, days[6] ?? day)}
      </p>
      <div class="row no-print">
        <Button
          size="small"
          icon="back"
          onClick={() => {
            setDay(dayAfter(day, -7))
          }}
        >
          {t('week:before')}
        </Button>
        {days.includes(today) ? null : (
          <Button
            size="small"
            onClick={() => {
              setDay(dayAfter(day, 7))
            }}
          >
            {t('week:after')}
          </Button>
        )}
        <Button
          size="small"
          icon="print"
          onClick={() => {
            window.print()
          }}
        >
          {t('common:print')}
        </Button>
      </div>
      <Loaded answer={week} rows={6}>
        {(view) => <Pictures view={view} />}
      </Loaded>
    </div>
  )
}

const BANDS = ['0-4', '5-11', '12-17', '18-59', '60', 'unknown'] as const
const SEXES = ['f', 'm', 'x'] as const
const MOST = 8

function Pictures({ view }: { readonly view: WeekView }): VNode {
  const { t, words } = useText()
  const receptions = view.days.reduce((sum, one) => sum + one.receptions, 0)
  const people = view.days.reduce((sum, one) => sum + one.people, 0)
  if (receptions === 0) {
    return (
      <div class="empty">
        <p>{t('week:empty')}</p>
      </div>
    )
  }
  return (
    <div class="stack">
      <p class="headline">
        {t('week:receptions', { count: receptions })} · {t('interview:total', { count: people })}
      </p>
      <ByDay view={view} />
      <Bars
        title={t('week:who')}
        caption={t('week:who-caption')}
        head={t('week:age')}
        keys={SEXES.filter((sex) => BANDS.some((band) => view.people[`${sex}.${band}`])).map(
          (sex) => ({ key: sex, label: words.code('sexes', sex) }),
        )}
        rows={BANDS.map((band) => ({
          label: words.code('age-bands', band),
          counts: Object.fromEntries(SEXES.map((sex) => [sex, view.people[`${sex}.${band}`] ?? 0])),
        }))}
      />
      <Codes title={t('week:why')} list="reasons" codes={view.reasons} />
      <Codes title={t('week:done')} list="services-given" codes={view.services} />
      <Codes title={t('week:from')} list="countries" codes={view.countries} />
      <p class="hint">{t('week:method')}</p>
    </div>
  )
}

function ByDay({ view }: { readonly view: WeekView }): VNode {
  const { t, weekday } = useText()
  return (
    <Bars
      title={t('week:by-day')}
      caption={t('week:by-day-caption')}
      head={t('week:day')}
      keys={[{ key: 'people', label: t('week:people') }]}
      rows={view.days.map(({ day, people }) => ({ label: weekday(day), counts: { people } }))}
    />
  )
}

function Codes({
  title,
  list,
  codes,
}: {
  readonly title: string
  readonly list: string
  readonly codes: readonly CodeCount[]
}): VNode | null {
  const { t, words } = useText()
  if (codes.length === 0) return null
  return (
    <Bars
      title={title}
      caption={t('week:codes-caption', { what: title })}
      head={title}
      keys={[{ key: 'count', label: t('week:in-receptions') }]}
      rows={codes
        .slice(0, MOST)
        .map(({ code, count }) => ({ label: words.code(list, code), counts: { count } }))}
    />
  )
}
