import type { VNode } from 'preact'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useOnce } from '../../ui/use-once.ts'
import type { Sending, SendingState } from './sending.ts'
import { statusOf } from './status.ts'

export interface SendingScreenProps {
  readonly sending: Pick<Sending, 'sendNow'>
  readonly state: SendingState
  readonly now: string
  readonly onChanged: () => void
}

export function SendingScreen({ sending, state, now, onChanged }: SendingScreenProps): VNode {
  const text = useText()
  const { t } = text
  const { busy, run } = useOnce()
  const sendNow = async () => {
    await sending.sendNow()
    onChanged()
  }
  const connected = state.reach === 'online' || state.reach === 'offline'
  return (
    <div class="page">
      <Title>{t('sending:title')}</Title>
      <p>{statusOf(text, state, now).text}</p>
      {state.courier.problem === undefined ? null : (
        <Problem kind={state.courier.problem.kind} live={false}>
          <p>{sinceText(text, state)}</p>
        </Problem>
      )}
      <section class="panel">
        {state.reach === 'example' ? null : <Answers rows={rowsFor(text, state)} />}
        {connected ? (
          <Button
            look="primary"
            icon="send"
            busy={busy}
            onClick={() => {
              run(sendNow)
            }}
          >
            {t(busy ? 'sending:sending-now' : 'sending:send-now')}
          </Button>
        ) : (
          <p class="hint">{t(`sending:why.${state.reach}`)}</p>
        )}
      </section>
      {state.reach === 'example' ? null : (
        <p>
          <a href="/keeping">{t('sending:to-copy')}</a>
        </p>
      )}
      {state.setAside.length === 0 ? null : (
        <section class="panel">
          <h2>{t('sending:set-aside')}</h2>
          <p>{t('sending:set-aside-text')}</p>
          <p>
            <a href="/aside">{t('sending:to-set-aside')}</a>
          </p>
          <Answers
            rows={state.setAside.map(({ reason, count }) => ({
              label: t(`sending:reason.${reason}`),
              text: text.number(count),
            }))}
          />
        </section>
      )}
    </div>
  )
}

function sinceText({ t, date, time }: Text, { courier }: SendingState): string {
  const { failingSince, nextTry } = courier
  if (failingSince === undefined || nextTry === undefined) return ''
  const since = `${date(failingSince)}, ${time(failingSince)}`
  return t('sending:since', { since, next: time(nextTry) })
}

function rowsFor({ t, date, time, number }: Text, state: SendingState) {
  const moment = (iso: string | undefined) =>
    iso === undefined ? t('sending:never') : `${date(iso)}, ${time(iso)}`
  return [
    { label: t('sending:waiting'), text: number(state.waiting) },
    ...(state.waitingSince === undefined
      ? []
      : [{ label: t('sending:waiting-since'), text: moment(state.waitingSince) }]),
    { label: t('sending:last-sent'), text: moment(state.lastSent) },
    { label: t('sending:last-received'), text: moment(state.lastReceived) },
  ]
}
