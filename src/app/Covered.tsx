import type { VNode } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { useText } from '../ui/text.ts'

/** What stands while the device is being locked: nothing of any record, not even in the window's name. */
export function Covered(): VNode {
  const { t } = useText()
  useLayoutEffect(() => {
    document.title = 'Amparo'
  }, [])
  return (
    <main class="page narrow first" aria-busy="true">
      <p class="hint" role="status">
        {t('unlock:locking')}
      </p>
    </main>
  )
}
