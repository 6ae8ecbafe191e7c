import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { looking } from './kit/looking.ts'
import { personAt, type Person } from './kit/person.ts'
import { walkProtects } from './kit/walk-protects.ts'
import { LANGUAGES, LOCALES, wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code } = words
const mark = (name: string) => code('marks', name)
/** Every tone of marks, and the sheet; to look at each stop would take a minute. */
const LOOKED_AT = new Set(['protects-attend', 'protects-withdrawn', 'protects-protocol'])
const PHONE = { width: 360, height: 780 }

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly ana: Person
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-protects-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'), { size: PHONE })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
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

function here(): World {
  if (world.now === undefined) throw new Error('Nothing was started.')
  return world.now
}

const urgent = () => here().page.locator('section.urgent')
const head = () => here().page.locator('.attention .marks.head')
const saveNow = async () => {
  await here().ana.toReview()
  await here().ana.tap('common:save')
  await here()
    .page.getByRole('button', { name: t('records:edit'), exact: true })
    .waitFor()
}

test('[Y4] an adolescent of 15 alone in an emergency, without an appointment, waits on home until somebody attends', async () => {
  const { page, ana } = here()
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
  await ana.choose(question('case', 'urgency'), code('priorities', 'emergency'))
  const add = page.getByRole('button', { name: /^Agregar/ })
  await ana.reach(add)
  await add.click()
  await page.getByLabel(question('case', 'given-names'), { exact: true }).click()
  await page.keyboard.type('Yorgelis')
  await ana.reach(page.getByRole('radio', { name: t('interview:date.age'), exact: true }))
  await page.getByRole('radio', { name: t('interview:date.age'), exact: true }).check()
  await page.locator('input[id$="-age"]').click()
  await page.keyboard.type('15')
  await ana.choose(question('case', 'child-care'), code('child-care-situations', 'unaccompanied'))
  await saveNow()
  expect(await head().locator('.tag').allInnerTexts()).toEqual([
    expect.stringContaining(mark('emergency')),
    expect.stringContaining(mark('child-alone')),
  ])

  await ana.goHome()
  const first = page.locator('main .page > *').nth(1)
  expect(await first.getAttribute('class')).toBe('urgent')
  const row = urgent().locator('.list-row')
  expect(await row.innerText()).toContain(mark('emergency'))
  expect(await row.innerText()).not.toContain('Yorgelis')

  await urgent()
    .getByRole('button', { name: t('records:attend') })
    .click()
  await urgent()
    .getByRole('button', { name: code('attended-ways', 'called') })
    .click()
  await urgent().waitFor({ state: 'detached' })
  await ana.tap('common:undo')
  await urgent().waitFor()
  await urgent()
    .getByRole('button', { name: t('records:attend') })
    .click()
  await urgent()
    .getByRole('button', { name: code('attended-ways', 'told') })
    .click()
  await urgent().waitFor({ state: 'detached' })
})

test('[Y7] in the list and at its head it says so in words and pictures, and who attended', async () => {
  const { page, ana } = here()
  await page.locator('.places a[href="/records"]').click()
  const row = page.locator('.split-list .list-row').first()
  await row.waitFor()
  for (const name of ['emergency', 'child-alone']) {
    const tag = row.locator(`[data-mark="${name}"]`)
    expect(await tag.innerText()).toContain(mark(name))
    expect(await tag.locator('svg').count()).toBe(1)
  }
  await row.click()
  await page.locator('[data-attended]').waitFor()
  const said = await page.locator('[data-attended]').innerText()
  expect(said).toContain(code('attended-ways', 'told'))
  expect(said).toContain('Ana')
  await ana.goHome()
})

test('[Y5] a new emergency comes back to home', async () => {
  const { page, ana } = here()
  await page.locator('.places a[href="/records"]').click()
  const open = page.locator('.split-list .list-row').first()
  for (const priority of ['normal', 'emergency']) {
    await open.click()
    await ana.tap('records:edit')
    await ana.choose(question('case', 'urgency'), code('priorities', priority))
    await saveNow()
    await ana.goHome()
    await page.getByText(t('home:no-due')).waitFor()
    expect(await urgent().count()).toBe(priority === 'normal' ? 0 : 1)
    await page.locator('.places a[href="/records"]').click()
  }
})

test('[Y7] after a permission is withdrawn the head says so first, without a name, and what was allowed is gone', async () => {
  const { page, ana } = here()
  await page.locator('.split-list .list-row').first().click()
  await ana.tap('records:edit')
  await ana.choose(question('case', 'consent-contact'), code('consent-answers', 'yes'))
  await ana.choose(question('case', 'consent-refer'), code('consent-answers', 'yes'))
  await saveNow()
  const facts = page.locator('.head-facts')
  expect(await facts.innerText()).toContain(code('consent-answers', 'yes'))
  await ana.tap('records:withdraw')
  await page.getByText(t('records:withdrawn')).waitFor()
  const tags = await head().locator('.tag').allInnerTexts()
  expect(tags[0]).toContain(mark('withdrawn'))
  expect(tags[1]).toContain(mark('emergency'))
  expect(await facts.count()).toBe(0)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toContain('Yorgelis')
})

test('[Y8] a reception asks for urgent help second, and its first reason is danger, in sight without scrolling', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().getByRole('button').last().click()
  await ana.tap('common:continue')
  const asked = page.getByRole('group', { name: question('reception', 'urgent'), exact: true })
  await asked.getByLabel(t('common:yes'), { exact: true }).check()
  await page.getByRole('link', { name: t('protocol:see') }).waitFor()
  await ana.tap('interview:skip')
  const danger = page.getByLabel(code('reasons', 'danger'), { exact: true })
  await danger.waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const box = await danger.boundingBox()
  const foot = await page.locator('.foot').boundingBox()
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThan(foot?.y ?? 0)
  await danger.check()
  await ana.choose(question('reception', 'services'), code('services-given', 'food'))
  await saveNow()
  expect((await head().locator('.tag').allInnerTexts()).join()).toContain(mark('danger'))
})

test('[Y9] one tap from the head leads to whom to call, filled in with the keyboard, and there without a connection', async () => {
  const { page, ana, tablet } = here()
  await page.getByRole('link', { name: t('protocol:see') }).click()
  const life = page.locator('#life')
  await life.waitFor()
  expect(await life.innerText()).toContain(t('protocol:none'))
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('life')
  await ana.tap('protocol:fill')
  for (const [id, typed] of [
    ['life-service', 'Emergencias de Río Claro'],
    ['life-phone', '+57 300 555 0181'],
  ] as const) {
    // Each situation has the same questions: this one is asked for by its place.
    const field = page.getByLabel(question('protocol', id), { exact: true }).first()
    await ana.reach(field)
    await field.click()
    await page.keyboard.type(typed)
  }
  await ana.toReview()
  await ana.tap('common:save')
  await page.locator('#life .call').waitFor()
  expect(await page.locator('#life .call').getAttribute('href')).toBe('tel:+573005550181')
  await tablet.setOffline(true)
  await ana.goHome()
  await urgent()
    .getByRole('link', { name: t('protocol:see') })
    .first()
    .click()
  await page.locator('#life .call').waitFor()
  await tablet.setOffline(false)
})

test.each(LANGUAGES)(
  '[Y11] [Y7] an appointment is marked too, and whom to call prints on one sheet, as the example filled it in (%s)',
  async (language) => {
    const { folder, endpoint } = here()
    const own = wordsIn(language)
    const tablet = await openTablet(join(folder, language), { locale: LOCALES[language] })
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    await page.goto(endpoint.url)
    await page.getByRole('button', { name: own.t('start:example') }).click()
    await page.locator('section.urgent').waitFor()
    const due = page.locator('section', {
      has: page.getByRole('heading', { name: own.t('home:due') }),
    })
    await due.locator('[data-mark]').first().waitFor()
    await page.locator('.places a[href="/more"]').click()
    await page.getByRole('link', { name: own.t('protocol:title') }).click()
    await page.locator('#life .call').waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    await tablet.close()
  },
)

test('[U3] nothing of what protects has a fault that axe can see or a sideways scroll', async () => {
  const tablet = await openTablet(join(here().folder, 'looked-at'), { size: PHONE })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(here().endpoint.url)
  const seen = looking(page, 'es')
  await walkProtects(page, words, async (name) => {
    if (LOOKED_AT.has(name)) await seen.look(name)
  })
  expect(seen.faults).toEqual([])
  expect(seen.stops).toHaveLength(LOOKED_AT.size)
  await tablet.close()
})
