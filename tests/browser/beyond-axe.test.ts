import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ICONS } from '../../src/ui/icons.ts'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { heardSince, listen, untilHeard } from './kit/heard.ts'
import { coveredOnes, keptControls, lostFocus, nameless, tooSmall } from './kit/hands-and-eyes.ts'
import { moving, withFewColours, withLargeText, withWideText } from './kit/other-eyes.ts'
import { walkOwn } from './kit/walk-own.ts'
import { walkStates } from './kit/walk-states.ts'
import { walk } from './kit/walk.ts'
import { wordsIn } from './kit/words.ts'
import { thisShare } from '../kit/share.ts'

const words = wordsIn('es')
const LONG_MS = 600_000
const share = thisShare()
/** What the walks stop at, so that a stop that is lost is noticed. */
const EXAMPLE_STOPS = 34
const OWN_STOPS = 12

const at: { folder: string; endpoint?: RunningEndpoint } = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-beyond-'))
  at.endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
})

afterAll(async () => {
  await at.endpoint?.stop()
  await rm(at.folder, { recursive: true, force: true, maxRetries: 5 })
})

test(
  '[U5] [G12] no screen of the example lets the browser keep what is entered, or needs a pointer, small letters, colours or motion',
  async () => {
    const page = await open('example')
    const faults: string[] = []
    const stops = new Set<string>()
    const look = async (name: string) => {
      stops.add(name)
      if (!share.takes(name, 3)) return
      faults.push(...(await faultsOn(page)).map((fault) => `${name}: ${fault}`))
    }
    await walk(page, words, look)
    await walkStates(page, words, look)
    expect(faults).toEqual([])
    expect(stops.size).toBe(EXAMPLE_STOPS)
    await page.context().close()
  },
  LONG_MS,
)

test(
  '[U5] [G12] no screen of a space of one’s own does either',
  async () => {
    const page = await open('own')
    const faults: string[] = []
    const stops = new Set<string>()
    await walkOwn(page, words, async (name) => {
      stops.add(name)
      if (!share.takes(name, 3)) return
      faults.push(...(await faultsOn(page)).map((fault) => `${name}: ${fault}`))
    })
    expect(faults).toEqual([])
    expect(stops.size).toBe(OWN_STOPS)
    await page.context().close()
  },
  LONG_MS,
)

test('[U5] [G12] each of these looks finds what is planted for it', async () => {
  const page = await open('planted')
  await page.getByRole('button', { name: words.t('start:begin') }).waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.evaluate(() => {
    const main = document.querySelector('main')
    const plant = (name: string, text: string, css: string) => {
      const planted = document.createElement(name)
      planted.textContent = text
      planted.style.cssText = css
      main?.append(planted)
      return planted
    }
    plant('button', '', 'inline-size: 20px; block-size: 20px; outline: none')
    plant('div', 'Palabra', 'inline-size: 3rem; overflow: hidden; white-space: nowrap')
    plant('div', '', 'position: fixed; inset: 40% 0 0')
    plant('div', '', 'block-size: 9px').animate({ opacity: [0, 1] }, { duration: 9e7 })
    for (const checked of [true, false]) {
      const card = plant('label', 'Respuesta', 'all: unset')
      card.className = 'card'
      const box = document.createElement('input')
      box.type = 'checkbox'
      box.checked = checked
      card.append(box)
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const found = (await faultsOn(page)).join('\n')
  for (const kind of [
    'nothing has focus',
    'moves',
    ' under ',
    '20x20',
    'no name',
    'kept by the browser',
    'looks like the others',
    'cut off: div.null: Palabra\n',
    'cut off: div.null: Palabra at 320',
  ]) {
    expect(found).toContain(kind)
  }
  await page.context().close()
})

test('[U5] nothing is said on arriving, and what is said is said once the hand rests', async () => {
  const page = await open('heard')
  const { t } = words
  await page.getByRole('button', { name: t('start:example') }).click()
  await page.getByRole('heading', { level: 1, name: t('home:title') }).waitFor()
  await page.locator('.pill[data-status]').waitFor()
  expect((await heardSince(page)).filter((text) => text !== t('start:offline-ready'))).toEqual([])
  await page.getByRole('button', { name: t('records:new-reception') }).click()
  await page.locator('.stepper').first().waitFor()
  expect((await heardSince(page)).filter((text) => text !== t('start:offline-ready'))).toEqual([])

  const add = page.locator('.stepper').first().getByRole('button').last()
  for (let people = 0; people < 5; people += 1) await add.click()
  await untilHeard(page, t('interview:draft-kept'))
  await untilHeard(page, '5 personas')
  const counted = await heardSince(page)
  expect(counted.filter((text) => text.includes('persona'))).toHaveLength(1)
  expect(counted.filter((text) => text === t('interview:draft-kept'))).toHaveLength(1)

  await page.locator('[data-leave]').click()
  await page.locator('.places a[href="/records"]').click()
  await untilHeard(page, 'registros')
  await heardSince(page)
  await page.locator('#search').pressSequentially('dayerlin', { delay: 40 })
  await untilHeard(page, 'registro')
  await page.locator('.list-row').first().click()
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  expect((await heardSince(page)).filter((text) => text.includes('registro'))).toHaveLength(1)
  await page.context().close()
})

async function open(profile: string): Promise<Page> {
  const tablet = await openTablet(join(at.folder, profile), { size: { width: 360, height: 780 } })
  await listen(tablet)
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(at.endpoint?.url ?? '')
  return page
}

async function faultsOn(page: Page): Promise<readonly string[]> {
  return [
    ...(await lostFocus(page)),
    ...(await moving(page)),
    ...(await keptControls(page)),
    ...(await coveredOnes(page)),
    ...(await tooSmall(page)),
    ...(await nameless(page, Object.keys(ICONS))),
    ...(await withFewColours(page)),
    ...(await withWideText(page)),
    ...(await withLargeText(page)),
  ]
}
