import { mkdtemp, rm } from 'node:fs/promises'
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
const TABLET = { width: 800, height: 1100 }
const DESK = { width: 1366, height: 768 }
/** What is said beside an answer that cannot be, or is odd. */
const ODD = '.question-problem, .question-doubt'

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly ana: Person
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-typing-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'), { size: TABLET })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  await ana.startSpace('Río Claro', 'Ana')
  world.now = { folder, endpoint, tablet, page, ana }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  if (world.now !== undefined) {
    await rm(world.now.folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

/** Milliseconds between two keys: a fast hand, and one that looks for its keys. */
for (const [size, pace, delay] of [
  [TABLET, 'one', 20],
  [TABLET, 'sheet', 120],
  [DESK, 'one', 120],
  [DESK, 'sheet', 20],
] as const) {
  const where = `${String(size.width)} px, ${pace}, ${String(delay)} ms a key`
  test(`[F9] what is typed into a fresh reception arrives whole, and focus stays (${where})`, async () => {
    const { page } = here()
    await page.setViewportSize(size)
    await begin('records:new-reception')
    await paceIs(pace)
    const address = page.url()
    const cell = page.getByRole('textbox', {
      name: t('interview:people.number.f-0-4'),
      exact: true,
    })
    await typeInto(cell, '12', delay)
    expect([await cell.inputValue(), await hasFocus(cell)]).toEqual(['12', true])
    const turn = page.getByLabel(question('reception', 'queue-number'), { exact: true })
    await typeInto(turn, '1234', delay)
    expect([await turn.inputValue(), await hasFocus(turn)]).toEqual(['1234', true])
    await page.locator('.folded button[aria-expanded="false"]').click()
    const place = page.getByLabel(question('reception', 'place'), { exact: true })
    await typeInto(place, 'Terminal norte', delay)
    expect([await place.inputValue(), await hasFocus(place)]).toEqual(['Terminal norte', true])
    expect([await cell.inputValue(), await turn.inputValue()]).toEqual(['12', '1234'])
    expect(page.url()).toBe(address)
    await leave()
  })
}

test('[F9] a choice made with Space keeps focus, and so does what it brings up', async () => {
  const { page } = here()
  await page.setViewportSize(TABLET)
  await begin('records:new-case')
  await paceIs('one')
  const [first] = await page.getByRole('radio').all()
  if (first === undefined) throw new Error('The first screen of a case has no choice.')
  await first.focus()
  await page.keyboard.press('Space')
  await page.getByText(t('interview:draft-kept')).first().waitFor()
  expect([await first.isChecked(), await hasFocus(first)]).toEqual([true, true])
  await leave()
})

test('[F10] letters that find no field are no shortcuts until one leaves by a key or a tap', async () => {
  const { page } = here()
  await page.setViewportSize(DESK)
  await begin('records:new-reception')
  const turn = page.getByLabel(question('reception', 'queue-number'), { exact: true })
  await typeInto(turn, '12')
  const address = page.url()
  // As when a field is drawn anew under the hand.
  await turn.evaluate((field) => {
    if (field instanceof HTMLElement) field.blur()
  })
  await page.keyboard.type('nghgr/?')
  expect(page.url()).toBe(address)
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await turn.focus()
  await page.keyboard.press('Tab')
  await page.locator('h1').first().focus()
  await page.keyboard.type('?')
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.press('Escape')
  await leave()
})

test('[F11] over midnight, today is the day that has come', async () => {
  const { tablet, endpoint } = here()
  const page = await tablet.newPage()
  const ana = personAt(page, words)
  await page.clock.install({ time: new Date('2026-03-05T23:55:00') })
  await ana.open(endpoint.url)
  await ana.tap('start:example')
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().waitFor()
  await page.clock.setSystemTime(new Date('2026-03-06T00:10:00'))
  await page.locator('.folded button[aria-expanded="false"]').click()
  const day = page.getByLabel(question('reception', 'date'), { exact: true })
  await day.fill('2026-03-06')
  await day.blur()
  await page.getByText(t('interview:draft-kept')).first().waitFor()
  expect(await page.locator(ODD).count()).toBe(0)
  await day.fill('2026-03-07')
  await page.locator(ODD).waitFor()
  await page.close()
})

function here(): World {
  if (world.now === undefined) throw new Error('Nothing was started.')
  return world.now
}

async function begin(key: string): Promise<void> {
  await here().ana.goHome()
  await here().ana.tap(key)
  await here().page.locator('.step, .sheet').first().waitFor()
}

async function paceIs(pace: 'one' | 'sheet'): Promise<void> {
  const { page } = here()
  const want = page.locator(pace === 'one' ? '.step' : '.sheet')
  if (await want.isVisible()) return
  const change = page.getByRole('button', { name: t(`interview:pace.${pace}`), exact: true })
  if (!(await change.isVisible())) await page.locator('.sections-now').click()
  await change.click()
  await want.waitFor()
}

/** Each test begins with nothing open. */
async function leave(): Promise<void> {
  const { page, ana } = here()
  await ana.goHome()
  await page
    .getByRole('button', { name: t('home:discard') })
    .first()
    .click()
  await page.getByText(t('home:no-drafts')).waitFor()
}

function hasFocus(field: ReturnType<Page['locator']>): Promise<boolean> {
  return field.evaluate((one) => one === document.activeElement)
}
