// Outside: what stands before anybody is at work. The welcome, the lock, making or joining a space, and trouble.
import type { VNode } from 'preact'
import { FirstScreen } from '../features/start/FirstScreen.tsx'
import { LockScreen } from '../features/unlock/LockScreen.tsx'
import { useText } from '../ui/text.ts'
import { useAnswer } from '../ui/use-answer.ts'
import { askToPersist, recordingHere } from './browser-storage.ts'
import type { Device, DeviceState } from './device.ts'
import type { Preferences } from './preferences.ts'
import { remembered } from './remembered.ts'
import type { Language } from './words/language.ts'

export type Step = 'door' | 'create' | 'join' | 'restore' | 'help'

export interface OutsideProps {
  readonly device: Device
  readonly state: Exclude<DeviceState, { at: 'open' }>
  readonly step: Step
  /** From the link the page was opened with; empty when there was none. */
  readonly invitation: string
  readonly onStep: (step: Step) => void
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  readonly offlineReady: boolean
  /** The offer of a new version, when one waits. */
  readonly update: VNode | null
  readonly busy: boolean
  readonly onLanguage: (language: Language) => void
  readonly onExample: () => void
  /** Looks again how the device stands; whoever unlocks goes on where they were. */
  readonly onLook: () => void
  /** To the door, and look again. */
  readonly onHome: () => void
}

export function Outside(props: OutsideProps): VNode {
  const { state, step, onStep } = props
  if (step === 'help') return <Help onBack={props.onHome} />
  const trouble = troubleAt(state, step, remembered() !== undefined)
  if (trouble !== undefined) return <InTrouble {...props} what={trouble} />
  if (step === 'create' || step === 'join') return <Entering {...props} step={step} />
  return state.at === 'new' ? (
    <FirstScreen
      {...props}
      onStart={() => {
        onStep('create')
      }}
      onJoin={() => {
        onStep('join')
      }}
      onRestore={() => {
        onStep('restore')
      }}
      recording={recordingHere()}
    />
  ) : (
    <LockScreen
      unlock={props.device.unlock}
      update={props.update}
      unsent={unsentOf(remembered())}
      restored={state.at === 'locked' && state.restored}
      onLanguage={props.onLanguage}
      onOpen={() => {
        props.onLook()
        void askToPersist()
      }}
      onExample={props.onExample}
    />
  )
}

/** A space without an endpoint has nowhere to send to. */
function unsentOf(kept: ReturnType<typeof remembered>): number {
  return kept?.connected === true ? kept.unsent : 0
}

/** What stands before everything else: storage that will not open, storage that is gone, a backup to take back. */
function troubleAt(
  { at }: DeviceState,
  step: Step,
  wasHere: boolean,
): 'unopenable' | 'lost' | 'restore' | undefined {
  if (at === 'unopenable') return 'unopenable'
  if (at !== 'new' || step === 'create' || step === 'join') return undefined
  if (wasHere) return 'lost'
  return step === 'restore' ? 'restore' : undefined
}

function InTrouble(
  props: OutsideProps & { readonly what: 'unopenable' | 'lost' | 'restore' },
): VNode {
  const { preferences, onPreferences, onHome, onStep } = props
  const module = useAnswer(() => import('./Trouble.tsx'), [])
  if (module === undefined) return <main class="page" aria-busy="true" />
  return (
    <module.Trouble
      {...props}
      remembered={remembered()}
      onLook={onHome}
      onBack={onHome}
      onJoin={() => {
        onStep('join')
      }}
      onSecondCopy={() => {
        onPreferences({ ...preferences, spare: true })
      }}
    />
  )
}

/** Making or joining a space happens once: its screens are a chunk of their own. */
function Entering(props: OutsideProps & { readonly step: 'create' | 'join' }): VNode {
  const module = useAnswer(() => import('./Entering.tsx'), [])
  if (module === undefined) return <main class="page" aria-busy="true" />
  return (
    <module.Entering
      device={props.device}
      step={props.step}
      invitation={props.invitation}
      onDone={props.onHome}
    />
  )
}

/** The help has words and pages of its own, which come when they are asked for. */
function Help({ onBack }: { readonly onBack: () => void }): VNode {
  const { complete } = useText()
  const module = useAnswer(() => import('./OutsideHelp.tsx'), [])
  if (module === undefined || !complete) return <main class="page" aria-busy="true" />
  return <module.OutsideHelp onBack={onBack} />
}

/** The invitation stays behind the `#`, which browsers do not send. */
export function invitationIn(hash: string): string {
  return hash.startsWith('#join=') ? hash : ''
}

/** Takes the invitation out of the address: what stands in it is kept by the browser, and it holds a secret. */
export function takeInvitation(
  { hash }: Pick<Location, 'hash'>,
  entries: Pick<History, 'state' | 'replaceState'>,
): string {
  const invitation = invitationIn(hash)
  if (invitation !== '') entries.replaceState(entries.state, '', '/')
  return invitation
}

/** Where one stands when the page is opened. */
export function firstStep({ hash, pathname }: Pick<Location, 'hash' | 'pathname'>): Step {
  if (invitationIn(hash) !== '') return 'join'
  return pathname.startsWith('/help') ? 'help' : 'door'
}
