import type { ComponentChildren, VNode } from 'preact'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'
import type { Saved } from './use-saved.ts'

/** The moment in which something was saved, by name. `children`: what can be done about it. */
export function SavedNotice({
  saved,
  children,
}: {
  readonly saved: Saved
  readonly children?: ComponentChildren
}): VNode {
  const { t, words } = useText()
  const what = [words.set(saved.set).title, saved.code].filter(Boolean).join(' ')
  return (
    <div class="page told" data-saved>
      <Notice tone="plain" live>
        <p>{t('records:saved', { what })}</p>
        {children}
      </Notice>
    </div>
  )
}
