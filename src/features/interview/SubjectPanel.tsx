import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import type { Asking } from './asking.ts'

export interface SubjectPanelProps {
  readonly asking: Asking
  /** Said at length where the questions begin; later it is behind its title. */
  readonly atLength: boolean
}

/** What a set is asked about this time: an element of the self-assessment, with its examples. */
export function SubjectPanel({ asking, atLength }: SubjectPanelProps): VNode | null {
  const { t } = useText()
  const { open, words } = asking
  const subject =
    open.draft.subject === undefined ? undefined : words.subjects?.[open.draft.subject]
  if (subject === undefined) return null
  return (
    <div class="subject">
      {atLength ? <p>{subject.text}</p> : null}
      <details>
        <summary>{t('interview:help')}</summary>
        {atLength ? null : <p>{subject.text}</p>}
        <p>{subject.help}</p>
      </details>
    </div>
  )
}
