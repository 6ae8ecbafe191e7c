import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { personAt, type Person } from './kit/person.ts'
import { typeInto } from './kit/type.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question } = words

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
}
const world: { now?: World } = {}

declare global {
  interface Window {
    /** How many of the next calls to the worker fail. */
    broken: number
    /** The next calls to the worker never reach it. */
    unheard: boolean
    workers: Worker[]
  }
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-net-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  world.now = { folder, endpoint, tablet }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

const told = (page: Page) => page.locator('.failed [role=alert]')
const goOn = async (page: Page) => {
  await page
    .getByRole('button', { name: t('failure:go-on') })
    .first()
    .click()
  await told(page).waitFor({ state: 'detached' })
}
const place = (page: Page) => page.getByLabel(question('reception', 'queue-number'))

async function inReception(): Promise<Person> {
  const { tablet, endpoint } = world.now!
  const ana = personAt(await tablet.newPage(), words)
  await ana.page.clock.install()
  await ana.page.addInitScript(() => {
    window.broken = 0
    window.unheard = false
    window.workers = []
    window.Worker = class extends Worker {
      override postMessage(message: unknown, how?: StructuredSerializeOptions | Transferable[]) {
        if (!window.workers.includes(this)) window.workers.push(this)
        if (window.broken > 0) {
          window.broken -= 1
          throw new RangeError('Yusleidy')
        }
        if (window.unheard) return
        super.postMessage(message, Array.isArray(how) ? { transfer: how } : how)
      }
    }
  })
  await ana.open(endpoint.url)
  await ana.tap('start:example')
  await ana.tap('records:new-reception')
  await typeInto(place(ana.page), '4321')
  await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
  return ana
}

test('[T3] a part of the app that does not come ends in a sentence, and going on brings it', async () => {
  const { tablet, endpoint } = world.now!
  const ana = personAt(await tablet.newPage(), words)
  await ana.page.route('**/assets/Inside-*.js', (route) => route.abort())
  await ana.open(endpoint.url)
  await told(ana.page).waitFor()
  expect(await told(ana.page).innerText()).toContain(t('failure:part'))
  await ana.page.unroute('**/assets/Inside-*.js')
  await goOn(ana.page)
  await ana.tap('start:example')
  await ana.page.getByRole('heading', { name: t('home:title') }).waitFor()
  await ana.page.close()
})

test('[T3] an answer is kept at the second try; one that could not be is told, what is typed next is kept, and the report names nobody', async () => {
  const ana = await inReception()
  await ana.page.evaluate(() => (window.broken = 1))
  await place(ana.page).fill('4322')
  await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
  expect(await told(ana.page).count()).toBe(0)

  await ana.page.evaluate(() => (window.broken = 2))
  await place(ana.page).fill('4323')
  await told(ana.page).waitFor()
  const [report] = await Promise.all([
    ana.page.waitForEvent('download'),
    ana.page.getByRole('button', { name: t('failure:report') }).click(),
  ])
  const text = await readFile(await report.path(), 'utf8')
  expect(text).toContain('RangeError')
  expect(text).not.toMatch(/Yusleidy|432\d|localhost/)

  await place(ana.page).fill('4324')
  await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
  const address = ana.page.url()
  await goOn(ana.page)
  await place(ana.page).waitFor()
  expect(ana.page.url()).toBe(address)
  expect(await place(ana.page).inputValue()).toBe('4324')
  await ana.page.close()
})

test('[T4] a save that failed does not wait for ever, and goes through after going on', async () => {
  const ana = await inReception()
  await ana.page.locator('.stepper').first().getByRole('button').last().click()
  await ana.choose(question('reception', 'reasons'), words.code('reasons', 'food'))
  await ana.choose(question('reception', 'services'), words.code('services-given', 'food'))
  await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
  await ana.toReview()
  await ana.page.evaluate(() => (window.broken = 1))
  await ana.tap('common:save')
  await told(ana.page).waitFor()
  await goOn(ana.page)
  // The draft opens where the last answer was given.
  await ana.toReview()
  await ana.tap('common:save')
  await ana.page.getByRole('button', { name: t('records:edit') }).waitFor()
  await ana.page.close()
})

test('[T6] a save that is never answered is told in words, and after going on it is asked again', async () => {
  const ana = await inReception()
  await ana.page.locator('.stepper').first().getByRole('button').last().click()
  await ana.choose(question('reception', 'reasons'), words.code('reasons', 'food'))
  await ana.choose(question('reception', 'services'), words.code('services-given', 'food'))
  await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
  await ana.toReview()
  await ana.page.evaluate(() => (window.unheard = true))
  await ana.tap('common:save')
  await ana.page.clock.fastForward(29_000)
  expect(await told(ana.page).count()).toBe(0)
  await ana.page.clock.fastForward(2_000)
  await told(ana.page).waitFor()
  expect(await told(ana.page).innerText()).toContain(t('failure:silent-kept'))
  await ana.page.evaluate(() => (window.unheard = false))
  await goOn(ana.page)
  await ana.toReview()
  await ana.tap('common:save')
  await ana.page.getByRole('button', { name: t('records:edit') }).waitFor()
  await ana.page.close()
})

test('[T4] with a dead worker the page is loaded anew, at the same place with the draft', async () => {
  const ana = await inReception()
  const address = ana.page.url()
  await ana.page.evaluate(() => {
    for (const worker of window.workers) {
      worker.terminate()
      worker.dispatchEvent(new ErrorEvent('error'))
    }
  })
  await told(ana.page).waitFor()
  await goOn(ana.page)
  await place(ana.page).waitFor()
  expect(ana.page.url()).toBe(address)
  expect(await place(ana.page).inputValue()).toBe('4321')
  await ana.page.close()
})
