import type { VNode } from 'preact'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'
import type { Around } from './around.ts'

/** What the app itself has to say: the example's mark, a waiting update. */
export function AppNotices({ state, offline, onUpdate }: Around): VNode {
  const { t } = useText()
  return (
    <>
      {state.example ? (
        <Notice tone="example">
          <p>{t('common:example')}</p>
        </Notice>
      ) : null}
      {offline.updateWaits ? (
        <Notice tone="plain">
          <p>{t('common:update-waits')}</p>
          <Button size="small" onClick={onUpdate}>
            {t('common:update')}
          </Button>
        </Notice>
      ) : null}
    </>
  )
}
