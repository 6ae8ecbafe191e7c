// The worker: keys, database, search and sync live here and nowhere else. The page only asks.
import { expose } from 'comlink'
import * as z from 'zod/mini'
import { browserNeeds, spareNeeds } from './browser-needs.ts'
import { openDevice, type Device, type OpenDevice } from './device.ts'
import { openExample } from './example.ts'
import type { DeviceNews } from './news.ts'
import type { Language } from './words/language.ts'

// Under a strict content policy zod may not try to compile its checks.
z.config({ jitless: true })

/** The example guards nothing: its passphrase lock is the lightest the format allows. */
const QUICK_KDF = { name: 'argon2id', m: 19_456, t: 2, p: 1 } as const

export interface Workplace {
  /** Whether the worker is alive. */
  readonly answers: () => boolean
  readonly own: Device
  /** The same device in another database, after the first would not open. Ask `openSpare` first. */
  readonly spare: Device
  readonly openSpare: () => Promise<void>
  /** The example municipality; nothing of it is sent. */
  readonly example: Device
  /** As it was left, with the passphrase of before; otherwise anew. Gives the passphrase. */
  readonly openExample: (language: Language, before?: string) => Promise<string>
  /** Locks whatever is open here. The page ends this worker afterwards. */
  readonly lock: () => Promise<void>
}

const channel = new BroadcastChannel('amparo')
const own = openDevice(browserNeeds('amparo'))
const { journalFiles: _, ...plainNeeds } = browserNeeds('amparo-example')
const exampleNeeds = { ...plainNeeds, example: true, kdf: QUICK_KDF }
const example = openDevice(exampleNeeds)
const later: { spare?: OpenDevice } = {}

/** Tabs hear of one another. */
function tellOthers(device: Device): void {
  device.watch((news) => {
    if (!('elsewhere' in news)) channel.postMessage(news)
  })
}
tellOthers(own.device)
channel.onmessage = ({ data }: MessageEvent<DeviceNews>) => {
  void own.device.heard(data)
  void later.spare?.device.heard(data)
}

async function openSpare(): Promise<void> {
  if (later.spare !== undefined) return
  later.spare = openDevice(await spareNeeds())
  tellOthers(later.spare.device)
}

async function lock(): Promise<void> {
  for (const one of [own, later.spare, example]) {
    if (one?.desk() !== undefined) await one.device.unlock.lock()
  }
}

// What fails here with nobody waiting for it is told to the page like an error.
addEventListener('unhandledrejection', ({ reason }) => {
  reportError(reason)
})

expose({
  answers: () => true,
  own: own.device,
  // Named by each call anew: before `openSpare` there is none.
  get spare() {
    return later.spare?.device ?? own.device
  },
  openSpare,
  example: example.device,
  openExample: (language: Language, before?: string) =>
    openExample({ ...example, ...exampleNeeds }, language, before),
  lock,
} satisfies Workplace)
