// The help for whoever stands before the door: a forgotten passphrase is read about without one.
import type { VNode } from 'preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { HelpScreen } from '../features/help/HelpScreen.tsx'
import { HelpTopicScreen } from '../features/help/HelpTopicScreen.tsx'
import { Button } from '../ui/Button.tsx'
import { useText } from '../ui/text.ts'
import { screenAt } from './screen-at.tsx'

export function OutsideHelp({ onBack }: { readonly onBack: () => void }): VNode {
  const { t } = useText()
  return (
    <LocationProvider>
      <div class="outside-help no-print">
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('common:to-door')}
        </Button>
      </div>
      <main>
        <Page />
      </main>
    </LocationProvider>
  )
}

function Page(): VNode | null {
  const { path } = useLocation()
  return screenAt(
    [
      { at: '/help/:topic', draw: ({ topic }) => <HelpTopicScreen topic={topic ?? ''} /> },
      { at: '*', draw: () => <HelpScreen /> },
    ],
    path,
  )
}
