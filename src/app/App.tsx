// The app around its screens: which door stands open, in which language, and what is told to whom.
import type { Remote } from 'comlink'
import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { TextContext, useText, type Text } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import type { Device, DeviceState } from './device.ts'
import type { DeviceNews } from './news.ts'
import type { Offline, OfflineState } from './offline.ts'
import { keepPreferences, type Preferences } from './preferences.ts'
import { createTexts } from './text.ts'
import { Net } from './Broken.tsx'
import { saveFile } from './save-file.ts'
import { askToPersist } from './browser-storage.ts'
import { invitationIn, Outside, type Step } from './Outside.tsx'
import { UpdateNotice } from './UpdateNotice.tsx'
import { VERSION } from './version.ts'
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
      <Net now={props.now} version={VERSION} onFile={saveFile}>
        <Doors {...props} preferences={preferences} onPreferences={change} />
      </Net>
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
    () => deviceOf(workplace, where, preferences.spare),
    [where, preferences.spare],
  )
  const ready = useSpare(workplace, preferences.spare)
  const { state, news, look } = useDevice(props, device, ready)
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
    void askToPersist()
    history.replaceState(null, '', '/')
    setStep('door')
    look()
  }

  const outside = state !== undefined && state.at !== 'open'
  useEffect(() => {
    if (outside) props.offline.went('door')
  }, [outside])

  if (!ready || state === undefined) return <main class="page" aria-busy="true" />
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
        onUpdate={props.offline.update}
        onLater={props.offline.later}
        onWent={props.offline.went}
        onLeave={() => {
          void device.unlock.lock().then(() => {
            setWhere('own')
            home()
          })
        }}
      />
    )
  }
  return (
    <Outside
      {...props}
      device={device}
      state={state}
      step={step}
      onStep={setStep}
      offlineReady={offline.ready}
      update={
        offline.updateOffered ? (
          <UpdateNotice onUpdate={props.offline.update} onLater={props.offline.later} />
        ) : null
      }
      busy={busy}
      onLanguage={onLanguage}
      onExample={openExample}
      onLook={look}
      onHome={home}
    />
  )
}

function deviceOf(workplace: Remote<Workplace>, where: Where, spare: boolean): Device {
  const own = spare ? workplace.spare : workplace.own
  return (where === 'example' ? workplace.example : own) as unknown as Device
}

/** True once the spare database is open, or at once where it is not needed. */
function useSpare(workplace: Remote<Workplace>, spare: boolean): boolean {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!spare) return
    void workplace.openSpare().then(() => {
      setOpen(true)
    })
  }, [spare])
  return !spare || open
}

/** How the device stands, asked again with every piece of news. */
function useDevice(
  { watchWith }: AppProps,
  device: Device,
  ready: boolean,
): { state: DeviceState | undefined; news: number; look: () => void } {
  const [state, setState] = useState<DeviceState>()
  const [news, setNews] = useState(0)
  const look = () => {
    void device.state().then(setState)
  }
  useEffect(() => {
    if (!ready) return
    look()
    device.watch(
      watchWith((told: DeviceNews) => {
        setNews((count) => count + 1)
        if (told.about === 'lock') look()
      }),
    )
  }, [device, ready])
  return { state, news, look }
}

function useOffline(offline: Offline): OfflineState {
  const [state, setState] = useState<OfflineState>({ ready: false, updateOffered: false })
  useEffect(() => {
    offline.watch(setState)
  }, [offline])
  return state
}
