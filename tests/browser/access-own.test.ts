import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilRemembered } from './kit/killed.ts'
import { languagesOfRun, looking, tablets, type Opened, type Tablets } from './kit/looking.ts'
import { personAt } from './kit/person.ts'
import { walkOwn } from './kit/walk-own.ts'
import { wordsIn, type Language } from './kit/words.ts'

/** What the walk stops at, so that a stop that is lost is noticed. */
const STOPS = 14
const LONG_MS = 600_000

const at: { tablets?: Tablets } = {}

beforeAll(async () => {
  at.tablets = await tablets()
})

afterAll(() => at.tablets?.close())

test.each(languagesOfRun())(
  '[U3] no screen of a space of one’s own has a fault either, nor those of trouble (%s)',
  async (language) => {
    const words = wordsIn(language)
    const { page, tablet } = await here().open(language, language)
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
    await untilRemembered(join(here().folder, language))
    await tablet.close()

    const again = await openLost(language)
    const later = looking(again.page, language)
    await again.page.getByRole('heading', { name: words.t('keeping:lost-title') }).waitFor()
    await later.look('lost')
    await again.tablet.close()
    expect([...seen.faults, ...later.faults]).toEqual([])
    expect(new Set([...seen.stops, ...later.stops]).size).toBe(STOPS)
  },
  LONG_MS,
)

/** The same tablet after both copies of everything are gone. */
async function openLost(language: Language): Promise<Opened> {
  for (const storage of ['IndexedDB', 'File System']) {
    await rm(join(here().folder, language, 'Default', storage), { recursive: true, force: true })
  }
  return here().open(language, language)
}

function here(): Tablets {
  if (at.tablets === undefined) throw new Error('Nothing was started.')
  return at.tablets
}
