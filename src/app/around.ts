// What is around every screen inside: the device, how it stands, and the ways to change that.
import type { KeepingState } from '../features/keeping/keeping.ts'
import type { Trail } from '../features/interview/trail.ts'
import type { SendingState } from '../features/sending/sending.ts'
import type { ClockDoubt } from '../model/clock.ts'
import type { Draft } from '../store/drafts.ts'
import type { CodeList } from '../model/question-set.ts'
import type { Once } from '../ui/use-once.ts'
import type { Device, DeviceState } from './device.ts'
import type { OfflineState } from './offline.ts'
import type { Saved } from './use-saved.ts'
import type { Preferences } from './preferences.ts'

export interface InsideProps {
  readonly device: Device
  readonly state: Extract<DeviceState, { at: 'open' }>
  readonly news: number
  readonly offline: OfflineState
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  readonly onUpdate: () => void
  readonly onLater: () => void
  /** Which kind of screen this is: an update is not offered in the middle of an interview. */
  readonly onWent: (to: 'inside' | 'interview') => void
  /** Locks this device. */
  readonly onLock: () => void
  /** Out of the example. */
  readonly onLeave: () => void
  /** The example, from the beginning. */
  readonly onStartOver: () => void
  readonly now: () => string
}

export interface Around extends InsideProps {
  readonly lists: ReadonlyMap<string, CodeList>
  readonly sending: SendingState | undefined
  readonly keeping: KeepingState | undefined
  /** Why the date of this device can hardly be right. */
  readonly clock: ClockDoubt | undefined
  /** The places of interviews that one passed since unlocking. */
  readonly trail: Trail
  readonly nameOfMember: (member: string) => string
  /** What is known of an interview that is not saved yet, and whose it is. */
  readonly factsOfDraft: (draft: Draft) => string
  readonly go: (path: string) => void
  /** Says above the screen what was tried and did not work: a kind of problem. */
  readonly tell: (problem: string) => void
  /** Does one thing at a time: two taps begin one interview. */
  readonly once: Once['run']
  /** Says above the screen that comes next what was saved. */
  readonly tellSaved: (saved: Saved) => void
}
