import type { VNode } from 'preact'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { RecordRow } from './RecordRow.tsx'
import type { Records } from './records.ts'

/** Records in which two people answered differently; each opens with both answers side by side. */
export function ConflictsScreen({
  records,
  news,
}: {
  readonly records: Pick<Records, 'conflicted'>
  readonly news: number
}): VNode {
  const { t } = useText()
  const found = useAnswer(() => records.conflicted(), [news])
  const summaries = found?.ok === true ? found.value : []
  return (
    <div class="page">
      <Title>{t('records:conflicts')}</Title>
      <p>{t('records:differ-text')}</p>
      {found !== undefined && summaries.length === 0 ? (
        <div class="empty">
          <p>{t('records:no-conflicts')}</p>
        </div>
      ) : null}
      <ul class="rows">
        {summaries.map((summary) => (
          <RecordRow key={summary.id} summary={summary} />
        ))}
      </ul>
    </div>
  )
}
