import type { VNode } from 'preact'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { RecordRow } from './RecordRow.tsx'
import type { Records } from './records.ts'

/** Records in which two people answered differently; each opens with both answers side by side. */
export function ConflictsScreen({
  records,
  today,
  news,
}: {
  readonly records: Pick<Records, 'conflicted'>
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly news: number
}): VNode {
  const { t } = useText()
  const found = useAnswer(() => records.conflicted(), [news])
  return (
    <div class="page">
      <Title>{t('records:conflicts')}</Title>
      <p>{t('records:differ-text')}</p>
      <Loaded answer={found}>
        {(summaries) =>
          summaries.length === 0 ? (
            <div class="empty">
              <p>{t('records:no-conflicts')}</p>
            </div>
          ) : (
            <ul class="rows">
              {summaries.map((summary) => (
                <RecordRow key={summary.id} summary={summary} today={today} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}
