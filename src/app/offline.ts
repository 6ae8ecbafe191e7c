// The service worker's side of the page: when the app is ready without a connection, and when a new version waits.
import { Workbox } from 'workbox-window'
import { isOffered, nextUpdate, NO_UPDATE, type Update, type UpdateEvent } from './update.ts'

export interface Offline {
  /** Gives a way to stop: whoever listens is held, with the screens around it. */
  readonly watch: (listener: (state: OfflineState) => void) => () => void
  /** The person wants the new version: locks every tab, then takes it. */
  readonly update: () => void
  readonly later: () => void
  /** Where the page is now: an update waits for the door. */
  readonly went: (to: Update['at']) => void
}

export interface OfflineState {
  readonly ready: boolean
  readonly updateOffered: boolean
}

export interface OfflineNeeds {
  readonly now: () => Date
  readonly lock: () => void
}

/** Seldom enough not to cost anybody's data, and never in the middle of an interview. */
const LOOK_EVERY_MS = 2 * 60 * 60 * 1_000

export function keepOffline({ lock, now }: OfflineNeeds): Offline {
  // A browser looks for a new version by itself when the page is loaded.
  const memory = { ready: false, update: NO_UPDATE, looked: now().getTime() }
  const listeners = new Set<(state: OfflineState) => void>()
  const state = () => ({ ready: memory.ready, updateOffered: isOffered(memory.update) })
  const tell = () => {
    for (const listener of listeners) listener(state())
  }
  const happen = (event: UpdateEvent) => {
    const { update, act } = nextUpdate(memory.update, event)
    memory.update = update
    if (act === 'lock') lock()
    if (act === 'take') void takeWaiting()
    if (act === 'reload') window.location.reload()
    tell()
  }
  const worker = import.meta.env.PROD ? register(happen) : undefined
  void worker?.active.then(() => {
    // Active means that everything was fetched and kept: nothing is loaded later.
    memory.ready = true
    tell()
  })
  const look = () => {
    const at = now().getTime()
    if (at - memory.looked < LOOK_EVERY_MS) return
    memory.looked = at
    void worker?.update().catch(() => undefined)
  }
  return {
    watch: (listener) => {
      listeners.add(listener)
      listener(state())
      return () => {
        listeners.delete(listener)
      }
    },
    update: () => {
      happen({ type: 'asked' })
    },
    later: () => {
      happen({ type: 'later' })
    },
    went: (to) => {
      happen({ type: 'went', to })
      if (to !== 'interview') look()
    },
  }
}

const ASK_AGAIN_MS = 1_000
const ASK_AT_MOST = 60

/**
 * To the one that waits, whenever it was found: Workbox's own `messageSW` knows only those of the first minute. Said
 * again until it is heard, since a worker that was stopped in between forgets.
 */
async function takeWaiting(): Promise<void> {
  for (let asked = 0; asked < ASK_AT_MOST; asked += 1) {
    const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined)
    const waiting = registration?.waiting ?? undefined
    if (waiting === undefined) return
    waiting.postMessage({ type: 'update-now' })
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
  }
}

function register(happen: (event: UpdateEvent) => void): Workbox | undefined {
  if (!('serviceWorker' in navigator)) return undefined
  const worker = new Workbox('/sw.js')
  const had = navigator.serviceWorker.controller !== null
  worker.addEventListener('waiting', () => {
    happen({ type: 'found' })
  })
  // The first worker of all takes care of the page that brought it; only a change of workers is news.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (had) happen({ type: 'controlled' })
  })
  // A worker that finds a foreign page in its cache asks who is there before it loads pages anew.
  navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    const { type } = (data ?? {}) as { readonly type?: unknown }
    if (type === 'are-you-amparo') ports[0]?.postMessage(true)
  })
  // Without it the app works as far as there is a connection, and the first screen says that it is not ready for more.
  void worker.register().catch(() => undefined)
  return worker
}
