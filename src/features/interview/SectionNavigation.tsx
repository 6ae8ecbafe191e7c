import type { VNode } from 'preact'
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

export function SectionNavigation(props: SectionNavigationProps): VNode {
  const { t } = useText()
  const { sections, words, at, onGo } = props
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
      <ol class="sections">
        {steps.map(({ id, title, state }, index) => (
          <li key={id}>
            <a
              href={`#${id}`}
              {...(index === at ? { 'aria-current': 'step' as const } : {})}
              onClick={(event) => {
                event.preventDefault()
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
