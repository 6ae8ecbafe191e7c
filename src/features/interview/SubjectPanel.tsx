import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import type { Asking } from './asking.ts'

/** What a set is asked about this time: an element of the self-assessment, with its examples. */
export function SubjectPanel({ asking }: { readonly asking: Asking }): VNode | null {
  const { t } = useText()
  const { open, words } = asking
  const subject =
    open.draft.subject === undefined ? undefined : words.subjects?.[open.draft.subject]
  if (subject === undefined) return null
  return (
    <div class="subject">
      <p>{subject.text}</p>
      {subject.help === undefined ? null : (
        <details>
          <summary>{t('interview:help')}</summary>
          <p>{subject.help}</p>
        </details>
      )}
    </div>
  )
}
