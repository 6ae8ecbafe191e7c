import type { VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { LanguageChoice } from '../../ui/LanguageChoice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'

export interface FirstScreenProps {
  readonly onLanguage: (language: 'es' | 'pt' | 'en') => void
  readonly onExample: () => void
  readonly onStart: () => void
  readonly onJoin: () => void
  readonly onRestore: () => void
  /** Whether work may begin in this browser, and why not. */
  readonly recording: 'fine' | 'install-first' | 'unsupported'
  /** The whole app is on this device and opens without a connection. */
  readonly offlineReady: boolean
  readonly busy: boolean
  readonly update: VNode | null
}

export function FirstScreen(props: FirstScreenProps): VNode {
  const { t } = useText()
  return (
    <main class="page narrow first">
      <div class="brand">
        <img src="/icons/amparo.svg" alt="" width="56" height="56" />
        <Title page={t('start:welcome')}>Amparo</Title>
      </div>
      {props.update}
      <p>{t('start:what')}</p>
      <LanguageChoice onChoose={props.onLanguage} />
      <div class="stack">
        <Button
          look="primary"
          size="wide"
          icon="people"
          busy={props.busy}
          onClick={props.onExample}
        >
          {t(props.busy ? 'start:preparing' : 'start:example')}
        </Button>
        <p class="hint">{t('start:example-hint')}</p>
        {props.recording === 'fine' ? (
          <>
            <Button size="wide" icon="home" onClick={props.onStart}>
              {t('start:begin')}
            </Button>
            <Button size="wide" icon="devices" onClick={props.onJoin}>
              {t('start:join')}
            </Button>
            <Button look="quiet" size="small" onClick={props.onRestore}>
              {t('keeping:have-backup')}
            </Button>
          </>
        ) : (
          <Notice tone="wait">
            <p>{t(`keeping:${props.recording}`)}</p>
          </Notice>
        )}
      </div>
      <p>
        <a class="alone" href="/help">
          {t('common:help')}
        </a>
      </p>
      <p class="hint" role="status" data-offline={props.offlineReady ? 'ready' : 'loading'}>
        {t(props.offlineReady ? 'start:offline-ready' : 'start:offline-loading')}
      </p>
      <p class="hint">{t('start:draft-content')}</p>
    </main>
  )
}
