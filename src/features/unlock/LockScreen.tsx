import type { VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { LanguageChoice } from '../../ui/LanguageChoice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import type { Unlock } from './unlock.ts'
import { UnlockForm } from './UnlockForm.tsx'

export interface LockScreenProps {
  readonly unlock: Pick<Unlock, 'members' | 'open'>
  /** The database was lost, and the ways in came back from the second copy. */
  readonly restored: boolean
  /** What this device has not sent yet, as far as is known without opening it. */
  readonly unsent: number
  readonly update: VNode | null
  readonly onLanguage: (language: 'es' | 'pt' | 'en') => void
  readonly onOpen: () => void
  readonly onExample: () => void
}

/** Who is here, and their passphrase. Nothing of any case is in sight. */
export function LockScreen(props: LockScreenProps): VNode {
  const { t } = useText()
  const { unlock, restored, unsent, update, onOpen } = props
  return (
    <main class="page narrow first">
      <div class="brand">
        <img src="/icons/amparo.svg" alt="" width="56" height="56" />
        <Title>{t('unlock:locked')}</Title>
      </div>
      {update}
      {restored ? (
        <Notice tone="wait">
          <p>{t('keeping:restored-at-lock')}</p>
        </Notice>
      ) : (
        <p class="hint">{t('unlock:all-kept')}</p>
      )}
      {unsent === 0 ? null : <p>{t('unlock:unsent', { count: unsent })}</p>}
      <UnlockForm unlock={unlock} onOpen={onOpen} />
      <LanguageChoice onChoose={props.onLanguage} />
      <p class="row">
        <a class="button quiet small" href="/help">
          {t('common:help')}
        </a>
        <Button look="quiet" size="small" onClick={props.onExample}>
          {t('start:example')}
        </Button>
      </p>
    </main>
  )
}
