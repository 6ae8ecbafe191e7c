// The screens nobody hopes to see, and the way back from a backup. Loaded only then.
import type { VNode } from 'preact'
import { LostScreen, type Remembered } from '../features/keeping/LostScreen.tsx'
import { RestorePanel } from '../features/keeping/RestorePanel.tsx'
import { UnopenableScreen } from '../features/keeping/UnopenableScreen.tsx'
import { Button } from '../ui/Button.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import type { Device } from './device.ts'
import { forget } from './remembered.ts'
import type { Language } from './words/language.ts'

export interface TroubleProps {
  readonly what: 'restore' | 'lost' | 'unopenable'
  readonly device: Device
  readonly remembered: Remembered | undefined
  readonly onLook: () => void
  readonly onJoin: () => void
  readonly onBack: () => void
  readonly onSecondCopy: () => void
  readonly onLanguage: (language: Language) => void
}

export function Trouble(props: TroubleProps): VNode {
  const { what, device, remembered, onLook, onBack } = props
  if (what === 'unopenable') {
    return <UnopenableScreen onRetry={onLook} onSecondCopy={props.onSecondCopy} />
  }
  if (what === 'lost' && remembered !== undefined) {
    return (
      <LostScreen
        remembered={remembered}
        restore={device.keeping.restore}
        onRestored={onLook}
        onJoin={props.onJoin}
        onStartAnew={() => {
          forget()
          onLook()
        }}
        onLanguage={props.onLanguage}
      />
    )
  }
  return <Restore device={device} onLook={onLook} onBack={onBack} />
}

function Restore({ device, onLook, onBack }: Pick<TroubleProps, 'device' | 'onLook' | 'onBack'>) {
  const { t } = useText()
  return (
    <main class="page narrow">
      <Title>{t('keeping:have-backup')}</Title>
      <RestorePanel restore={device.keeping.restore} onDevice={onLook} />
      <Button onClick={onBack}>{t('common:back')}</Button>
    </main>
  )
}
