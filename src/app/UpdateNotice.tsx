import type { VNode } from 'preact'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'

/** A new version waits. Taking it locks first, so that nobody's work is under way. */
export function UpdateNotice({
  onUpdate,
  onLater,
}: {
  readonly onUpdate: () => void
  readonly onLater: () => void
}): VNode {
  const { t } = useText()
  return (
    <Notice tone="plain">
      <p>{t('common:update-waits')}</p>
      <div class="row">
        <Button size="small" onClick={onUpdate}>
          {t('common:update')}
        </Button>
        <Button size="small" look="quiet" onClick={onLater}>
          {t('common:update-later')}
        </Button>
      </div>
    </Notice>
  )
}
