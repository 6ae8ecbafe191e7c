import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { untilRemembered } from './kit/killed.ts'
import { axeFaults, tooWide } from './kit/looks.ts'
import { personAt } from './kit/person.ts'
import { walkOwn } from './kit/walk-own.ts'
import { walkStates } from './kit/walk-states.ts'
import { walk } from './kit/walk.ts'
import { LANGUAGES, LOCALES, wordsIn, type Language } from './kit/words.ts'

/** What the walks stop at, so that a stop that is lost is noticed. */
const EXAMPLE_STOPS = 34
const OWN_STOPS = 14
/** Colours are no matter of language: the two that are seldom chosen are looked at in one. */
const THEMES = { es: ['dark', 'contrast', 'sun'], pt: ['dark'], en: ['dark'] } as const
const SIZE = { width: 360, height: 780 }
const LONG_MS = 600_000

const at: { folder: string; endpoint?: RunningEndpoint } = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-access-'))
  at.endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
})

afterAll(async () => {
  await at.endpoint?.stop()
  await rm(at.folder, { recursive: true, force: true, maxRetries: 5 })
})

test.each(LANGUAGES)(
  '[U3] no screen of the example, in any state, has a fault that axe can see or a sideways scroll (%s)',
  async (language) => {
    const { page, tablet } = await open(language, `example-${language}`)
    const seen = looking(page, language)
    await walk(page, wordsIn(language), seen.look)
    await walkStates(page, wordsIn(language), seen.look)
    expect(seen.faults).toEqual([])
    expect(new Set(seen.stops).size).toBe(EXAMPLE_STOPS)
    await plantedIsFound(page)
    await tablet.close()
  },
  LONG_MS,
)

test.each(LANGUAGES)(
  '[U3] no screen of a space of one’s own has a fault either, nor those of trouble (%s)',
  async (language) => {
    const profile = `own-${language}`
    const words = wordsIn(language)
    const { page, tablet } = await open(language, profile)
    const seen = looking(page, language)
    const phrase = { text: '' }
    await walkOwn(page, words, async (name) => {
      if (name === 'passphrase') phrase.text = await page.locator('[data-passphrase]').innerText()
      await seen.look(name)
    })
    await page.goto(new URL('/aside', page.url()).href)
    await personAt(page, words).unlock(phrase.text)
    await page.getByRole('heading', { name: words.t('sending:set-aside'), exact: true }).waitFor()
    await seen.look('aside')
    await untilRemembered(join(at.folder, profile))
    await tablet.close()

    const again = await openLost(language, profile)
    const later = looking(again.page, language)
    await again.page.getByRole('heading', { name: words.t('keeping:lost-title') }).waitFor()
    await later.look('lost')
    await again.tablet.close()
    expect([...seen.faults, ...later.faults]).toEqual([])
    expect(new Set([...seen.stops, ...later.stops]).size).toBe(OWN_STOPS)
  },
  LONG_MS,
)

interface Opened {
  readonly tablet: BrowserContext
  readonly page: Page
}

async function open(language: Language, profile: string): Promise<Opened> {
  const tablet = await openTablet(join(at.folder, profile), {
    locale: LOCALES[language],
    size: SIZE,
  })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(at.endpoint?.url ?? '')
  return { tablet, page }
}

/** The same tablet after both copies of everything are gone. */
async function openLost(language: Language, profile: string): Promise<Opened> {
  for (const storage of ['IndexedDB', 'File System']) {
    await rm(join(at.folder, profile, 'Default', storage), { recursive: true, force: true })
  }
  return open(language, profile)
}

function looking(page: Page, language: Language) {
  const faults: string[] = []
  const stops: string[] = []
  const look = async (name: string) => {
    stops.push(name)
    const found = [...(await axeFaults(page, THEMES[language])), ...(await tooWide(page))]
    faults.push(...found.map((fault) => `${name}, ${fault}`))
  }
  return { faults, stops, look }
}

/** A look that cannot fail would say the same of everything. */
async function plantedIsFound(page: Page): Promise<void> {
  await page.evaluate(() => {
    const planted = document.createElement('button')
    planted.style.inlineSize = '900px'
    document.querySelector('main')?.append(planted)
  })
  expect((await axeFaults(page, [])).join()).toContain('button-name')
  expect((await tooWide(page)).join()).toContain('too wide')
}
