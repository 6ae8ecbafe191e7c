import type { VNode } from 'preact'
import { Button } from './Button.tsx'
import { useText } from './text.ts'

/** Stays until the next action or until one leaves: taking back has no clock (WCAG 2.2.1). */
export function UndoBar({
  text,
  onUndo,
}: {
  readonly text: string
  readonly onUndo: () => void
}): VNode {
  const { t } = useText()
  return (
    <div class="undo" role="status">
      <span>{text}</span>
      <Button size="small" onClick={onUndo}>
        {t('common:undo')}
      </Button>
    </div>
  )
}
