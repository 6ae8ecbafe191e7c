import type { VNode } from 'preact'
import { ListRow } from '../../ui/ListRow.tsx'
import { useText } from '../../ui/text.ts'

export interface WaitsProps {
  /** How many records hold differing answers. */
  readonly conflicts: number
  /** What was saved here and not sent yet; absent where nothing is ever sent. */
  readonly unsent?: { readonly count: number; readonly since?: string } | undefined
  /** The local calendar day, ISO 8601. */
  readonly today: string
}

/** What waits for somebody: answers that differ, and work that has not left this device. */
export function Waits({ conflicts, unsent, today }: WaitsProps): VNode | null {
  const { t, relativeDay } = useText()
  const count = unsent?.count ?? 0
  if (conflicts === 0 && count === 0) return null
  const since = unsent?.since
  return (
    <ul class="rows">
      {conflicts === 0 ? null : (
        <ListRow
          href="/conflicts"
          icon="differ"
          title={t('home:conflicts', { count: conflicts })}
          fact={t('home:to-conflicts')}
        />
      )}
      {count === 0 ? null : (
        <ListRow
          href="/sending"
          icon="clock"
          title={t('home:unsent', { count })}
          fact={
            since === undefined
              ? undefined
              : t('home:unsent-since', { when: relativeDay(since, today) })
          }
        />
      )}
    </ul>
  )
}
