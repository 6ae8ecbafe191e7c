import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { LanguageChoice } from '../../ui/LanguageChoice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import type { RestoreAction } from './backups.ts'
import { RestorePanel } from './RestorePanel.tsx'

/** What this browser still remembers of what it kept: no names, only times and counts. */
export interface Remembered {
  /** Device time of the last look, ISO 8601. */
  readonly at: string
  readonly unsent: number
  readonly lastSent?: string
  readonly connected: boolean
}

export interface LostScreenProps {
  readonly remembered: Remembered
  readonly restore: RestoreAction
  readonly onRestored: () => void
  readonly onJoin: () => void
  /** Only after the person has said that there is nothing to get back. */
  readonly onStartAnew: () => void
  readonly onLanguage: (language: 'es' | 'pt' | 'en') => void
}

/** Both copies are gone. Never a welcome: what is safe, what is not, and what to do, in that order. */
export function LostScreen(props: LostScreenProps): VNode {
  const { t, date, time } = useText()
  const { at, unsent, lastSent, connected } = props.remembered
  const [sure, setSure] = useState(false)
  const moment = (iso: string) => `${date(iso)}, ${time(iso)}`
  return (
    <main class="page narrow">
      <Title>{t('keeping:lost-title')}</Title>
      <Notice tone="problem">
        <p>{t('keeping:lost-what', { when: moment(at) })}</p>
      </Notice>
      <h2>{t('keeping:lost-safe-title')}</h2>
      <p>
        {connected && lastSent !== undefined
          ? t('keeping:lost-safe', { when: moment(lastSent) })
          : t('keeping:lost-not-sent')}
      </p>
      <p>{t('keeping:lost-unsent', { count: unsent })}</p>
      <h2>{t('keeping:lost-now-title')}</h2>
      <ol>
        <li>{t('keeping:lost-now-1')}</li>
        <li>{t('keeping:lost-now-2')}</li>
        <li>{t('keeping:lost-now-3')}</li>
      </ol>
      <RestorePanel restore={props.restore} onDevice={props.onRestored} />
      <Button look="primary" size="wide" icon="devices" onClick={props.onJoin}>
        {t('start:join')}
      </Button>
      {sure ? (
        <Notice tone="wait" live>
          <p>{t('keeping:lost-anew-sure')}</p>
          <Button look="danger" onClick={props.onStartAnew}>
            {t('keeping:lost-anew-yes')}
          </Button>
        </Notice>
      ) : (
        <Button
          look="quiet"
          onClick={() => {
            setSure(true)
          }}
        >
          {t('keeping:lost-anew')}
        </Button>
      )}
      <LanguageChoice onChoose={props.onLanguage} />
    </main>
  )
}
