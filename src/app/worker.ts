// The worker: keys, database, search and sync live here and nowhere else. The page only asks.
import { expose } from 'comlink'
import * as z from 'zod/mini'
import { browserNeeds, spareNeeds } from './browser-needs.ts'
import { openDevice, type Device } from './device.ts'
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
}

const channel = new BroadcastChannel('amparo')
const own = openDevice(browserNeeds('amparo'))
const { journalFiles: _, ...plainNeeds } = browserNeeds('amparo-example')
const exampleNeeds = { ...plainNeeds, example: true, kdf: QUICK_KDF }
const example = openDevice(exampleNeeds)
const later: { spare?: Device } = {}

/** Tabs hear of one another. */
function tellOthers(device: Device): void {
  device.watch((news) => {
    channel.postMessage(news)
  })
}
tellOthers(own.device)
channel.onmessage = ({ data }: MessageEvent<DeviceNews>) => {
  void own.device.heard(data)
  void later.spare?.heard(data)
}

async function openSpare(): Promise<void> {
  if (later.spare !== undefined) return
  later.spare = openDevice(await spareNeeds()).device
  tellOthers(later.spare)
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
    return later.spare ?? own.device
  },
  openSpare,
  example: example.device,
  openExample: (language: Language, before?: string) =>
    openExample({ ...example, ...exampleNeeds }, language, before),
} satisfies Workplace)
