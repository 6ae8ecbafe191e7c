// Typing and tapping in the shipped app, in the example with its 962 records: how long the page needs for each key until
// it is painted, and its longest task; as it is, and with a processor four times slower.
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { openTablet } from '../browser/kit/chromium.ts'
import { freePort, startEndpoint } from '../browser/kit/endpoint.ts'
import { personAt, type Person } from '../browser/kit/person.ts'
import { wordsIn } from '../browser/kit/words.ts'

export interface Typing {
  readonly field: string
  readonly rate: number
  /** Milliseconds from key or tap to paint; steps of 8, and 16 stands for anything below. */
  readonly p95: number
  /** Longest task of the page's main thread, milliseconds; 0 below 50. */
  readonly longest: number
}

interface Field {
  readonly name: string
  readonly reach: (ana: Person) => Promise<Locator>
  readonly use: (place: Locator) => Promise<void>
}

const words = wordsIn('es')
const { t, question, code } = words
/** As fast as a quick hand. */
const PACE = { delay: 90 }

const type = (text: string) => (place: Locator) => place.pressSequentially(text, PACE)

const FIELDS: readonly Field[] = [
  {
    name: 'search in 962 records',
    reach: async (ana) => {
      await ana.page
        .getByRole('navigation', { name: t('common:places') })
        .getByText(t('records:title'))
        .click()
      await ana.page.locator('.list-row').nth(3).waitFor()
      return ana.page.getByLabel(t('records:search'))
    },
    use: type('maria fernanda'),
  },
  {
    name: 'counter of a reception',
    reach: async (ana) => {
      await ana.goHome()
      await ana.tap('records:new-reception')
      return ana.page.locator('.stepper').first().getByRole('button').last()
    },
    use: async (place) => {
      for (let taps = 0; taps < 12; taps += 1) {
        await place.click()
        await place.page().waitForTimeout(PACE.delay)
      }
    },
  },
  {
    name: 'name in a case',
    reach: async (ana) => {
      await ana.goHome()
      await ana.tap('records:new-case')
      await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
      const add = ana.page.getByRole('button', { name: /^Agregar/ })
      await ana.reach(add)
      await add.click()
      const name = ana.page.getByLabel(question('case', 'given-names'), { exact: true })
      await ana.reach(name)
      return name
    },
    use: type('María Fernanda'),
  },
  {
    name: 'search in 250 countries',
    reach: async (ana) => {
      const asked = ana.page.getByRole('group', { name: question('case', 'nationalities') }).first()
      await ana.reach(asked)
      await asked.getByRole('button', { name: t('interview:search.open') }).click()
      return ana.page.locator('dialog[open]').getByRole('searchbox')
    },
    use: type('república dom'),
  },
]

export async function typing(folder: string): Promise<readonly Typing[]> {
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  const session = await tablet.newCDPSession(page)
  const all: Typing[] = []
  for (const rate of [1, 4]) {
    await ana.open(endpoint.url)
    await watch(page)
    if (rate === 1) await ana.tap('start:example')
    await page.getByRole('heading', { name: t('home:title') }).waitFor()
    for (const { name, reach, use } of FIELDS) {
      const place = await reach(ana)
      await place.waitFor()
      await session.send('Emulation.setCPUThrottlingRate', { rate })
      await forget(page)
      await use(place)
      // The last paint, and whatever follows from it, belong to it.
      await page.waitForTimeout(500)
      const { durations, longest } = await watched(page)
      all.push({ field: name, rate, p95: quantile(durations, 0.95), longest })
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    }
  }
  await tablet.close()
  await endpoint.stop()
  return all
}

interface Watched {
  readonly durations: readonly number[]
  readonly longest: number
}

interface Watching {
  readonly events: Map<number, number>
  tasks: number[]
}

/** From now on the page notes how long each key, each tap and each long task took. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watching = { events: new Map<number, number>(), tasks: [] as number[] }
    Object.assign(window, { watching })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        const id = entry.interactionId ?? 0
        const before = watching.events.get(id) ?? 0
        if (id > 0) watching.events.set(id, Math.max(before, entry.duration))
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      watching.tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })
}

function forget(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { watching } = window as unknown as { watching: Watching }
    watching.events.clear()
    watching.tasks = []
  })
}

function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { watching } = window as unknown as { watching: Watching }
    return { durations: [...watching.events.values()], longest: Math.max(0, ...watching.tasks) }
  })
}

/** Interactions below the browser's threshold are not told: none told means all of them. */
function quantile(durations: readonly number[], share: number): number {
  const sorted = [...durations].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 16
}
