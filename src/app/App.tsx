// The app around its screens: which door stands open, in which language, and what is told to whom.
import type { Remote } from 'comlink'
import type { VNode } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { TextContext, useText, type Text } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import type { Device, DeviceState } from './device.ts'
import type { DeviceNews } from './news.ts'
import type { Offline, OfflineState } from './offline.ts'
import type { Failures } from './failures.ts'
import { keepPreferences, type Preferences } from './preferences.ts'
import { createTexts } from './text.ts'
import { Net } from './Broken.tsx'
import { Covered } from './Covered.tsx'
import { saveFile } from './save-file.ts'
import { askToPersist } from './browser-storage.ts'
import { firstStep, Outside, takeInvitation, type Step } from './Outside.tsx'
import { UpdateNotice } from './UpdateNotice.tsx'
import { useExample } from './use-example.ts'
import { VERSION } from './version.ts'
import type { Language } from './words/language.ts'
import { useWork } from './use-work.ts'
import type { Work } from './work.ts'
import type { Workplace } from './worker.ts'

export interface AppProps {
  readonly work: Work
  /** Lets the worker call a function of the page. */
  readonly watchWith: <T extends object>(listener: T) => T
  readonly offline: Offline
  readonly failures: Failures
  readonly text: Text
  readonly preferences: Preferences
  /** Device time, ISO 8601. */
  readonly now: () => string
}

export function App(props: AppProps): VNode {
  const [text, setText] = useState(props.text)
  const [preferences, setPreferences] = useState(props.preferences)
  const { connection, covered, locks } = useWork(props.work)
  const { workplace } = connection
  useEffect(() => {
    void createTexts(preferences.language).then(setText)
  }, [preferences.language])
  const change = (next: Preferences) => {
    keepPreferences(next)
    setPreferences(next)
  }
  return (
    <TextContext.Provider value={text}>
      <Net
        failures={props.failures}
        answers={() => answers(workplace)}
        now={props.now}
        version={VERSION}
        onFile={saveFile}
        onReload={() => {
          location.reload()
        }}
      >
        {covered ? (
          <Covered />
        ) : (
          // Drawn anew for each worker: what the screens of the one before knew is gone with them.
          <Doors
            key={locks}
            {...props}
            workplace={workplace}
            reopened={locks > 0}
            preferences={preferences}
            onPreferences={change}
          />
        )}
      </Net>
    </TextContext.Provider>
  )
}

interface DoorsProps extends AppProps {
  readonly workplace: Remote<Workplace>
  /** It was locked before on this page: the first step is the lock, whatever the address says. */
  readonly reopened: boolean
  readonly onPreferences: (preferences: Preferences) => void
}

function Doors(props: DoorsProps): VNode {
  const { work, workplace, preferences, onPreferences } = props
  const example = useExample(workplace, preferences.language)
  const [step, setStep] = useState<Step>(() => (props.reopened ? 'door' : firstStep(location)))
  const [invitation] = useState(() => takeInvitation(location, history))
  const device = useMemo(
    () => deviceOf(workplace, { example: example.here, spare: preferences.spare }),
    [example.here, preferences.spare],
  )
  const ready = useSpare(workplace, preferences.spare)
  // Before it is open, the example would be found locked, and the lock drawn for a moment.
  const { state, news, look } = useDevice(props, device, ready && example.at !== 'again')
  const offline = useOffline(props.offline)
  // The places are a chunk of their own: the first screen does not wait for them.
  const { complete } = useText()
  const inside = useAnswer(() => import('./Inside.tsx'), [])
  const onLanguage = (language: Language) => {
    onPreferences({ ...preferences, language })
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

  if (example.at === 'again') return <Preparing />
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
        onUpdate={props.offline.update}
        onLater={props.offline.later}
        onWent={props.offline.went}
        onStartOver={example.startOver}
        onLock={() => {
          work.lock('asked')
        }}
        onLeave={() => {
          example.leave()
          history.replaceState(null, '', '/')
          work.lock('example')
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
      invitation={invitation}
      onStep={setStep}
      offlineReady={offline.ready}
      update={
        offline.updateOffered ? (
          <UpdateNotice onUpdate={props.offline.update} onLater={props.offline.later} />
        ) : null
      }
      busy={example.at === 'coming'}
      onLanguage={onLanguage}
      onExample={example.enter}
      onLook={look}
      onHome={home}
    />
  )
}

/** The example takes a moment to be entered. */
function Preparing(): VNode {
  const { t } = useText()
  return (
    <main class="page" aria-busy="true">
      <p class="hint" role="status">
        {t('start:preparing')}
      </p>
    </main>
  )
}

function deviceOf(
  workplace: Remote<Workplace>,
  { example, spare }: { readonly example: boolean; readonly spare: boolean },
): Device {
  const own = spare ? workplace.spare : workplace.own
  return (example ? workplace.example : own) as unknown as Device
}

/** A worker may take its time; one that does not answer for this long is taken for dead. */
const PATIENCE_MS = 4_000

function answers(workplace: Remote<Workplace>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false))
  const heard = workplace.answers().catch(() => false)
  return Promise.race([heard, late])
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
  { work, watchWith }: AppProps,
  device: Device,
  ready: boolean,
): { state: DeviceState | undefined; news: number; look: () => void } {
  const [told, setTold] = useState<{ readonly of: Device; readonly state: DeviceState }>()
  const [news, setNews] = useState(0)
  const look = () => {
    void device.state().then((state) => {
      setTold({ of: device, state })
    })
  }
  useEffect(() => {
    if (!ready) return undefined
    const watched = { still: true }
    look()
    device.watch(
      watchWith((heard: DeviceNews) => {
        if (!watched.still || isOwnDraft(heard)) return
        setNews((count) => count + 1)
        if (heard.about !== 'lock') return
        if (heard.open) look()
        else work.lock('left')
      }),
    )
    return () => {
      watched.still = false
    }
  }, [device, ready])
  // What was told of the device before this one says nothing of this one.
  const state = told?.of === device ? told.state : undefined
  return { state, news, look }
}

/** With each key an interview keeps its draft: no news to the screen that asked for it, and nothing else is in sight. */
function isOwnDraft({ about }: DeviceNews): boolean {
  return about === 'drafts' && location.pathname.startsWith('/interview/')
}

function useOffline(offline: Offline): OfflineState {
  const [state, setState] = useState<OfflineState>({ ready: false, updateOffered: false })
  useEffect(() => offline.watch(setState), [offline])
  return state
}
