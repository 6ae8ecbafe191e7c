// The service worker's side of the page: when the app is ready without a connection, and when an update waits.
import { Workbox } from 'workbox-window'

export interface Offline {
  readonly watch: (listener: (state: OfflineState) => void) => void
  /** Takes the waiting version; the page loads again. Ask only with no interview open. */
  readonly update: () => void
}

export interface OfflineState {
  readonly ready: boolean
  readonly updateWaits: boolean
}

export function keepOffline(): Offline {
  const memory = { state: { ready: false, updateWaits: false } as OfflineState }
  const listeners = new Set<(state: OfflineState) => void>()
  const say = (change: Partial<OfflineState>) => {
    memory.state = { ...memory.state, ...change }
    for (const listener of listeners) listener(memory.state)
  }
  const worker = import.meta.env.PROD ? register(say) : undefined
  return {
    watch: (listener) => {
      listeners.add(listener)
      listener(memory.state)
    },
    update: () => {
      worker?.addEventListener('controlling', () => {
        window.location.reload()
      })
      worker?.messageSW({ type: 'update-now' }).catch(() => undefined)
    },
  }
}

function register(say: (change: Partial<OfflineState>) => void): Workbox | undefined {
  if (!('serviceWorker' in navigator)) return undefined
  const worker = new Workbox('/sw.js')
  worker.addEventListener('waiting', () => {
    say({ updateWaits: true })
  })
  void worker.register()
  // Active means that everything was fetched and kept: nothing is loaded later.
  void navigator.serviceWorker.ready.then(() => {
    say({ ready: true })
  })
  return worker
}
