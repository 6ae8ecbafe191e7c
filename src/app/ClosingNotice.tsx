import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'

/** Above everything, so that nothing moves. Any touch or key answers it, and does nothing else (watch-over.ts). */
export function ClosingNotice({ seconds }: { readonly seconds: number }): VNode {
  const { t } = useText()
  const place = useRef<HTMLDivElement>(null)
  // Read aloud once: a count that is read each second cannot be listened to.
  const first = useRef(seconds).current
  useEffect(() => {
    // As a popover it also lies above an open dialog; where there are none it lies above all else.
    if ('popover' in HTMLElement.prototype) place.current?.showPopover()
  }, [])
  return (
    <div class="closing" popover="manual" ref={place}>
      <Notice tone="wait" live>
        <p>{t('common:closing')}</p>
        <p class="visually-hidden">{t('common:closing-in', { count: first })}</p>
      </Notice>
      <p class="seconds" role="timer">
        {t('common:closing-in', { count: seconds })}
      </p>
    </div>
  )
}
