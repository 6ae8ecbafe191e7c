import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { readElement, type Element } from '../../forms/element.ts'
import { countStrip, scoreOf, type Frame, type StripKey } from '../../forms/score.ts'
import { isBlank } from '../../model/answers.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { Answers } from '../../ui/Answers.tsx'
import { CountStrip } from '../../ui/CountStrip.tsx'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { useText } from '../../ui/text.ts'
import { useInTurns } from '../../ui/use-in-turns.ts'
import type { ElementView, RoundView } from './assessments.ts'

export interface ResultViewProps {
  readonly round: RoundView
  /** The round before this one, to compare with. */
  readonly before?: RoundView | undefined
  readonly set: QuestionSet
}

const FRAMES = ['municipal', 'territorial'] as const

/** Counts first, because the scale is one of order; numbers second, and always with their interval. */
export function ResultView({ round, before, set }: ResultViewProps): VNode {
  const { t, words } = useText()
  const criteria = [...new Set(round.elements.map(({ under }) => under))]
  const ofCriterion = (under: string) => ({
    title: words.set(set.id).under?.[under]?.title ?? '',
    elements: round.elements.filter((element) => element.under === under),
    before: before?.elements.filter((element) => element.under === under),
  })
  // What was drawn in an earlier turn is the same in the next.
  const parts = useMemo(
    () => criteria.map((under) => <Part key={under} {...ofCriterion(under)} frames={FRAMES} />),
    [round, before, set, words],
  )
  // What follows from them all is the last.
  const drawn = useInTurns(parts.length + 1, 1, round.id)
  return (
    <>
      <p>
        <strong>{plain(round.answers.municipality)}</strong> · {plain(round.answers.round)}
      </p>
      {before === undefined ? null : (
        <p class="hint">{t('assessment:compared', { round: plain(before.answers.round) })}</p>
      )}
      <Part title={t('assessment:overall')} elements={round.elements} frames={[]} />
      <div class="columns">{parts.slice(0, drawn)}</div>
      {drawn > parts.length ? <Consequences round={round} set={set} /> : null}
      <details class="panel">
        <summary>{t('assessment:method')}</summary>
        <p>{t('assessment:method-text')}</p>
      </details>
    </>
  )
}

/** What follows from it: whom to talk to, what does not apply, what is to be done. */
function Consequences({ round, set }: Pick<ResultViewProps, 'round' | 'set'>): VNode {
  const { t, words, date } = useText()
  return (
    <>
      <Named
        title={t('assessment:dialogue')}
        intro={t('assessment:dialogue-text')}
        set={set}
        elements={round.elements.filter(({ answers }) =>
          ['other', 'unclear'].includes(plain(answers.holder)),
        )}
        detail={(element) => words.code('power-holders', plain(element.answers.holder))}
      />
      <Named
        title={t('assessment:not-applicable')}
        set={set}
        elements={round.elements.filter(({ answers }) => answers.state === 'not-applicable')}
        detail={(element) => words.code('na-reasons', plain(element.answers['na-reason']))}
      />
      <Named
        title={t('assessment:commitments')}
        empty={t('assessment:no-commitments')}
        set={set}
        elements={round.elements.filter(({ answers }) => !isBlank(answers.action))}
        detail={(element) => commitmentText(element, date)}
      />
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly elements: readonly ElementView[]
  readonly before?: readonly ElementView[] | undefined
  readonly frames: readonly Frame[]
}

function Part({ title, elements, before, frames }: PartProps): VNode {
  const { t } = useText()
  const read = elements.map(({ standing }) => standing.map(readElement))
  const counts = countStrip(read)
  const parts = KEYS.map((key) => ({
    key,
    label: t(`assessment:level.${key}`),
    count: counts[key],
  }))
  const said = parts.filter(({ count }) => count > 0)
  return (
    <section class="panel">
      <h2>{title}</h2>
      <CountStrip
        title={t('assessment:strip-title', { what: title })}
        description={said.map(({ label, count }) => `${label}: ${String(count)}`).join('; ')}
        parts={parts}
        tableCaption={t('assessment:strip-caption')}
        tableHeads={[t('assessment:strip-level'), t('assessment:strip-count')]}
        detailsLabel={t('assessment:as-table')}
      />
      {frames.map((frame) => (
        <Interval
          key={frame}
          frame={frame}
          elements={read}
          before={before?.map(({ standing }) => standing.map(readElement))}
        />
      ))}
    </section>
  )
}

const KEYS: readonly StripKey[] = ['0', '1', '2', '3', 'unknown', 'na', 'blank']

interface IntervalProps {
  readonly frame: Frame
  readonly elements: readonly (readonly Element[])[]
  readonly before?: readonly (readonly Element[])[] | undefined
}

function Interval({ frame, elements, before }: IntervalProps): VNode {
  const { t } = useText()
  const score = scoreOf(elements, frame)
  const name = t(`assessment:${frame}`)
  if (score === undefined) return <p class="hint">{t('assessment:nothing-applicable')}</p>
  const { floor, ceiling, coverage, likely } = score
  const headline = t('assessment:headline', { floor })
  const floorBefore = before === undefined ? undefined : scoreOf(before, frame)?.floor
  const interval =
    likely === undefined
      ? t('assessment:interval-hidden', { ceiling, coverage })
      : t('assessment:interval', { likely, ceiling, coverage })
  return (
    <div class="stack tight">
      <h3>{name}</h3>
      <p>
        <strong>{headline}</strong> {interval}
      </p>
      <IntervalBar
        title={`${name}. ${headline}`}
        description={interval}
        floor={floor}
        ceiling={ceiling}
        {...(likely === undefined ? {} : { likely })}
        {...(floorBefore === undefined ? {} : { before: floorBefore })}
        labels={{
          before: t('assessment:floor-before'),
          floor: t('assessment:floor'),
          likely: t('assessment:likely'),
          ceiling: t('assessment:ceiling'),
        }}
        detailsLabel={t('assessment:as-table')}
        tableCaption={name}
      />
      {floorBefore === undefined ? null : (
        <p class="hint">{t('assessment:before', { floor: floorBefore })}</p>
      )}
      {score.floorWithoutExemptions < floor ? (
        <p class="hint">{t('assessment:sensitivity', { floor: score.floorWithoutExemptions })}</p>
      ) : null}
    </div>
  )
}

interface NamedProps {
  readonly title: string
  readonly intro?: string
  /** Said when there is none; without it the part is left out. */
  readonly empty?: string
  readonly set: QuestionSet
  readonly elements: readonly ElementView[]
  readonly detail: (element: ElementView) => string
}

function Named({ title, intro, empty, set, elements, detail }: NamedProps): VNode | null {
  const { words } = useText()
  if (elements.length === 0 && empty === undefined) return null
  return (
    <section class="panel">
      <h2>{title}</h2>
      <p>{elements.length === 0 ? empty : intro}</p>
      <Answers
        rows={elements.map((element) => ({
          label: words.set(set.id).subjects?.[element.subject]?.title ?? '',
          text: detail(element),
        }))}
      />
    </section>
  )
}

function commitmentText({ answers }: ElementView, date: (iso: string) => string): string {
  const due = plain(answers.due)
  const parts = [plain(answers.action), plain(answers.responsible), due === '' ? '' : date(due)]
  return parts.filter((part) => part !== '').join(' · ')
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
