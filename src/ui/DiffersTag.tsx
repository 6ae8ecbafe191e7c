import type { VNode } from 'preact'
import { Icon } from './Icon.tsx'
import { useText } from './text.ts'

/** On a row whose record holds answers that differ: what the row says of it may not be what stands. */
export function DiffersTag(): VNode {
  const { t } = useText()
  return (
    <span class="tag differ">
      <Icon name="differ" />
      {t('records:differ')}
    </span>
  )
}
