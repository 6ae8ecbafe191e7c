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
const { t, question, code } = words
const PHONE = { width: 360, height: 780 }

/** What a trained hand needs for three people (ux.md, part d). */
const MOST_TAPS = 12

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly ana: Person
  readonly passphrase: string
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-flow-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'), { size: PHONE })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  world.now = { folder, endpoint, tablet, page, ana, passphrase }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  if (world.now !== undefined) {
    await rm(world.now.folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('[F3] three people, a reason and a service are recorded in few taps, without typing', async () => {
  const { page } = here()
  const taps = { count: 0 }
  const tap = async (name: string) => {
    taps.count += 1
    await page.getByRole('button', { name, exact: true }).click()
  }
  const mark = async (id: string, list: string, one: string) => {
    taps.count += 1
    const asked = page.getByRole('group', { name: question('reception', id), exact: true })
    await asked.getByLabel(code(list, one), { exact: true }).check()
  }
  await tap(t('records:new-reception'))
  const woman = t('interview:people.add.f-18-59')
  await tap(woman)
  await tap(t('interview:people.add.m-5-11'))
  await tap(t('interview:people.add.m-5-11'))
  await tap(t('interview:skip'))
  await mark('reasons', 'reasons', 'health')
  await tap(t('interview:skip'))
  await mark('services', 'services-given', 'health')
  await tap(t('interview:skip'))
  await page.locator('.review').waitFor()
  await tap(t('common:save'))
  await page.getByRole('button', { name: t('records:edit'), exact: true }).waitFor()
  expect(taps.count).toBeLessThanOrEqual(MOST_TAPS)
})

test('[Z5] what was saved is told by name, also above the next interview', async () => {
  const { page, ana } = here()
  await begin()
  await page.getByRole('button', { name: t('interview:people.add.f-0-4'), exact: true }).click()
  await ana.choose(question('reception', 'reasons'), code('reasons', 'food'))
  await ana.choose(question('reception', 'services'), code('services-given', 'food'))
  await ana.toReview()
  await ana.tap('interview:save-another')
  await page.locator('.stepper').first().waitFor()
  const told = page.locator('[data-saved] [role=status]')
  await told.waitFor()
  expect(await told.innerText()).toMatch(/Recepción [A-Z0-9]{5}/)
  await ana.goHome()
  await told.waitFor({ state: 'detached' })
  // The other one was only looked into.
  await page.getByText(t('home:no-drafts')).waitFor()
})

test('[F4] [F12] Back goes one step back, on the screen and in the browser, and loses nothing', async () => {
  const { page, ana } = here()
  await begin()
  await ana.reach(asked('reasons'))
  await ana.choose(question('reception', 'reasons'), code('reasons', 'health'))
  await ana.reach(asked('population-types'))
  await page.goBack()
  await heading('reasons')
  expect(await asked('reasons').getByLabel(code('reasons', 'health')).isChecked()).toBe(true)
  await page.goForward()
  await heading('population-types')
  await ana.tap('common:back')
  await heading('reasons')
  await page.keyboard.press('Control+Enter')
  await heading('population-types')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  expect(await page.title()).toBe('Recepción · Amparo')
  expect(page.url()).toMatch(/\/interview\/[^?#]+$/)
  await discard()
})

test('[F12] loaded anew, one is at the same question, and the browser still goes back from there', async () => {
  const { page, ana } = here()
  await begin()
  await ana.reach(asked('reasons'))
  await ana.choose(question('reception', 'reasons'), code('reasons', 'health'))
  await ana.reach(asked('population-types'))
  await page.getByText(t('interview:draft-kept')).first().waitFor()
  await page.reload()
  await ana.unlock(here().passphrase)
  await heading('population-types')
  await page.goBack()
  await heading('reasons')
  await page.goForward()
  await heading('population-types')
  await discard()
})

test('[F5] the pace changes in the middle, and a draft left there is resumed at its place', async () => {
  const { page, ana } = here()
  await begin()
  await ana.reach(asked('reasons'))
  await ana.choose(question('reception', 'reasons'), code('reasons', 'health'))
  await ana.reach(asked('languages'))
  await page.locator('.sections-now').click()
  await page.getByRole('button', { name: t('interview:pace.sheet') }).click()
  await page.locator('.sheet').waitFor()
  expect(await asked('reasons').getByLabel(code('reasons', 'health')).isChecked()).toBe(true)
  await page.locator('.sections-now').click()
  await page.getByRole('button', { name: t('interview:pace.one') }).click()
  await heading('languages')

  await page.locator('[data-leave]').click()
  await page.getByRole('heading', { name: t('home:title') }).waitFor()
  await page.locator('a.list-row[href^="/interview/"]').first().click()
  await heading('languages')
  await discard()
})

test('[F6] totals stay in sight, and each key says what it does', async () => {
  const { page } = here()
  await begin()
  await page.getByRole('button', { name: t('interview:people.add.f-12-17'), exact: true }).click()
  const man = page.getByRole('textbox', { name: t('interview:people.number.m-60'), exact: true })
  await typeInto(man, '40')
  await man.press('ArrowDown')
  await man.press('Enter')
  const focused = page.locator('*:focus')
  expect(await focused.getAttribute('aria-label')).toBe(t('interview:people.number.f-unknown'))
  const grand = page.locator('.counter .grand')
  expect(await grand.innerText()).toBe('40')
  await man.scrollIntoViewIfNeeded()
  expect(await grand.evaluate(isInSight)).toBe(true)
  await page.getByText('Son más de 30 personas', { exact: false }).waitFor()
  await discard()
})

test('[F7] the frequent codes are in sight, and the search finds the others by any word', async () => {
  const { page, ana } = here()
  await begin()
  await ana.reach(asked('languages'))
  const sight = asked('languages')
  await sight.getByLabel(code('languages', 'hat'), { exact: true }).check()
  await sight.getByRole('button', { name: t('interview:search.open') }).click()
  const dialog = page.locator('dialog[open]')
  expect(await dialog.getByRole('checkbox').count()).toBeLessThanOrEqual(50)
  await page.keyboard.type('kreyol')
  const only = dialog.getByRole('checkbox')
  await dialog.getByLabel(code('languages', 'hat'), { exact: true }).waitFor()
  expect([await only.count(), await only.first().isChecked()]).toEqual([1, true])
  await typeInto(dialog.getByRole('searchbox'), 'miskit')
  await only.first().check()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await sight.locator('.chips').getByText(code('languages', 'miq')).waitFor()
  const opener = await page.locator('*:focus').innerText()
  expect(opener).toBe(t('interview:search.open'))
  await discard()
})

test('[F8] what is missing leads to its question, where it is told in the same words', async () => {
  const { page, ana } = here()
  await begin()
  await page.locator('.step').waitFor()
  await ana.toReview()
  const summary = page.locator('.summary')
  await summary.waitFor()
  expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true)
  await summary.getByRole('heading', { name: /^Hay 3 respuestas/ }).waitFor()
  await ana.tap('common:save')
  const line = summary.getByRole('button').nth(1)
  const told = await line.innerText()
  await line.click()
  await heading('reasons')
  expect(await asked('reasons').locator('.question-problem').innerText()).toBe(told)
  const focused = page.locator('*:focus')
  expect(await focused.getAttribute('type')).toBe('checkbox')
  await ana.goHome()
  // Nothing was answered, so nothing is left to go on with.
  await page.getByText(t('home:no-drafts')).waitFor()
})

test('[Z1] a single choice is taken back by a second tap, by a key, and by a button', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-case')
  const keep = page.getByRole('group', { name: question('case', 'consent-keep'), exact: true })
  await ana.reach(keep)
  const yes = keep.getByLabel(code('consent-answers', 'yes'), { exact: true })
  const card = keep.getByText(code('consent-answers', 'yes'), { exact: true })
  const clear = keep.getByRole('button', { name: t('interview:clear-answer'), exact: true })
  const takenBack = () => clear.waitFor({ state: 'hidden' })
  expect(await clear.count()).toBe(0)
  await card.click()
  await clear.waitFor()
  await card.click()
  await takenBack()
  expect(await yes.isChecked()).toBe(false)
  for (const key of ['Delete', 'Backspace']) {
    await yes.focus()
    await page.keyboard.press('Space')
    await clear.waitFor()
    // Space where the arrows have chosen already changes nothing.
    await page.keyboard.press('Space')
    expect(await yes.isChecked()).toBe(true)
    await page.keyboard.press(key)
    await takenBack()
    expect(await yes.isChecked()).toBe(false)
  }
  await card.click()
  await clear.click()
  await takenBack()
  await page.locator('fieldset input:focus').waitFor()
  await discard()
})

function here(): World {
  if (world.now === undefined) throw new Error('Nothing was started.')
  return world.now
}

function asked(id: string) {
  return here().page.getByRole('group', { name: question('reception', id), exact: true })
}

async function heading(id: string): Promise<void> {
  await here()
    .page.getByRole('heading', { level: 1, name: question('reception', id), exact: true })
    .waitFor()
}

async function begin(): Promise<void> {
  await here().ana.goHome()
  await here().ana.tap('records:new-reception')
  await here().page.locator('.stepper').first().waitFor()
}

/** Each test begins with nothing open. */
async function discard(): Promise<void> {
  const { page, ana } = here()
  await ana.goHome()
  await page
    .getByRole('button', { name: t('home:discard') })
    .first()
    .click()
  await page.getByText(t('home:no-drafts')).waitFor()
}

function isInSight(one: Element): boolean {
  const { left, top, width, height } = one.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, top + height / 2)
  return seen !== null && (one.contains(seen) || seen.contains(one))
}
