import type { VNode } from 'preact'
import type { Step } from '../../forms/steps.ts'
import type { SectionView } from '../../forms/view.ts'
import { useText } from '../../ui/text.ts'
import type { Asking } from './asking.ts'
import { missingText } from './finding-text.ts'
import { REVIEW } from './use-place.ts'

export interface SectionListProps {
  readonly asking: Asking
  readonly sections: readonly SectionView[]
  readonly steps: readonly Step[]
  /** Section in sight; `undefined` on the review. */
  readonly here: string | undefined
  readonly onGone: () => void
}

/** All sections, how far each is, and what is missing in it: each line goes there. */
export function SectionList({ asking, sections, steps, here, onGone }: SectionListProps): VNode {
  const text = useText()
  const { t } = text
  const way = (path: string, exact: boolean) => ({
    type: 'button' as const,
    class: 'link',
    onClick: () => {
      onGone()
      asking.onGo(path, exact)
    },
  })
  return (
    <ol class="sections">
      {sections.map(({ section, state, missing }) => {
        const title = asking.words.sections[section.id]?.title ?? section.id
        const first = steps.find((step) => step.section === section.id)
        return (
          <li key={section.id}>
            {first === undefined ? (
              <p>
                <span>{title}</span>
                <span class="state">{t(`interview:state.${state}`)}</span>
              </p>
            ) : (
              <button
                {...way(first.id, false)}
                {...(section.id === here ? { 'aria-current': 'step' as const } : {})}
              >
                <span>{title}</span>
                <span class="state">{t(`interview:state.${state}`)}</span>
              </button>
            )}
            {missing.length === 0 ? null : (
              <ul>
                {missing.map((path) => (
                  <li key={path}>
                    <button {...way(path, true)}>{missingText(text, asking.words, path)}</button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
      <li>
        <button
          {...way(REVIEW, false)}
          {...(here === undefined ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{t('interview:review')}</span>
        </button>
      </li>
    </ol>
  )
}
