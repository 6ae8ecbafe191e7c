import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { personAt, type Person } from './kit/person.ts'
import { pressThen } from './kit/press-then.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question } = words
const GIVEN = 'Zarabanda'
const TYPED = 'Chirimbolo'
const HOURS = 60 * 60_000

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly passphrase: string
  /** Address of the case of Zarabanda. */
  readonly address: string
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-lock-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.recordCase({ given: GIVEN, family: 'Quitapenas' })
  world.now = { folder, endpoint, tablet, passphrase, address: ana.page.url() }
  await ana.page.close()
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

const here = () => world.now!
const locked = (page: Page) => page.getByRole('heading', { name: t('unlock:locked') })
const queue = (page: Page) => page.getByLabel(question('reception', 'queue-number'))
const draftKept = (page: Page) => page.getByText(t('interview:draft-kept')).first().waitFor()

/** At an address, opened with the passphrase. */
async function openAt(address: string): Promise<Person> {
  return openIn(await here().tablet.newPage(), address)
}

/** The same with a clock that the test sets. Such a clock remembers whoever set a timer, with all that they hold. */
async function openWithClock(address: string): Promise<Person> {
  const page = await here().tablet.newPage()
  await page.clock.install()
  return openIn(page, address)
}

async function openIn(page: Page, address: string): Promise<Person> {
  const ana = personAt(page, words)
  await ana.open(address)
  await typePassphrase(page)
  return ana
}

async function typePassphrase(page: Page): Promise<void> {
  await page.getByLabel(t('unlock:passphrase'), { exact: true }).focus()
  await page.keyboard.type(here().passphrase)
  await page.keyboard.press('Enter')
}

/** The clock on the wall goes on, and no timer runs: what a suspended device looks like to a page. */
async function sleep(page: Page, ms: number): Promise<void> {
  const now = await page.evaluate(() => Date.now())
  await page.clock.setSystemTime(now + ms)
}

function turn(page: Page, to: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, to)
}

test('[G4] locking ends the worker, keeps what was typed last, and leaves nothing of it in the page; who opens goes on there', async () => {
  const ana = await openAt(here().endpoint.url)
  const { page } = ana
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-keep'), words.code('consent-answers', 'yes'))
  const field = page.getByLabel(question('case', 'neighbourhood'), { exact: true })
  await ana.reach(field)
  await field.focus()
  const address = page.url()
  const [worker, ...others] = page.workers()
  expect(others).toEqual([])
  const ended = new Promise((resolve) => worker!.once('close', resolve))
  await page.keyboard.type(TYPED)
  expect(await heldIn(page, [TYPED])).not.toEqual([])
  await page.keyboard.type('2')
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await locked(page).waitFor()
  await ended
  expect(page.workers()).toHaveLength(1)
  expect(page.workers()).not.toContain(worker)

  const kept = t('unlock:all-kept')
  expect(await heldIn(page, [kept, TYPED, here().passphrase, GIVEN])).toEqual([kept])
  expect(page.url()).toBe(address)
  await typePassphrase(page)
  await field.waitFor()
  expect(await field.inputValue()).toBe(`${TYPED}2`)
  await page.close()
})

test('[G4] locking one tab locks the others, each with what was typed there last', async () => {
  const one = await openAt(here().endpoint.url)
  const other = await openAt(here().endpoint.url)
  await other.tap('records:new-reception')
  await queue(other.page).focus()
  // What stood in the field when the lock took it away.
  const last = await queue(other.page).evaluateHandle((field: HTMLInputElement) => {
    const seen = { text: '' }
    field.addEventListener('input', () => (seen.text = field.value))
    return seen
  })
  await other.page.keyboard.type('31')
  await one.page.evaluate(() => {
    const channel = new BroadcastChannel('test')
    channel.onmessage = () => {
      document.querySelector<HTMLElement>('.bar .tools > button:last-of-type')?.click()
    }
  })
  await typeAndLockElsewhere(queue(other.page))
  await Promise.all([locked(one.page).waitFor(), locked(other.page).waitFor()])
  expect(await one.page.locator('.failed').count()).toBe(0)
  await typePassphrase(other.page)
  await queue(other.page).waitFor()
  const { text } = await last.jsonValue()
  expect(text).toBe('314159')
  expect(await queue(other.page).inputValue()).toBe(text)
  await one.page.close()
  await other.page.close()
})

test('[G5] a hand-over that is cancelled, left or locked while it is made lands nowhere and is noted nowhere', async () => {
  const { page } = await openAt(`${here().endpoint.url}/hand-over`)
  const files: string[] = []
  page.on('download', (file) => files.push(file.suggestedFilename()))
  const build = page.getByRole('button', { name: t('handover:build') })
  await page.locator('[data-people]').waitFor()
  await page.getByLabel(t('handover:plain')).check()
  const none = page.getByText(t('handover:none-past'))

  await pressThen(page, t('handover:build'), t('handover:stop'))
  await page.getByText(t('problems:hand-over-stopped')).waitFor()
  await pressThen(page, t('handover:build'), t('common:home'))
  await page.getByRole('heading', { name: t('home:title') }).waitFor()
  await page.getByRole('link', { name: t('handover:short') }).click()
  await none.waitFor()
  await page.getByLabel(t('handover:plain')).check()
  await pressThen(page, t('handover:build'), t('common:lock'))
  await locked(page).waitFor()
  await typePassphrase(page)
  await build.waitFor()
  await none.waitFor()
  expect(files).toEqual([])
  await page.close()
})

test('[G6] asked for twice at once, a hand-over is made once and noted once', async () => {
  const { page } = await openAt(`${here().endpoint.url}/hand-over`)
  const files: string[] = []
  page.on('download', (file) => files.push(file.suggestedFilename()))
  await page.locator('[data-people]').waitFor()
  await page.getByLabel(t('handover:plain')).check()
  const twice = await page.locator('form').evaluate((form: HTMLFormElement) => {
    const asked = form.requestSubmit.bind(form)
    asked()
    asked()
    return new Promise<number>((resolve) => {
      setTimeout(() => {
        form.querySelector<HTMLButtonElement>('[type=submit]')?.click()
        resolve(form.querySelectorAll('[aria-busy=true]').length)
      })
    })
  })
  expect(twice).toBeGreaterThan(0)
  const past = page.locator('ul.rows li.list-row')
  await past.first().waitFor()
  await page.getByText(/amparo-.*\.zip/).waitFor()
  expect(await past.count()).toBe(1)
  expect(files).toHaveLength(1)
  await page.close()
})

test('[G8] pulled down, the page is not loaded anew', async () => {
  const { page } = await openAt(here().address)
  const root = page.locator('html')
  expect(await root.evaluate((html) => getComputedStyle(html).overscrollBehaviorY)).toBe('none')
  await page.close()
})

// From here on the whole browser has a clock that is set, also in tabs opened later.

test('[G1] a device that slept for hours is locked before a frame with a name is drawn', async () => {
  const { page } = await openWithClock(here().address)
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  expect(await page.locator('h1').innerText()).toContain(GIVEN)
  await turn(page, 'hidden')
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).opacity)).toBe('0')
  await sleep(page, 8 * HOURS)
  const frames = await page.evaluate(async (name) => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    const seen: boolean[] = []
    for (let frame = 0; frame < 5; frame += 1) {
      await new Promise(requestAnimationFrame)
      const drawn = getComputedStyle(document.body).opacity !== '0'
      seen.push(drawn && document.documentElement.innerHTML.includes(name))
    }
    return seen
  }, GIVEN)
  expect(frames).toEqual(Array.from({ length: 5 }, () => false))
  await locked(page).waitFor()
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).opacity)).toBe('1')
  await page.close()
})

test('[G1] out of sight for a moment, everything is as it was; after a sleep that nothing told of, the first touch locks and does nothing else', async () => {
  const { page } = await openWithClock(here().address)
  const edit = page.getByRole('button', { name: t('records:edit') })
  await edit.waitFor()
  await edit.focus()
  await turn(page, 'hidden')
  await sleep(page, 30_000)
  await turn(page, 'visible')
  expect(await edit.evaluate((button) => document.activeElement === button)).toBe(true)
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).opacity)).toBe('1')

  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
  await sleep(page, 8 * HOURS)
  await edit.click()
  await page.clock.resume()
  await locked(page).waitFor()
  expect(page.url()).toBe(here().address)
  await page.close()
})

test('[G3] the warning moves nothing, says how long is left, and the tap or key that answers it does nothing else', async () => {
  const { page } = await openWithClock(here().endpoint.url)
  await personAt(page, words).tap('records:new-reception')
  const add = page.locator('.stepper').first().getByRole('button').last()
  await add.click()
  const count = page.locator('.counter .grand')
  await draftKept(page)
  expect(await count.innerText()).toBe('1')
  const before = await placesOf(page)

  await page.clock.fastForward(5 * 60_000 - 20_000)
  const warning = page.locator('.closing')
  await warning.waitFor()
  expect(await warning.locator('[role=timer]').innerText()).toMatch(/\d+/)
  expect(await placesOf(page)).toEqual(before)
  await tapOn(add)
  await warning.waitFor({ state: 'detached' })
  expect(await count.innerText()).toBe('1')
  await add.click()
  expect(await count.innerText()).toBe('2')

  await queue(page).focus()
  await page.clock.fastForward(5 * 60_000 - 20_000)
  await warning.waitFor()
  await page.keyboard.type('7')
  await warning.waitFor({ state: 'detached' })
  await page.keyboard.type('42')
  expect(await queue(page).inputValue()).toBe('42')
  await page.close()
})

/** An answer on its way to the disk, a later one that waits behind it, and the other tab's lock in the same moment. */
function typeAndLockElsewhere(field: Locator): Promise<void> {
  return field.evaluate(async (input: HTMLInputElement) => {
    for (const more of ['41', '4159']) {
      input.value = `31${more}`
      input.dispatchEvent(new Event('input', { bubbles: true }))
      for (let turns = 0; turns < 10; turns += 1) await Promise.resolve()
    }
    new BroadcastChannel('test').postMessage('lock')
  })
}

/** Strings with one of these in them that the page's scripts can still reach. */
async function heldIn(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const cdp = await here().tablet.newCDPSession(page)
  const chunks: string[] = []
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await cdp.detach()
  const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] }
  // The app's own scripts are strings too.
  return strings.filter((held) => held.length < 1_000 && texts.some((text) => held.includes(text)))
}

/** Where each thing that can be tapped stands. */
function placesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, a, h1')].map((one) => {
      const { x, y } = one.getBoundingClientRect()
      return `${one.textContent} ${String(x)} ${String(y)}`
    }),
  )
}

/** Where it stands, whatever lies above it. */
async function tapOn(what: Locator): Promise<void> {
  const box = (await what.boundingBox())!
  await what.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
