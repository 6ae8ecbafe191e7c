import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { SectionView } from '../../forms/view.ts'
import { useText, type QuestionWords } from '../../ui/text.ts'

export interface SectionNavigationProps {
  readonly title: string
  readonly sections: readonly SectionView[]
  readonly words: QuestionWords
  /** Index of the section in sight; one past the last is the review. */
  readonly at: number
  readonly onGo: (index: number) => void
}

/** On a phone one line says where one is and opens the rest; with more room all sections stand there. */
export function SectionNavigation(props: SectionNavigationProps): VNode {
  const { t } = useText()
  const { sections, words, at, onGo } = props
  const [open, setOpen] = useState(false)
  const steps = [
    ...sections.map(({ section, state }) => ({
      id: section.id,
      title: words.sections[section.id]?.title ?? section.id,
      state: t(`interview:state.${state}`),
    })),
    { id: 'review', title: t('interview:review'), state: '' },
  ]
  return (
    <nav aria-label={props.title}>
      <button
        type="button"
        class="button small sections-now"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
      >
        {t('interview:step', {
          step: at + 1,
          all: steps.length,
          title: steps[at]?.title ?? '',
        })}
      </button>
      <ol class={open ? 'sections open' : 'sections'}>
        {steps.map(({ id, title, state }, index) => (
          <li key={id}>
            <a
              href={`#${id}`}
              {...(index === at ? { 'aria-current': 'step' as const } : {})}
              onClick={(event) => {
                event.preventDefault()
                setOpen(false)
                onGo(index)
              }}
            >
              <span>{title}</span>
              <span class="state">{state}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
