import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useText } from '../ui/text.ts'

export interface PrintHeadProps {
  readonly space: string
  /** Device time, ISO 8601. */
  readonly now: () => string
}

/** Whose paper this is, and of which day. Written when it is printed: only then is the day known, and drawing costs nothing. */
export function PrintHead({ space, now }: PrintHeadProps): VNode {
  const { t, date } = useText()
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const write = () => {
      line.current?.replaceChildren(t('common:printed', { space, day: date(now()) }))
    }
    addEventListener('beforeprint', write)
    return () => {
      removeEventListener('beforeprint', write)
    }
  }, [space, t])
  return <p class="print-only" ref={line} />
}
