import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { personAt, type Person } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { typeInto } from './kit/type.ts'
import { wordsIn } from './kit/words.ts'
import { IN_TIME, TWO_MINUTES } from '../kit/within.ts'

const ROUNDS = Number(process.env.AMPARO_DEPLOYS ?? 2)
const words = wordsIn('es')
const { t, question } = words
const at = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-update-'))
  for (const version of ['A', 'B']) {
    const env = { ...process.env, NODE_ENV: 'production', AMPARO_VERSION: version }
    const out = ['--outDir', join(at.folder, version), '--logLevel', 'error']
    await promisify(execFile)('node', ['node_modules/vite/bin/vite.js', 'build', ...out], {
      ...IN_TIME,
      env,
    })
  }
}, 2 * TWO_MINUTES)

afterAll(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

const versionOf = (ana: Person) => ana.page.locator('[data-version]').getAttribute('data-version')
const more = (ana: Person) => ana.page.getByRole('link', { name: t('common:more') }).click()

test(
  `[D9] ${String(ROUNDS)} deploys during use: no broken part, no forced reload, the draft is kept`,
  async () => {
    const [port, data] = [await freePort(), join(at.folder, 'data')]
    const serve = (version: string) =>
      startEndpoint(data, port, { AMPARO_APP: join(at.folder, version) })
    let endpoint = await serve('A')
    const tablet = await openTablet(join(at.folder, 'profile'))
    const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
    const wrong = complaintsOf(ana.page)
    await ana.open(endpoint.url)
    await ana.untilOfflineReady()
    const passphrase = await ana.startSpace('Río Claro', 'Ana')
    // The first worker takes over only with the next load, as on a tablet that was used before.
    await ana.page.reload()
    await ana.unlock(passphrase)
    await ana.page.getByRole('heading', { name: t('home:title') }).waitFor()

    for (let round = 0; round < ROUNDS; round += 1) {
      const [now, next] = round % 2 === 0 ? ['A', 'B'] : ['B', 'A']
      await ana.goHome()
      await ana.tap('records:new-reception')
      const queue = ana.page.getByLabel(question('reception', 'queue-number'))
      await typeInto(queue, String(100 + round))
      await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
      await ana.page.evaluate(() => {
        Object.assign(window, { sameLoad: true })
      })
      await endpoint.stop()
      endpoint = await serve(next)
      if (round % 2 === 1) await letHoursPass(ana.page)
      await ana.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        await registration?.update()
        for (let tries = 0; tries < 1_200 && !registration?.waiting; tries += 1) {
          await new Promise((r) => setTimeout(r, 50))
        }
      })
      // In the middle of an interview nothing is offered, and nothing changes.
      expect(await ana.page.getByRole('button', { name: t('common:update') }).count()).toBe(0)
      await tablet.setOffline(true)
      await typeInto(queue, String(200 + round))
      await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
      await tablet.setOffline(false)
      await more(ana)
      expect(await versionOf(ana)).toBe(now)
      await ana.page.getByRole('link', { name: t('keeping:title') }).click()
      await ana.page.getByRole('heading', { name: t('keeping:backup-title') }).waitFor()
      expect(await ana.page.evaluate(() => 'sameLoad' in window)).toBe(true)

      await ana.goHome()
      await ana.tap('common:update')
      // A browser stops a worker that has nothing to do; one that is being watched, as here, it lets run.
      const watcher = await tablet.newCDPSession(ana.page)
      await watcher.send('ServiceWorker.enable')
      await vi.waitFor(
        async () => {
          const stands = await ana.page.evaluate(howItStands)
          // Never while the new page loads: a worker stopped then takes the page's own script with it.
          if (stands.startsWith('same')) await watcher.send('ServiceWorker.stopAllWorkers')
          expect(stands).not.toMatch(/^same/)
        },
        { timeout: 60_000, interval: 2_000 },
      )
      await watcher.detach()
      await ana.unlock(passphrase)
      await ana.page.locator('a.list-row[href^="/interview/"]').first().click()
      await queue.waitFor()
      expect(await queue.inputValue()).toBe(String(200 + round))
      await more(ana)
      expect(await versionOf(ana)).toBe(next)
      await ana.goHome()
      await ana.page
        .getByRole('button', { name: t('home:discard') })
        .first()
        .click()
      await ana.page.getByText(t('home:no-drafts')).waitFor()
    }
    await tablet.close()
    await endpoint.stop()
    await noteProof('D9 deploy during use', {
      tries: ROUNDS,
      failures: wrong.length,
      outcome: `${String(wrong.length)} broken parts, 0 forced reloads, every draft kept`,
    })
    expect(wrong).toEqual([])
  },
  ROUNDS * TWO_MINUTES,
)

test('[P2] a tab of the version before loads its parts after another tab took the new version', async () => {
  const [port, data] = [await freePort(), join(at.folder, 'data-2')]
  let endpoint = await startEndpoint(data, port, { AMPARO_APP: join(at.folder, 'A') })
  const tablet = await openTablet(join(at.folder, 'profile-2'))
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  await ana.page.reload()
  await ana.page.locator('h1').waitFor()
  const wrong = complaintsOf(ana.page)
  const parts = await ana.page.evaluate(async () => {
    const names = await caches.keys()
    const cached = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return cached.flat().map(({ url }) => new URL(url).pathname)
  })
  await endpoint.stop()
  endpoint = await startEndpoint(data, port, { AMPARO_APP: join(at.folder, 'B') })
  await ana.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
    for (let tries = 0; tries < 1_200 && !registration?.waiting; tries += 1) {
      await new Promise((r) => setTimeout(r, 50))
    }
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve)
    })
    registration?.waiting?.postMessage({ type: 'update-now' })
    await taken
  })
  await ana.page.locator('h1').waitFor()
  await endpoint.stop()
  const missing = await ana.page.evaluate(
    async (paths) => {
      const answers = await Promise.all(
        paths.map(async (path) =>
          (await fetch(path).catch(() => undefined))?.ok === true ? '' : path,
        ),
      )
      return answers.filter((path) => path !== '')
    },
    parts.filter((path) => path.startsWith('/assets/')),
  )
  await tablet.close()
  expect(parts.filter((path) => path.startsWith('/assets/')).length).toBeGreaterThan(10)
  expect(missing).toEqual([])
  expect(wrong).toEqual([])
})

test('[P3] the kill switch takes the worker and its caches, and no record', async () => {
  const [port, data] = [await freePort(), join(at.folder, 'data-3')]
  const app = { AMPARO_APP: join(at.folder, 'A') }
  let endpoint = await startEndpoint(data, port, app)
  const tablet = await openTablet(join(at.folder, 'profile-3'))
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.recordReception(2)
  await endpoint.stop()
  endpoint = await startEndpoint(data, port, { ...app, AMPARO_RETIRE_APP: '1' })
  await ana.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
    for (let tries = 0; tries < 100 && (await caches.keys()).length > 0; tries += 1) {
      await new Promise((r) => setTimeout(r, 50))
    }
  })
  expect(await ana.page.evaluate(() => caches.keys())).toEqual([])
  await ana.open(endpoint.url)
  await ana.unlock(passphrase)
  await ana.page
    .getByRole('link', { name: t('records:title') })
    .first()
    .click()
  await ana.page.locator('.list-row').first().waitFor()
  expect(await ana.page.locator('.list-row').count()).toBe(1)
  await tablet.close()
  await endpoint.stop()
})

/** Whether the page is still the one from before, and where the workers are. */
async function howItStands(): Promise<string> {
  const registration = await navigator.serviceWorker.getRegistration()
  const states = [registration?.installing, registration?.waiting, registration?.active]
  const page = 'sameLoad' in window ? 'same' : 'new'
  return `${page} ${states.map((one) => one?.state ?? '-').join(' ')} ${location.pathname}`
}

/**
 * A new version mostly comes long after the page was loaded, and is found by a page that counts so. Somebody is at work
 * all the time, or it would lock.
 */
function letHoursPass(page: Page): Promise<void> {
  return page.evaluate(() => {
    const now = performance.now()
    for (let minutes = 4; minutes <= 120; minutes += 4) {
      performance.now = () => now + minutes * 60_000
      dispatchEvent(new Event('scroll'))
    }
  })
}

/** What went wrong in a page without anybody seeing it: errors, and parts that would not load. */
function complaintsOf(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', ({ message }) => heard.push(message))
  page.on('console', (said) => {
    if (/chunk|dynamically imported|MIME/i.test(said.text())) heard.push(said.text())
  })
  return heard
}
