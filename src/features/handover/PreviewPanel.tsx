import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { ChildrenChoice, type ChildrenChoiceProps } from './ChildrenChoice.tsx'
import type { HandOverPreview } from './hand-overs.ts'

/** Before anything leaves: how many people, which columns, who is left out and why. No names. */
export function PreviewPanel({
  preview,
  ...decision
}: Omit<ChildrenChoiceProps, 'count'> & { readonly preview: HandOverPreview }): VNode {
  const { t } = useText()
  const empty = preview.tables.every(({ rows }) => rows === 0)
  return (
    <section class="panel preview" aria-live="polite" data-people={preview.people}>
      {empty ? <p>{t('handover:nothing')}</p> : null}
      {preview.people > 0 ? (
        <p>
          <strong>{t('handover:included', { count: preview.people })}</strong>
        </p>
      ) : null}
      <ul class="stack tight">
        {preview.tables.map(({ title, rows, columns }) => (
          <li key={title}>
            {t('handover:rows', { count: rows, profile: title })}
            <details>
              <summary>{t('handover:columns', { count: columns.length })}</summary>
              <p>{columns.join(' · ')}</p>
            </details>
          </li>
        ))}
        {preview.leftOut.map(({ reason, count }) => (
          <li key={reason}>
            {t('handover:left-out', { count, reason: t(`handover:reason.${reason}`) })}
          </li>
        ))}
      </ul>
      <ChildrenChoice {...decision} count={preview.children} />
    </section>
  )
}
