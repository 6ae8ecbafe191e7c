import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languagesOfRun, looking, tablets, type Tablets } from './kit/looking.ts'
import { axeFaults, tooWide } from './kit/looks.ts'
import { walkStates } from './kit/walk-states.ts'
import { walk } from './kit/walk.ts'
import { wordsIn } from './kit/words.ts'

/** What the walk stops at, so that a stop that is lost is noticed. */
const STOPS = 34
const LONG_MS = 600_000

const at: { tablets?: Tablets } = {}

beforeAll(async () => {
  at.tablets = await tablets()
})

afterAll(() => at.tablets?.close())

test.each(languagesOfRun())(
  '[U3] no screen of the example, in any state, has a fault that axe can see or a sideways scroll (%s)',
  async (language) => {
    const { page, tablet } = await here().open(language, language)
    const seen = looking(page, language)
    await walk(page, wordsIn(language), seen.look)
    await walkStates(page, wordsIn(language), seen.look)
    expect(seen.faults).toEqual([])
    expect(new Set(seen.stops).size).toBe(STOPS)
    await plantedIsFound(page)
    await tablet.close()
  },
  LONG_MS,
)

/** A look that cannot fail would say the same of everything. */
async function plantedIsFound(page: Page): Promise<void> {
  await page.evaluate(() => {
    const planted = document.createElement('button')
    planted.style.inlineSize = '900px'
    const pale = document.createElement('p')
    pale.textContent = 'Amparo'
    pale.style.color = '#888'
    pale.style.background = '#777'
    document.querySelector('main')?.append(pale)
    document.querySelector('main')?.append(planted)
  })
  const found = (await axeFaults(page, ['dark'])).join()
  expect(found).toContain('light: button-name')
  expect(found).toContain('light: color-contrast')
  expect(found).toContain('dark: color-contrast')
  expect((await tooWide(page)).join()).toContain('too wide')
}

function here(): Tablets {
  if (at.tablets === undefined) throw new Error('Nothing was started.')
  return at.tablets
}
