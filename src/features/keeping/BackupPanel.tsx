import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { Keeping, KeepingState } from './keeping.ts'

export interface BackupPanelProps {
  readonly keeping: Pick<Keeping, 'backup'>
  readonly state: KeepingState
  /** Hands the file to the browser's own "save as". */
  readonly onFile: (name: string, bytes: Uint8Array) => void
  readonly onMade: () => void
}

type Scope = 'unsent' | 'everything'

/** The third copy, by hand. */
export function BackupPanel({ keeping, state, onFile, onMade }: BackupPanelProps): VNode {
  const { t, date, time } = useText()
  const { busy, run } = useOnce()
  const [scope, setScope] = useState<Scope>()
  const [told, setTold] = useState<Came>()
  const make = async (what: Scope, here: () => boolean) => {
    setScope(what)
    const made = await keeping.backup(what)
    // No file lands behind the lock.
    if (!here()) return
    if (!made.ok) {
      setTold({ problem: made.problem.kind })
      return
    }
    const { name, bytes, changes, drafts } = made.value
    onFile(name, bytes)
    setTold({ done: t('keeping:backup-made', { name, drafts, count: changes }) })
    onMade()
  }
  const { backedUpAt } = state
  return (
    <section class="panel" id="backup">
      <h2>{t('keeping:backup-title')}</h2>
      <p>{t('keeping:backup-text')}</p>
      <Outcome came={told} />
      <Button
        look="primary"
        icon="handover"
        busy={busy && scope === 'everything'}
        onClick={() => {
          run((here) => make('everything', here))
        }}
      >
        {t('keeping:backup-everything')}
      </Button>
      <Button
        icon="handover"
        busy={busy && scope === 'unsent'}
        onClick={() => {
          run((here) => make('unsent', here))
        }}
      >
        {t('keeping:backup-unsent', { count: state.waiting })}
      </Button>
      <p class="hint">
        {backedUpAt === undefined
          ? t('keeping:backup-never')
          : t('keeping:backup-last', { when: `${date(backedUpAt)}, ${time(backedUpAt)}` })}
      </p>
    </section>
  )
}
