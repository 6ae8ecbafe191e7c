// The worker: keys, database, search and sync live here and nowhere else. The page only asks.
import { expose } from 'comlink'
import * as z from 'zod/mini'
import { browserNeeds } from './browser-needs.ts'
import { openDevice, type Device } from './device.ts'
import { openExample } from './example.ts'
import type { DeviceNews } from './news.ts'
import type { Language } from './words/language.ts'

// Under a strict content policy zod may not try to compile its checks.
z.config({ jitless: true })

/** The example guards nothing: its passphrase lock is the lightest the format allows. */
const QUICK_KDF = { name: 'argon2id', m: 19_456, t: 2, p: 1 } as const

export interface Workplace {
  readonly own: Device
  /** The same device in another database, after the first would not open. */
  readonly spare: Device
  /** The example municipality, made anew each time; nothing of it is kept or sent. */
  readonly example: Device
  readonly openExample: (language: Language) => Promise<void>
}

const channel = new BroadcastChannel('amparo')
const own = openDevice(browserNeeds('amparo'))
// Beside a database that the browser will not open any more: the same second copy, another database.
const spare = openDevice(browserNeeds('amparo-spare', 'amparo'))
const { journalFiles: _, ...plainNeeds } = browserNeeds('amparo-example')
const exampleNeeds = { ...plainNeeds, example: true, kdf: QUICK_KDF }
const example = openDevice(exampleNeeds)

for (const { device } of [own, spare]) {
  device.watch((news) => {
    channel.postMessage(news)
  })
}
channel.onmessage = ({ data }: MessageEvent<DeviceNews>) => {
  for (const { device } of [own, spare]) void device.heard(data)
}

expose({
  own: own.device,
  spare: spare.device,
  example: example.device,
  openExample: (language: Language) => openExample({ ...example, ...exampleNeeds }, language),
} satisfies Workplace)
