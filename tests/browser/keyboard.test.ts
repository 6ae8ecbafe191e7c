import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { personAt } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code } = words
const at = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-keys-'))
})
afterAll(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

/** Nobody should need more than this to reach anything on a screen. */
const MOST_TABS = 70

test('[K1] unlocking, a reception, an element and the way to a hand-over need no pointer', async () => {
  const endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
  const tablet = await openTablet(join(at.folder, 'profile'))
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.lock()

  await tabTo(page, t('unlock:passphrase'))
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('home:title') }).waitFor()

  await press(page, t('records:new-reception'))
  await page.locator('.stepper').first().waitFor()
  await tabTo(page, /./, '.stepper button')
  await page.keyboard.press('Enter')
  await press(page, t('common:continue'))
  await press(page, t('common:continue'))
  await pick(page, code('reasons', 'food'))
  await press(page, t('interview:skip'))
  await pick(page, code('services-given', 'food'))
  await press(page, t('interview:skip'))
  await page.locator('.review').waitFor()
  await press(page, t('common:save'))
  await page.getByRole('button', { name: t('records:edit') }).waitFor()

  await press(page, t('assessment:short'))
  await press(page, t('assessment:begin'))
  await tabTo(page, question('assessment', 'municipality'))
  await page.keyboard.type('Río Claro')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')

  await press(page, t('handover:short'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await tablet.close()
  await endpoint.stop()
})

/** From a long list: open it, write a few letters, mark the answer, close it. */
async function pick(page: Page, label: string): Promise<void> {
  await press(page, t('interview:search.open'))
  await page.locator('dialog[open]').waitFor()
  await page.keyboard.type(label.slice(0, 5))
  await tabTo(page, label)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Tab until what has focus bears this name; fails when focus is lost on the way. */
async function tabTo(page: Page, name: string | RegExp, within = '*'): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab')
    const focused = page.locator('*:focus')
    if ((await focused.count()) === 0) continue
    const matches = await focused.evaluate((one, selector) => one.matches(selector), within)
    if (!matches) continue
    if (await nameFits(page, name)) return
  }
  throw new Error(`${String(name)} was not reached by ${String(MOST_TABS)} tabs`)
}

/** By the accessible name, as a reader would say it. */
async function nameFits(page: Page, name: string | RegExp): Promise<boolean> {
  const focused = page.locator('*:focus')
  const said = await focused.evaluate((one) => {
    const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : []
    const label = one.getAttribute('aria-label') ?? labels.map((l) => l.textContent).join(' ')
    return (label === '' ? one.textContent : label).trim()
  })
  return typeof name === 'string' ? said.startsWith(name) : name.test(said)
}
