import type { VNode } from 'preact'
import { Notice } from './Notice.tsx'
import { useText } from './text.ts'

export interface ClockNoticeProps {
  readonly doubt: 'behind' | 'ahead' | undefined
  /** The calendar day of the device, ISO 8601. */
  readonly today: string
}

/** A date that is hardly today's is named before it gets into a record. */
export function ClockNotice({ doubt, today }: ClockNoticeProps): VNode | null {
  const { t, date } = useText()
  if (doubt === undefined) return null
  return (
    <Notice tone="wait">
      <p>{t(`common:clock.${doubt}`, { date: date(today) })}</p>
      <p>{t('common:clock.what')}</p>
    </Notice>
  )
}
