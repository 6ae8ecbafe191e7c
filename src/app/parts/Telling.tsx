import type { VNode } from 'preact'
import { StatusPill } from '../../features/sending/StatusPill.tsx'
import type { SendingState } from '../../features/sending/sending.ts'
import { fail } from '../../model/result.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { Part } from './Part.tsx'

const TONES = ['plain', 'wait', 'problem', 'differ', 'example'] as const

/** What is told without being asked. */
export function Telling({ now }: { readonly now: string }): VNode {
  const { t } = useText()
  return (
    <>
      <Part name="StatusPill">
        <div class="row">
          {statesAt(now).map((state, i) => (
            <StatusPill key={i} state={state} now={now} />
          ))}
        </div>
      </Part>
      <Part name="Notice">
        {TONES.map((tone) => (
          <Notice key={tone} tone={tone}>
            <p>{t('common:example')}</p>
          </Notice>
        ))}
      </Part>
      <Part name="Problem">
        <Problem kind="wrong-passphrase" live={false} />
        <Problem kind="storage-full" live={false} unsaved />
      </Part>
      <Part name="Loaded">
        <Loaded answer={undefined}>{() => null}</Loaded>
        <Loaded answer={fail({ kind: 'unreachable' })}>{() => null}</Loaded>
      </Part>
      <Part name="Empty">
        <div class="empty">
          <p>{t('records:empty')}</p>
        </div>
      </Part>
      <Part name="Progress">
        <label class="stack tight">
          <span>{t('assessment:progress', { done: 8, all: 20 })}</span>
          <progress max={20} value={8} />
        </label>
      </Part>
    </>
  )
}

const DAYS_MS = 86_400_000

/** Each thing the pill can say. */
function statesAt(now: string): readonly SendingState[] {
  const ago = (days: number) => new Date(Date.parse(now) - days * DAYS_MS).toISOString()
  const rest: SendingState = {
    reach: 'online',
    waiting: 0,
    setAside: [],
    conflicts: 0,
    courier: { doing: 'resting' },
    lastSent: now,
  }
  return [
    rest,
    { ...rest, waiting: 3, waitingSince: now },
    { ...rest, waiting: 3, waitingSince: now, courier: { doing: 'sending' } },
    { ...rest, waiting: 3, waitingSince: ago(2) },
    { ...rest, waiting: 3, waitingSince: now, courier: { doing: 'failing' } },
    { ...rest, reach: 'offline' },
    { ...rest, reach: 'offline', waiting: 3, waitingSince: now },
    { ...rest, reach: 'local-only' },
    { ...rest, reach: 'example' },
    { ...rest, conflicts: 2 },
  ]
}
