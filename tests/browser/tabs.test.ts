import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { lendAHand, openWithHand, saveSome, whatIsHeld } from './kit/hand.ts'
import { personAt, type Person } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'

const ROUNDS = Number(process.env.AMPARO_TABS ?? 8) / 4
const words = wordsIn('es')

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly passphrase: string
}
const world: { now?: World } = {}
const passed = { count: 0 }
const rounds = Array.from({ length: ROUNDS }, (_, i) => i + 1)

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-tabs-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.connect()
  await ana.untilSent()
  world.now = { folder, endpoint, tablet, passphrase }
})

afterAll(async () => {
  const tries = ROUNDS * 4
  const outcome = 'one editor per draft, saves of two tabs, one sender, one lock for all'
  await noteProof('D8 several tabs', { tries, failures: tries - passed.count, outcome })
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

async function aTab(): Promise<Person> {
  const { tablet, endpoint, passphrase } = world.now!
  const page = await tablet.newPage()
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  await ana.unlock(passphrase)
  await page.getByRole('heading', { name: words.t('home:title') }).waitFor()
  return ana
}

async function tabs<T>(act: (one: Person, other: Person) => Promise<T>): Promise<void> {
  const [one, other] = [await aTab(), await aTab()]
  await act(one, other)
  await one.page.close()
  await other.page.close()
  passed.count += 1
}

test.each(rounds)('[D8] a draft is edited in one tab at a time (%i)', () =>
  tabs(async (one, other) => {
    await one.tap('records:new-reception')
    await one.page.locator('.stepper').first().getByRole('button').last().click()
    await one.page.getByText(words.t('interview:draft-kept')).first().waitFor()
    await other.page.goto(one.page.url())
    await other.unlock(world.now!.passphrase)
    await other.page.getByRole('heading', { name: words.t('keeping:elsewhere-title') }).waitFor()
    await one.goHome()
    const count = other.page.locator('.stepper').first().locator('output, input')
    await count.first().waitFor()
    await other.goHome()
    await other.page
      .getByRole('button', { name: words.t('home:discard') })
      .first()
      .click()
    await other.page.getByText(words.t('home:no-drafts')).waitFor()
  }),
)

test.each(rounds)('[D8] two tabs that save at once lose nothing (%i)', (round) =>
  tabs(async (one, other) => {
    const pages = [one.page, other.page]
    for (const page of pages) await withHand(page)
    await Promise.all(
      pages.map((page, i) => saveSome(page, `tab${String(i)}-${String(round)}`, { count: 10 })),
    )
    const wanted = [0, 1].flatMap((tab) =>
      Array.from({ length: 10 }, (_, n) => `tab${String(tab)}-${String(round)}-${String(n)}`),
    )
    for (const page of pages) {
      // A tab hears of the other's saves a moment later.
      await vi.waitFor(
        async () => {
          const held = new Set((await whatIsHeld(page)).saved)
          expect(wanted.filter((name) => !held.has(name))).toEqual([])
        },
        { timeout: 10_000 },
      )
    }
  }),
)

test.each(rounds)('[D8] of all tabs one sends (%i)', () =>
  tabs(async (one, other) => {
    for (let look = 0; look < 10; look += 1) {
      const holders = await one.page.evaluate(async () => {
        const { held = [] } = await navigator.locks.query()
        return held.filter(({ name }) => name?.startsWith('amparo-courier-')).length
      })
      expect(holders).toBe(1)
      await other.page.waitForTimeout(20)
    }
  }),
)

test.each(rounds)(
  '[D8] locking one tab locks them all, and the draft is there afterwards (%i)',
  () =>
    tabs(async (one, other) => {
      await one.tap('records:new-reception')
      await one.page.locator('.stepper').first().getByRole('button').last().click()
      await one.page.getByText(words.t('interview:draft-kept')).first().waitFor()
      await other.lock()
      await one.page.getByRole('heading', { name: words.t('unlock:locked') }).waitFor()
      await one.unlock(world.now!.passphrase)
      await one.page.locator('.stepper').first().waitFor()
      await one.goHome()
      await one.page
        .getByRole('button', { name: words.t('home:discard') })
        .first()
        .click()
      await one.page.getByText(words.t('home:no-drafts')).waitFor()
    }),
)

/** The hand's helper script must be in before the page; it comes with a reload. */
async function withHand(page: Page): Promise<void> {
  await lendAHand(page)
  await page.goto(world.now!.endpoint.url)
  expect(await openWithHand(page, world.now!.passphrase)).toBe(true)
}
