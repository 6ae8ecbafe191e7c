// From asking the shipped app to save until it says saved, in both copies, as the page feels it; also on a slow page.
import { join } from 'node:path'
import { openTablet } from '../browser/kit/chromium.ts'
import { freePort, startEndpoint } from '../browser/kit/endpoint.ts'
import { lendAHand, openWithHand, saveTimed } from '../browser/kit/hand.ts'
import { personAt } from '../browser/kit/person.ts'
import { wordsIn } from '../browser/kit/words.ts'

export interface Taps {
  readonly name: string
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  /** Longest task of the page's main thread while saving; 0 below 50 ms. */
  readonly longest: number
}

const SAVES = 100

export async function tapToSaved(folder: string): Promise<readonly Taps[]> {
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await lendAHand(page)
  const ana = personAt(page, wordsIn('es'))
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Banco', 'Ana')
  await openWithHand(page, passphrase)
  const session = await tablet.newCDPSession(page)
  const taps: Taps[] = []
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    await page.evaluate(() => {
      const kept = { longest: 0 }
      Object.assign(window, { kept })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          kept.longest = Math.max(kept.longest, duration)
      }).observe({ type: 'longtask' })
    })
    const times = await saveTimed(page, SAVES)
    const longest = await page.evaluate(
      () => (window as unknown as { kept: { longest: number } }).kept.longest,
    )
    const sorted = times.map(({ from, to }) => (to - from) * 1_000).sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
    const name = `tap to saved in the shipped app, page ${rate === 1 ? 'as it is' : 'throttled 4×'}`
    taps.push({ name, p50: at(0.5), p95: at(0.95), longest })
  }
  await tablet.close()
  await endpoint.stop()
  return taps
}
