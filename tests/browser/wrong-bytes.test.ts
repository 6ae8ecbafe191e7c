import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { HOTSPOT_PAGE, startHotspot, type Hotspot } from './kit/hotspot.ts'
import { personAt, type Person } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'
import { IN_TIME } from '../kit/within.ts'

const words = wordsIn('es')
const at = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-wrong-bytes-'))
  const env = { ...process.env, NODE_ENV: 'production', AMPARO_VERSION: 'next' }
  const out = ['--outDir', join(at.folder, 'next'), '--logLevel', 'error']
  await promisify(execFile)('node', ['node_modules/vite/bin/vite.js', 'build', ...out], {
    ...IN_TIME,
    env,
  })
}, 120_000)

afterAll(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

interface Place {
  readonly hotspot: Hotspot
  readonly tablet: BrowserContext
  readonly ana: Person
  /** Serves the next version from here on. */
  readonly deploy: () => Promise<void>
  readonly close: () => Promise<void>
}

async function aTabletBehindAHotspot(name: string): Promise<Place> {
  const [port, data] = [await freePort(), join(at.folder, `${name}-data`)]
  const running: { endpoint: RunningEndpoint } = { endpoint: await startEndpoint(data, port) }
  const hotspot = await startHotspot(running.endpoint.url)
  const tablet = await openTablet(join(at.folder, name))
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(hotspot.url)
  await ana.untilOfflineReady()
  await ana.page.reload()
  await ana.page.locator('h1').waitFor()
  return {
    hotspot,
    tablet,
    ana,
    deploy: async () => {
      await running.endpoint.stop()
      running.endpoint = await startEndpoint(data, port, { AMPARO_APP: join(at.folder, 'next') })
    },
    close: async () => {
      await tablet.close()
      await hotspot.stop()
      await running.endpoint.stop()
    },
  }
}

test('[P4] a hotspot, a login redirect and a half-copied deploy leave the version before; the next reachable one is taken whole', async () => {
  const { hotspot, ana, deploy, close } = await aTabletBehindAHotspot('update')
  await deploy()
  for (const mode of ['portal', 'login', 'half'] as const) {
    hotspot.set(mode)
    const before = hotspot.lies()
    expect(await lookForAnUpdate(ana.page)).toBe('redundant')
    expect(hotspot.lies()).toBeGreaterThan(before)
    expect(await foreignPages(ana.page)).toEqual([])
    await ana.page.reload()
    await ana.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await ana.page.content()).not.toContain('Wi-Fi')
  }
  hotspot.set('through')
  expect(await lookForAnUpdate(ana.page)).toBe('installed')
  expect(await foreignPages(ana.page)).toEqual([])
  await close()
})

test('[P5] a device that shows a foreign page at every start heals with the next reachable version, its records as they were', async () => {
  const { hotspot, ana, deploy, close } = await aTabletBehindAHotspot('healing')
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.recordReception(2)
  await poison(ana.page)
  await ana.page.goto(`${hotspot.url}/`)
  expect(await ana.page.content()).toContain('Inicie sesion')

  await deploy()
  // Whoever sees the foreign page loads it again, and a browser looks for a new worker with every load.
  await vi.waitFor(
    async () => {
      await ana.page.goto(`${hotspot.url}/`)
      expect(await ana.page.content()).not.toContain('Inicie sesion')
    },
    { timeout: 60_000, interval: 2_000 },
  )
  await ana.unlock(passphrase)
  await ana.page
    .getByRole('link', { name: words.t('records:title') })
    .first()
    .click()
  await ana.page.locator('.list-row').first().waitFor()
  expect(await ana.page.locator('.list-row').count()).toBe(1)
  await vi.waitFor(
    async () => {
      expect(await foreignPages(ana.page)).toEqual([])
    },
    { timeout: 30_000, interval: 500 },
  )
  await close()
})

/** How the worker of the version that is offered ends up: `installed` waits, `redundant` was given up. */
function lookForAnUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    if (registration === undefined) throw new Error('no worker')
    const found = new Promise<ServiceWorker>((resolve) => {
      registration.addEventListener('updatefound', () => {
        if (registration.installing !== null) resolve(registration.installing)
      })
    })
    await registration.update()
    const worker = await found
    const ended = () => worker.state === 'installed' || worker.state === 'redundant'
    for (let tries = 0; tries < 600 && !ended(); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return worker.state
  })
}

/** What is kept under the name of the app and is not its own. */
function foreignPages(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const foreign: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.clone().text()) ?? ''
        if (text.includes('Wi-Fi')) foreign.push(`${name} ${request.url}`)
      }
    }
    return foreign
  })
}

/** As a worker without hashes would have left it: the page and some parts are the hotspot's. */
function poison(page: Page): Promise<void> {
  return page.evaluate(async (html) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const [i, request] of (await cache.keys()).entries()) {
        const isPage = request.url.includes('/index.html')
        if (!isPage && i % 3 !== 0) continue
        const headers = { 'content-type': 'text/html; charset=utf-8' }
        await cache.put(request, new Response(html, { headers }))
      }
    }
  }, HOTSPOT_PAGE)
}
