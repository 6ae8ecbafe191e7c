import type { ComponentChildren, VNode } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface NoticeProps {
  readonly tone: 'plain' | 'wait' | 'problem' | 'differ' | 'example'
  readonly children: ComponentChildren
  /** Announced when it appears after something the person did not do. */
  readonly live?: boolean
}

const SHAPES: Readonly<Record<NoticeProps['tone'], IconName>> = {
  plain: 'check',
  wait: 'clock',
  problem: 'alert',
  differ: 'differ',
  example: 'people',
}

/** What went wrong is said at once; the rest waits for a pause. */
const URGENT: ReadonlySet<NoticeProps['tone']> = new Set(['wait', 'problem'])

/** Each tone has its own shape: colour is never the only difference. */
export function Notice({ tone, children, live = false }: NoticeProps): VNode {
  return (
    <div
      class={`notice ${tone}`}
      {...(live ? { role: URGENT.has(tone) ? 'alert' : 'status' } : {})}
    >
      <Icon name={SHAPES[tone]} />
      <div class="stack tight">{children}</div>
    </div>
  )
}
