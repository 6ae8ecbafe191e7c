// The app around its screens: which door stands open, in which language, and what is told to whom.
import type { Remote } from 'comlink'
import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { FirstScreen } from '../features/start/FirstScreen.tsx'
import { LockScreen } from '../features/unlock/LockScreen.tsx'
import { PassphraseChoice } from '../features/unlock/PassphraseChoice.tsx'
import { CreateSpaceScreen } from '../features/devices/CreateSpaceScreen.tsx'
import { JoinScreen } from '../features/devices/JoinScreen.tsx'
import { TextContext, useText, type Text } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import type { Device, DeviceState } from './device.ts'
import type { DeviceNews } from './news.ts'
import type { Offline, OfflineState } from './offline.ts'
import { keepPreferences, type Preferences } from './preferences.ts'
import { createTexts } from './text.ts'
import { useAutoLock } from './use-auto-lock.ts'
import type { Language } from './words/language.ts'
import type { Workplace } from './worker.ts'

export interface AppProps {
  readonly workplace: Remote<Workplace>
  /** Lets the worker call a function of the page. */
  readonly watchWith: <T extends object>(listener: T) => T
  readonly offline: Offline
  readonly text: Text
  readonly preferences: Preferences
  /** Device time, ISO 8601. */
  readonly now: () => string
}

type Where = 'own' | 'example'
type Step = 'door' | 'create' | 'join'

export function App(props: AppProps): VNode {
  const [text, setText] = useState(props.text)
  const [preferences, setPreferences] = useState(props.preferences)
  useEffect(() => {
    void createTexts(preferences.language).then(setText)
  }, [preferences.language])
  const change = (next: Preferences) => {
    keepPreferences(next)
    setPreferences(next)
  }
  return (
    <TextContext.Provider value={text}>
      <Doors {...props} preferences={preferences} onPreferences={change} />
    </TextContext.Provider>
  )
}

interface DoorsProps extends AppProps {
  readonly onPreferences: (preferences: Preferences) => void
}

function Doors(props: DoorsProps): VNode {
  const { workplace, preferences, onPreferences } = props
  const [where, setWhere] = useState<Where>('own')
  const [step, setStep] = useState<Step>(() =>
    invitationIn(location.hash) === '' ? 'door' : 'join',
  )
  const [busy, setBusy] = useState(false)
  const device = useMemo(
    () => (where === 'example' ? workplace.example : workplace.own) as unknown as Device,
    [where],
  )
  const { state, news, look } = useDevice(props, device)
  const offline = useOffline(props.offline)
  // The places are a chunk of their own: the first screen does not wait for them.
  const { complete } = useText()
  const inside = useAnswer(() => import('./Inside.tsx'), [])
  const onLanguage = (language: Language) => {
    onPreferences({ ...preferences, language })
  }
  const openExample = () => {
    setBusy(true)
    void workplace.openExample(preferences.language).then(() => {
      setBusy(false)
      setWhere('example')
    })
  }
  const home = () => {
    history.replaceState(null, '', '/')
    setStep('door')
    look()
  }

  if (state === undefined) return <main class="page" aria-busy="true" />
  if (state.at === 'open') {
    return inside === undefined || !complete ? (
      <main class="page" aria-busy="true" />
    ) : (
      <inside.Inside
        {...props}
        device={device}
        state={state}
        news={news}
        offline={offline}
        onUpdate={() => {
          props.offline.update()
        }}
        onLeave={() => {
          void device.unlock.lock().then(() => {
            setWhere('own')
            home()
          })
        }}
      />
    )
  }
  if (step === 'create' || step === 'join') {
    return <Entering {...props} device={device} step={step} onDone={home} />
  }
  return state.at === 'new' ? (
    <FirstScreen
      onLanguage={onLanguage}
      onExample={openExample}
      onStart={() => {
        setStep('create')
      }}
      onJoin={() => {
        setStep('join')
      }}
      offlineReady={offline.ready}
      busy={busy}
    />
  ) : (
    <LockScreen
      unlock={device.unlock}
      onLanguage={onLanguage}
      onOpen={look}
      onExample={openExample}
    />
  )
}

function Entering({
  device,
  step,
  onDone,
}: DoorsProps & {
  readonly device: Device
  readonly step: Step
  readonly onDone: () => void
}): VNode {
  const passphraseFor = (role: 'coordinator' | 'member') =>
    function passphraseStep(
      onChosen: (passphrase: string) => void,
      at: { busy: boolean; action: string },
    ) {
      return <PassphraseChoice unlock={device.unlock} role={role} onChosen={onChosen} {...at} />
    }
  if (step === 'create') {
    return (
      <CreateSpaceScreen
        devices={device.devices}
        passphrase={passphraseFor('coordinator')}
        onCreated={onDone}
        onBack={onDone}
      />
    )
  }
  return (
    <JoinScreen
      devices={device.devices}
      invitation={invitationIn(location.hash)}
      passphrase={passphraseFor('member')}
      onJoined={onDone}
      onBack={onDone}
    />
  )
}

/** How the device stands, asked again with every piece of news. */
function useDevice(
  { watchWith }: AppProps,
  device: Device,
): { state: DeviceState | undefined; news: number; look: () => void } {
  const [state, setState] = useState<DeviceState>()
  const [news, setNews] = useState(0)
  const look = () => {
    void device.state().then(setState)
  }
  useEffect(() => {
    look()
    device.watch(
      watchWith((told: DeviceNews) => {
        setNews((count) => count + 1)
        if (told.about === 'lock') look()
      }),
    )
  }, [device])
  useAutoLock(device, state?.at === 'open')
  return { state, news, look }
}

function useOffline(offline: Offline): OfflineState {
  const [state, setState] = useState<OfflineState>({ ready: false, updateWaits: false })
  useEffect(() => {
    offline.watch(setState)
  }, [offline])
  return state
}

/** The invitation stays behind the `#`, which browsers do not send. */
function invitationIn(hash: string): string {
  return hash.startsWith('#join=') ? hash : ''
}
