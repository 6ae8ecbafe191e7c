import type { VNode } from 'preact'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'

/** The browser will not open its own storage. Nothing is deleted to get going. */
export function UnopenableScreen({
  onRetry,
  onSecondCopy,
}: {
  readonly onRetry: () => void
  /** Leaves the damaged storage as it is and goes on from the journal, in a new one beside it. */
  readonly onSecondCopy: () => void
}): VNode {
  const { t } = useText()
  return (
    <main class="page narrow">
      <Title>{t('keeping:unopenable-title')}</Title>
      <p>{t('keeping:unopenable-text')}</p>
      <Button look="primary" size="wide" onClick={onRetry}>
        {t('keeping:unopenable-retry')}
      </Button>
      <p>{t('keeping:unopenable-second')}</p>
      <Button size="wide" onClick={onSecondCopy}>
        {t('keeping:unopenable-go-on')}
      </Button>
    </main>
  )
}
