import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { Pages, type PagesProps } from './Pages.tsx'
import type { Promised } from './promised.ts'
import { useInterview } from './use-interview.ts'

export interface InterviewScreenProps extends Omit<PagesProps, 'promised'> {
  readonly draftId: string
  readonly today: () => string
  readonly promises: () => Promise<Promised>
}

const TRY_AGAIN_MS = 1_000

export function InterviewScreen(props: InterviewScreenProps): VNode {
  const { t } = useText()
  const [tries, setTries] = useState(0)
  const open = useInterview({ ...props, tries })
  const promised = useAnswer(props.promises, [props.draftId])
  // Once the other window lets go, this one goes on by itself.
  useEffect(() => {
    if (open !== 'elsewhere') return undefined
    const timer = setTimeout(() => {
      setTries(tries + 1)
    }, TRY_AGAIN_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [open, tries])
  if (open === 'loading') return <div class="page" aria-busy="true" />
  if (open === 'elsewhere') {
    return (
      <div class="page">
        <Title>{t('keeping:elsewhere-title')}</Title>
        <p>{t('keeping:elsewhere')}</p>
        <Button
          look="primary"
          onClick={() => {
            setTries(tries + 1)
          }}
        >
          {t('keeping:retry')}
        </Button>
        <Button onClick={props.onLeave}>{t('common:home')}</Button>
      </div>
    )
  }
  if (open === 'gone') {
    return (
      <div class="page">
        <Title>{t('interview:gone-title')}</Title>
        <p>{t('interview:gone')}</p>
        <Button look="primary" onClick={props.onLeave}>
          {t('common:home')}
        </Button>
      </div>
    )
  }
  return <Pages {...props} promised={promised} open={open} />
}
