import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { keysOf, type Keys } from './kit/keys.ts'
import { personAt } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, subject, code } = words

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly keys: Keys
  readonly passphrase: string
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-keys-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  // On a phone the bars leave the least room.
  const tablet = await openTablet(join(folder, 'profile'), { size: { width: 360, height: 780 } })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.lock()
  world.now = { folder, endpoint, tablet, page, keys: keysOf(page), passphrase }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  if (world.now !== undefined) {
    await rm(world.now.folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('[N1] unlocking needs no pointer, and a wrong passphrase keeps focus on the field', async () => {
  const { page, keys, passphrase } = here()
  await keys.to(t('unlock:passphrase'))
  await keys.type('casa casa casa casa casa')
  await keys.press('Enter')
  await page.locator('.question-problem').waitFor()
  await keys.on('#passphrase')
  await keys.press('Control+a')
  await keys.type(passphrase)
  await keys.press('Enter')
  await arrived(t('home:title'))
  expect(keys.pressed() - 2 * passphrase.length).toBeLessThan(30)
})

test('[N1] a reception is recorded to its end without a pointer', async () => {
  const { page, keys } = here()
  await keys.enter(t('records:new-reception'))
  await page.locator('.stepper').first().waitFor()
  await keys.enter(t('interview:people.add.f-0-4'))
  expect(await page.locator('.counter .grand').innerText()).toBe('1')
  await goOn()
  await arrived(question('reception', 'reasons'))
  await pick(code('reasons', 'food'))
  await goOn()
  await arrived(question('reception', 'services'))
  await pick(code('services-given', 'food'))
  await goOn()
  await arrived(t('interview:review'))
  await keys.enter(t('common:save'))
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  await keys.on('h1')
  expect(keys.pressed()).toBeLessThan(100)
})

test('[N1] a case with two members is recorded, found by its name and opened without a pointer', async () => {
  const { page, keys } = here()
  await keys.press('g')
  await keys.press('h')
  await arrived(t('home:title'))
  await keys.enter(t('records:new-case'))
  await page.locator('.interview').waitFor()
  await goOn()
  await page.getByRole('group', { name: question('case', 'consent-keep') }).waitFor()
  await keys.mark(code('consent-answers', 'yes'))
  // No section is leapt over: how urgent it is and contact begin on the way.
  await goOn()
  await arrived(question('case', 'urgency'))
  await goOn()
  await arrived(question('case', 'contact-safety'))
  await goOn()
  for (const [given, family] of [
    ['Yuleidy', 'Quiñones'],
    ['Ángel', 'Quiñones'],
  ] as const) {
    await page.locator('.interview .household').waitFor({ state: 'attached' })
    await keys.enter(/^Agregar/)
    await keys.on('h1')
    await keys.to(question('case', 'given-names'))
    await keys.type(given)
    await keys.to(question('case', 'family-names'))
    await keys.type(family)
    await keys.enter(t('interview:row-done'))
  }
  await page.locator('.household .member').nth(1).waitFor()
  await keys.on('h1')
  await toReview()
  await keys.enter(t('common:save'))
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  await keys.on('h1')

  await keys.press('/')
  await keys.on('#search')
  await keys.type('yuleidy')
  expect(await page.locator('#search').inputValue()).toBe('yuleidy')
  await page.locator('.list-row').filter({ hasText: 'Yuleidy' }).waitFor()
  await keys.enter(/Yuleidy/, 'a')
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  await keys.on('h1')
  expect(await page.locator('main').innerText()).toContain('Ángel')
  expect(keys.pressed()).toBeLessThan(130)
})

test('[N1] a round of assessment is begun and an element of it answered without a pointer', async () => {
  const { page, keys } = here()
  await keys.enter(t('assessment:short'))
  await page.getByRole('button', { name: t('assessment:begin') }).waitFor()
  await keys.enter(t('assessment:begin'))
  await page.locator('.interview').waitFor()
  await keys.to(question('assessment', 'municipality'))
  await keys.type('Río Claro')
  await pick(code('countries', 'COL'))
  await goOn()
  await arrived(question('assessment', 'round'))
  await keys.to(question('assessment', 'round'))
  await keys.type('2026')
  await goOn()
  await arrived(question('assessment', 'roles'))
  await goOn()
  await arrived(t('interview:review'))
  await keys.enter(t('common:save'))
  await page.locator('[data-element="c5-1"]').waitFor()
  await keys.on('h1')

  await keys.to(/./, '[data-element="c5-1"]')
  await keys.press('Enter')
  await arrived(question('element', 'state'))
  await keys.mark(code('element-states', 'rated'))
  await keys.press('Control+Enter')
  await page.getByRole('group', { name: subject('c5-1', 'written') }).waitFor()
  await keys.on('h1')
  await keys.mark(code('check-answers', 'yes'))
  await toReview()
  await keys.enter(t('common:save'))
  await page.locator('[data-element="c5-1"]').waitFor()
  await keys.on('h1')
  expect(keys.pressed()).toBeLessThan(120)
})

test('[N1] a file for the hand-over is made without a pointer', async () => {
  const { page, keys } = here()
  await keys.enter(t('handover:short'))
  await arrived(t('handover:title'))
  await page.locator('[data-people]').waitFor()
  await keys.mark(t('handover:plain'))
  await keys.to(t('handover:purpose'))
  await keys.type('Reunión')
  const file = page.waitForEvent('download')
  await keys.enter(t('handover:build'))
  expect((await file).suggestedFilename()).toMatch(/\.zip$/)
  await notLost()
  expect(keys.pressed()).toBeLessThan(60)
})

test('[N1] shortcuts count outside of fields and not inside them', async () => {
  const { page, keys } = here()
  await keys.press('?')
  await page.locator('dialog[open]').waitFor()
  await keys.press('n')
  expect(new URL(page.url()).pathname).toBe('/hand-over')
  await keys.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
  await keys.press('g')
  await keys.press('h')
  await arrived(t('home:title'))
  await keys.press('/')
  await keys.on('#search')
  await keys.type('n g h ? /')
  expect(await page.locator('#search').inputValue()).toBe('n g h ? /')
  expect(new URL(page.url()).pathname).toBe('/records')
  expect(await page.locator('dialog[open]').count()).toBe(0)
  await keys.press('Escape')
  await keys.to(t('records:kinds.all'))
  await keys.press('n')
  await page.locator('.stepper').first().waitFor()
  await notLost()
})

test('[N2] after going somewhere, closing something or coming back focus is never lost', async () => {
  const { page, keys, passphrase } = here()
  await keys.enter(t('interview:people.add.f-18-59'))
  await page
    .locator('.saved-mark')
    .filter({ hasText: t('interview:draft-kept') })
    .waitFor()
  for (let times = 0; times < 3; times += 1) await keys.press('Escape')
  await page.getByRole('heading', { name: t('unlock:locked') }).waitFor()
  await notLost()
  await keys.to(t('unlock:passphrase'))
  await keys.type(passphrase)
  await keys.press('Enter')
  // Where one was, with what was answered.
  await page.locator('.stepper').first().waitFor()
  expect(await page.locator('.counter .grand').innerText()).toBe('1')
  await notLost()
  await keys.enter(t('interview:people.open-other'))
  await notLost()

  await keys.enter(t('common:home'), '[data-leave]')
  await arrived(t('home:title'))
  await keys.enter(t('home:discard'))
  await page.locator('.undo').waitFor()
  await notLost()
  await keys.enter(t('common:undo'))
  await page.locator('.undo').waitFor({ state: 'hidden' })
  await notLost()
  await keys.enter(t('common:view'))
  await keys.enter('English', '*')
  await page.getByRole('heading', { name: wordsIn('en').t('home:title') }).waitFor()
  await notLost()
  await keys.press('Escape')
  await notLost()
})

test('[N3] what had focus on these ways was never under a bar, the foot or anything else', () => {
  expect(here().keys.covered).toEqual([])
})

function here(): World {
  if (world.now === undefined) throw new Error('Nothing was started.')
  return world.now
}

/** The heading is there and has focus. */
async function arrived(heading: string): Promise<void> {
  const { page, keys } = here()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await keys.on('h1')
}

/** Once the screen has settled, something on it has focus. */
async function notLost(): Promise<void> {
  await here().page.locator('body *:focus').first().waitFor()
}

/** To the next question that must be answered, or to the next section: past what is optional. */
async function goOn(): Promise<void> {
  const { page, keys } = here()
  const skips = (await page.locator('.foot .skip').count()) > 0
  await keys.enter(t(skips ? 'interview:skip' : 'common:continue'))
}

/** From a long list: open it, write a few letters, mark the answer, close it. */
async function pick(label: string): Promise<void> {
  const { page, keys } = here()
  await keys.enter(t('interview:search.open'))
  await keys.on('dialog[open] input')
  await keys.type(label.slice(0, 5))
  await keys.mark(label)
  await keys.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
  await keys.on('button')
}

async function toReview(): Promise<void> {
  const { page, keys } = here()
  await keys.enter(/./, '.sections-now', 'Shift+Tab')
  await page.locator('.sections-all.open').waitFor()
  await keys.enter(t('interview:review'), '.sections button')
  await arrived(t('interview:review'))
}
