import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { placeOf, type Step } from '../../forms/steps.ts'
import { isRepeatView, type SectionView } from '../../forms/view.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { SectionList, type SectionListProps } from './SectionList.tsx'
import type { Pace } from './use-place.ts'
import { rowTitle } from './use-rows.ts'

export interface InterviewHeadProps extends Omit<SectionListProps, 'onGone' | 'here'> {
  readonly title: string
  readonly step: Step | undefined
  readonly pace: Pace
  readonly onPace: (pace: Pace) => void
}

/** Where one is: which section, how far in it, and the list of all of them behind one button. */
export function InterviewHead(props: InterviewHeadProps): VNode {
  const { t } = useText()
  const { title, step, pace } = props
  const [open, setOpen] = useState(false)
  const other: Pace = pace === 'one' ? 'sheet' : 'one'
  return (
    <div class="interview-head">
      <a href="/" class="leave" data-leave>
        <Icon name="home" />
        <span>{t('common:home')}</span>
      </a>
      <nav aria-label={title}>
        <button
          type="button"
          class="sections-now"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open)
          }}
        >
          <Icon name="assessment" />
          <span class="about">{aboutText(props)}</span>
          <span class="where">{whereText(t, props)}</span>
          <span class="visually-hidden">{t('interview:sections')}</span>
        </button>
        <Bar {...props} />
        {/* A whole sheet has room for the list beside it; otherwise it is not drawn with each key. */}
        {open || pace === 'sheet' ? (
          <div class={open ? 'sections-all open' : 'sections-all'}>
            <SectionList
              {...props}
              here={step?.section}
              onGone={() => {
                setOpen(false)
              }}
            />
            <button
              type="button"
              class="button quiet small"
              onClick={() => {
                setOpen(false)
                props.onPace(other)
              }}
            >
              {t(`interview:pace.${other}`)}
            </button>
          </div>
        ) : null}
      </nav>
    </div>
  )
}

/** One piece for each section, filled as far as one has come. */
function Bar({ sections, steps, step }: InterviewHeadProps): VNode {
  const asked = askedOf(sections)
  const here = asked.findIndex(({ section }) => section.id === step?.section)
  const part = step === undefined ? undefined : placeOf(steps, step)
  return (
    <div class="progress-bar" aria-hidden="true">
      {asked.map(({ section }, index) => {
        const before = here === -1 || index < here
        const inside = index === here && part !== undefined && step?.row === undefined
        const done = inside ? part.at / part.of : 0
        return <progress key={section.id} max={1} value={before ? 1 : done} />
      })}
    </div>
  )
}

function whereText(t: Text['t'], { sections, steps, step, pace }: InterviewHeadProps): string {
  if (step === undefined) return t('interview:last-step')
  const asked = askedOf(sections)
  const at = asked.findIndex(({ section }) => section.id === step.section) + 1
  const where = { section: at, sections: asked.length }
  if (pace === 'sheet') return t('interview:where-section', where)
  const place = placeOf(steps, step)
  return t('interview:where', { ...where, step: place.at, steps: place.of })
}

/** What the questions are about: whose row, which element, or which section. */
function aboutText({ title, asking, sections, step }: InterviewHeadProps): string {
  const { draft } = asking.open
  if (step === undefined || draft.subject !== undefined) return title
  const row = rowOf(sections, step)
  if (row === undefined) return asking.words.sections[step.section]?.title ?? title
  return rowTitle(row.view, asking.words.repeats?.[row.repeat]?.row ?? '', row.index)
}

function rowOf(sections: readonly SectionView[], { row }: Step) {
  if (row === undefined) return undefined
  const rows = sections
    .flatMap(({ items }) => items.filter(isRepeatView))
    .find(({ repeat }) => repeat.id === row.repeat)?.rows
  const index = rows?.findIndex(({ id }) => id === row.id) ?? -1
  const view = rows?.[index]
  return view === undefined ? undefined : { view, index, repeat: row.repeat }
}

function askedOf(sections: readonly SectionView[]): readonly SectionView[] {
  return sections.filter(({ state }) => state !== 'not-needed')
}
