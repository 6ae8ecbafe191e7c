import type { VNode } from 'preact'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useText } from '../../ui/text.ts'
import { statusOf, type Status } from './status.ts'
import type { SendingState } from './sending.ts'

const SHAPES: Readonly<Record<Status['look'], IconName>> = {
  plain: 'check',
  quiet: 'offline',
  sending: 'send',
  wait: 'clock',
  differ: 'differ',
  example: 'people',
}

/** Saved, sent, waiting, since when: on every screen, and a way to the details. */
export function StatusPill({
  state,
  now,
}: {
  readonly state: SendingState
  /** Device time, ISO 8601. */
  readonly now: string
}): VNode {
  const text = useText()
  const status = statusOf(text, state, now)
  return (
    <a
      class={`pill ${status.look}`}
      href="/sending"
      data-status={status.kind}
      data-waiting={state.waiting}
    >
      <Icon name={SHAPES[status.look]} />
      <span class="pill-long">{status.text}</span>
      <span class="pill-short">{status.short}</span>
      <span class="visually-hidden" role="status">
        {text.t(`sending:kind.${status.kind}`)}
      </span>
    </a>
  )
}
