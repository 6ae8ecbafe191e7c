// The worker: keys, database, search and sync live here and nowhere else. The page only asks.
import { expose } from 'comlink'
import * as z from 'zod/mini'
import { browserNeeds } from './browser-needs.ts'
import { createDevice, type Device } from './device.ts'
import { openExample } from './example.ts'
import type { DeviceNews } from './news.ts'

// Under a strict content policy zod may not try to compile its checks.
z.config({ jitless: true })

export interface Workplace {
  readonly own: Device
  /** The example municipality, made anew each time; nothing of it is kept or sent. */
  readonly example: Device
  readonly openExample: (language: 'es' | 'pt' | 'en') => Promise<void>
}

const channel = new BroadcastChannel('amparo')
const own = createDevice(browserNeeds('amparo'))
const example = createDevice({ ...browserNeeds('amparo-example'), example: true })

own.watch((news) => {
  channel.postMessage(news)
})
channel.onmessage = ({ data }: MessageEvent<DeviceNews>) => {
  void own.heard(data)
}

expose({
  own,
  example,
  openExample: (language: 'es' | 'pt' | 'en') => openExample(example, language),
} satisfies Workplace)
