import type { VNode } from 'preact'
import { Answers } from '../../ui/Answers.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { BackupPanel, type BackupPanelProps } from './BackupPanel.tsx'
import type { Keeping, KeepingState } from './keeping.ts'
import { RecoveredNotice } from './RecoveredNotice.tsx'
import { RemovePanel, type RemovePanelProps } from './RemovePanel.tsx'
import { RestorePanel } from './RestorePanel.tsx'

/** What the browser says of its own storage; only a page can ask. */
export interface BrowserStorage {
  /** The browser has promised not to clear it by itself. */
  readonly persisted: boolean
  /** Bytes. The quota is a promise, not free space. Absent where the browser does not say, or not what can be. */
  readonly room?: { readonly used: number; readonly quota: number }
}

export interface KeepingScreenProps
  extends
    Pick<RemovePanelProps, 'members' | 'space' | 'news' | 'onRemoved'>,
    Pick<BackupPanelProps, 'onFile'> {
  readonly keeping: Keeping
  readonly browser: () => Promise<BrowserStorage>
  readonly example: boolean
}

/** How work is kept on this device, and the ways to be even safer. */
export function KeepingScreen(props: KeepingScreenProps): VNode {
  const { keeping, news } = props
  const text = useText()
  const { t } = text
  const state = useAnswer(() => keeping.state(), [news])
  const browser = useAnswer(props.browser, [news])
  if (state?.ok !== true || browser === undefined) {
    return (
      <div class="page">
        <Title>{t('keeping:title')}</Title>
        <Loaded answer={state?.ok === true ? undefined : state}>{() => null}</Loaded>
      </div>
    )
  }
  const { recovered } = state.value
  if (props.example) {
    return (
      <div class="page">
        <Title>{t('keeping:title')}</Title>
        <p>{t('keeping:example')}</p>
      </div>
    )
  }
  return (
    <div class="page">
      <Title>{t('keeping:title')}</Title>
      {recovered === undefined ? null : (
        <RecoveredNotice recovered={recovered} onSeen={() => void keeping.recoveredSeen()} />
      )}
      <section class="panel">
        <h2>{t('keeping:how')}</h2>
        <p>{t(`keeping:copies-${state.value.copies === 2 ? 'two' : 'one'}`)}</p>
        <Answers rows={rowsFor(text, state.value, browser)} />
        {browser.persisted ? null : <p class="hint">{t('keeping:not-persisted-hint')}</p>}
      </section>
      <BackupPanel
        keeping={keeping}
        state={state.value}
        onFile={props.onFile}
        onMade={() => undefined}
      />
      <RestorePanel restore={keeping.restore} onDevice={() => undefined} />
      <RemovePanel {...props} />
    </div>
  )
}

const MEGABYTE = 1_048_576

function rowsFor(
  { t, number, date, time }: Text,
  state: KeepingState,
  { persisted, room }: BrowserStorage,
) {
  const since = state.waitingSince
  return [
    {
      label: t('keeping:waiting'),
      text:
        since === undefined
          ? number(state.waiting)
          : t('keeping:waiting-since', {
              count: state.waiting,
              since: `${date(since)}, ${time(since)}`,
            }),
    },
    {
      label: t('keeping:browser'),
      text: t(`keeping:${persisted ? 'persisted' : 'not-persisted'}`),
    },
    {
      label: t('keeping:space'),
      text:
        room === undefined
          ? t('keeping:space-unknown')
          : t('keeping:space-used', {
              used: number(Math.ceil(room.used / MEGABYTE)),
              quota: number(Math.floor(room.quota / MEGABYTE)),
            }),
    },
    {
      label: t('keeping:reserve'),
      text: t(`keeping:reserve-${state.ballast === 'there' ? 'there' : 'none'}`),
    },
  ]
}
