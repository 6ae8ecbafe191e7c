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

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-example-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  world.now = { folder, endpoint, tablet }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

async function inExample(): Promise<Person> {
  const { tablet, endpoint } = world.now!
  const ana = personAt(await tablet.newPage(), words)
  await ana.open(endpoint.url)
  await ana.tap('start:example')
  await ana.page.getByRole('heading', { name: t('home:title') }).waitFor()
  return ana
}

const noteOn = (page: Page) => page.getByLabel(question('reception', 'queue-number'))
const newReception = async ({ page, tap }: Person) => {
  await tap('records:new-reception')
  await typeInto(noteOn(page), '17')
  await page.getByText(t('interview:draft-kept')).first().waitFor()
}

test('[O1] the example survives a reload at the same address, with the draft begun in it and the tour where it was', async () => {
  const ana = await inExample()
  await ana.tap('help:next')
  await ana.page.locator('[data-tour="1"]').waitFor()
  await ana.goHome()
  await newReception(ana)
  const address = ana.page.url()
  expect(address).toContain('/interview/')
  await ana.page.reload()
  await noteOn(ana.page).waitFor()
  expect(ana.page.url()).toBe(address)
  expect(await noteOn(ana.page).inputValue()).toBe('17')
  await ana.page.goto(new URL('/records', address).href)
  await ana.page.locator('.list-row').nth(3).waitFor()
  await ana.page.locator('[data-tour="1"]').waitFor()
  await ana.page.close()
})

test('[O2] started over or opened again the example is as new, and leaving it forgets that one was in it', async () => {
  const ana = await inExample()
  await newReception(ana)
  const draft = new URL(ana.page.url()).pathname
  await ana.goHome()
  await ana.page.locator(`a[href="${draft}"]`).waitFor()
  await ana.page.getByRole('link', { name: t('common:more') }).click()
  await ana.tap('common:example-again')
  await ana.page.getByRole('heading', { name: t('home:title') }).waitFor()
  expect(await ana.page.locator(`a[href="${draft}"]`).count()).toBe(0)
  await ana.page.locator('[data-tour="0"]').waitFor()

  await ana.tap('common:leave-example')
  await ana.page.getByRole('button', { name: t('start:begin') }).waitFor()
  await ana.page.reload()
  await ana.page.getByRole('button', { name: t('start:begin') }).waitFor()
  await ana.page.close()
})

test('[O3] every place of the example says that it is one, and nothing of it is sent', async () => {
  const ana = await inExample()
  const sent: string[] = []
  world.now!.tablet.on('request', (request) => sent.push(request.url()))
  await ana.recordReception(2)
  for (const place of ['common:home', 'records:title', 'assessment:short', 'common:more']) {
    await ana.page
      .getByRole('navigation', { name: t('common:places') })
      .getByText(t(place))
      .click()
    await ana.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await ana.page.getByRole('banner').innerText()).toContain('(ejemplo)')
    expect(await ana.page.locator('.pill').innerText()).toContain(t('sending:status.example'))
  }
  expect(sent.filter((url) => new URL(url).pathname.startsWith('/v1/'))).toEqual([])
  await ana.page.close()
})

test('[O4] home leads to what differs in the example, deciding holds, and started over it differs again', async () => {
  const ana = await inExample()
  const { page } = ana
  const line = page.locator('.list-row[href="/conflicts"]')
  const card = page.getByRole('region', { name: t('records:differ') })
  const two = t('home:conflicts_other').replace('{{count}}', '2')
  expect(await line.innerText()).toContain(two)
  await line.click()
  await page.locator('.list-row .differ').nth(1).waitFor()
  await page.locator('.list-row').first().click()
  await card.waitFor()
  for (const width of [360, 800, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await card.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0)
  }
  const kept = card.getByRole('group', { name: 'Luis, de ejemplo' })
  const said = await kept.locator('dd').allInnerTexts()
  await kept.getByRole('button', { name: t('records:keep-this') }).click()
  await page.getByText(t('records:resolved')).waitFor()
  await card.waitFor({ state: 'detached' })
  const shown = await page.locator('.answers dd').allInnerTexts()
  for (const text of said) {
    expect(shown).toContain(text.replace(t('records:changes'), '').trim())
  }

  await ana.goHome()
  await page.getByText(t('home:conflicts_one')).waitFor()
  await page.getByRole('link', { name: t('common:more') }).click()
  await ana.tap('common:example-again')
  await page.getByText(two).waitFor()
  await page.close()
})
