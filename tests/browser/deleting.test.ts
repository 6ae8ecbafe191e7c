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
const { t, code } = words

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly keys: Keys
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-deleting-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'), { size: { width: 360, height: 780 } })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  await ana.tap('start:example')
  await page.getByRole('heading', { name: t('home:title') }).waitFor()
  await ana.tap('help:skip')
  world.now = { folder, endpoint, tablet, page, keys: keysOf(page) }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

test('[Z10] a case is deleted with a reason and taken back without a pointer, where one lands', async () => {
  const { page, keys } = world.now!
  const { name, address } = await openACase()
  await remove(keys)
  await page.getByText(t('records:deletion.done.case')).waitFor()
  expect(new URL(page.url()).pathname).toBe('/records')
  await page.waitForFunction(() => {
    const undo = document.querySelector('.undo')?.getBoundingClientRect()
    return undo !== undefined && undo.top > 0 && undo.bottom < innerHeight
  })
  await found(name, 0)

  await keys.enter(t('common:undo'))
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  expect(page.url()).toBe(address)
})

test('[Z11] deleted, it is in no list and no search, and stands among the deleted until it is recovered', async () => {
  const { page, keys } = world.now!
  const { name } = await openACase()
  await remove(keys)
  await found(name, 0)
  await page.getByRole('link', { name: t('common:more') }).click()
  await page.getByRole('link', { name: t('records:deletion.list') }).click()
  await page.getByRole('heading', { level: 1, name: t('records:deletion.list') }).waitFor()
  await page.getByText(code('deletion-reasons', 'duplicate')).waitFor()
  await page.getByText(t('records:deletion.left_other').replace('{{count}}', '30')).waitFor()
  await keys.enter(t('records:deletion.recover'))
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  await found(name, 1)
})

async function openACase(): Promise<{ readonly name: string; readonly address: string }> {
  const { page } = world.now!
  await toRecords()
  const row = page.locator('.list-row', { hasText: t('records:case') }).first()
  const aside = await row.locator('.aside').innerText()
  const name = aside.trim().split(/\s+/).at(-1) ?? ''
  await row.click()
  await page.getByRole('button', { name: t('records:deletion.begin') }).waitFor()
  return { name, address: page.url() }
}

async function remove(keys: Keys): Promise<void> {
  await keys.enter(t('records:deletion.begin'))
  await keys.mark(code('deletion-reasons', 'duplicate'))
  await keys.enter(t('records:deletion.do'))
}

/** How many rows a search for its code finds. */
async function found(name: string, count: number): Promise<void> {
  const { page, keys } = world.now!
  await toRecords()
  await keys.to(t('records:search'))
  await keys.press('Control+a')
  await keys.type(name)
  const told = t(`records:count_${count === 1 ? 'one' : 'other'}`)
  await page
    .getByText(told.replace('{{count}}', String(count)), { exact: true })
    .first()
    .waitFor()
  await keys.press('Control+a')
  await keys.press('Delete')
}

async function toRecords(): Promise<void> {
  const { page } = world.now!
  await page
    .getByRole('navigation', { name: t('common:places') })
    .getByText(t('records:title'))
    .click()
  await page.locator('.list-row').nth(3).waitFor()
}
