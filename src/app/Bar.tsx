import type { VNode } from 'preact'
import { StatusPill } from '../features/sending/StatusPill.tsx'
import { Button } from '../ui/Button.tsx'
import { useText } from '../ui/text.ts'
import type { Around } from './around.ts'
import { ViewMenu } from './ViewMenu.tsx'

/** On every screen: which space, who, saved and sent or since when not; language and light; the lock. */
export function Bar(around: Around): VNode {
  const { state, sending, now, preferences, onPreferences } = around
  const { t } = useText()
  return (
    <header class="bar">
      <div class="who">
        <span class="space" title={state.space}>
          {state.space}
        </span>
        <span class="person-name" title={state.member}>
          {state.member}
        </span>
      </div>
      <div class="tools">
        {sending === undefined ? null : <StatusPill state={sending} now={now()} />}
        <ViewMenu preferences={preferences} onPreferences={onPreferences} />
        <Button
          size="small"
          icon={state.example ? 'close' : 'lock'}
          onClick={state.example ? around.onLeave : around.onLock}
        >
          {t(state.example ? 'common:leave-example' : 'common:lock')}
        </Button>
      </div>
    </header>
  )
}
