import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PAGES, TOPICS } from '../../src/features/help/topics.ts'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { notFitting } from './kit/screen-words.ts'
import { LANGUAGES, LOCALES, wordsIn, type Language } from './kit/words.ts'

const at: { folder: string; endpoint?: RunningEndpoint } = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-help-'))
  at.endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
})

afterEach(async () => {
  await at.endpoint?.stop()
  await rm(at.folder, { recursive: true, force: true, maxRetries: 5 })
})

test('[V1] with the server gone, every page of help is one tap from the index, and the index from each of them', async () => {
  const page = await openHelp('es', 320)
  await at.endpoint?.stop()
  delete at.endpoint
  const { t } = wordsIn('es')
  const hrefs = await page
    .locator('.help-rows a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect([...hrefs].sort()).toEqual([...TOPICS, ...PAGES].map((one) => `/help/${one}`).sort())

  for (const href of hrefs) {
    await page.locator(`.help-rows a[href="${href}"]`).click()
    await page.locator('.help-back').waitFor()
    expect(await page.locator('h1').innerText()).not.toBe(t('help:title'))
    expect(await notFitting(page), href).toEqual([])
    await page.locator('.help-back').click()
    await page.getByRole('heading', { level: 1, name: t('help:title') }).waitFor()
  }

  // Without accents, in the steps too; a term leads to its place in the glossary, and is what readers hear next.
  await page.locator('#help-search').fill('camara lamina')
  expect(await page.locator('.help-rows a').count()).toBe(0)
  await page.locator('#help-search').fill('lamina')
  await page.locator('.help-rows a').click()
  await page.goBack()
  await page.locator('.help-rows a[href="/help/tablet-lost"]').click()
  await page.locator('.help-terms a[href$="#backup"]').click()
  await page.locator('dt#backup:focus').waitFor()
  await page.context().close()
})

test.each(LANGUAGES)(
  '[V6] the quick card prints on one A4 sheet, black on white, without the app around it (%s)',
  async (language) => {
    const page = await openHelp(language, 800)
    await page.locator('a[href="/help/card"]').click()
    await page.locator('.quick-card').waitFor()
    for (const theme of ['light', 'dark', 'sun']) {
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme)
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      const text = pdf.toString('latin1')
      expect(text.match(/\/Type\s*\/Page\b(?!s)/g), theme).toHaveLength(1)
      expect(text, 'A4 in points').toMatch(/\/MediaBox\s*\[0 0 59[45]\S* 84[12]/)
      await page.emulateMedia({ media: 'print' })
      expect(await coloursOnPaper(page), theme).toEqual(['rgb(0, 0, 0)'])
      expect(await page.locator('nav, .bar, button, a').filter({ visible: true }).count()).toBe(0)
      await page.emulateMedia({ media: null })
    }
    await page.context().close()
  },
)

/** Of all letters and lines of the card. */
function coloursOnPaper(page: Page): Promise<readonly string[]> {
  return page.locator('.quick-card').evaluate((card) => {
    const colours = [...card.querySelectorAll('*')].flatMap((element) => {
      const { color, borderBlockEndWidth, borderBlockEndColor } = getComputedStyle(element)
      return borderBlockEndWidth === '0px' ? [color] : [color, borderBlockEndColor]
    })
    return [...new Set(colours)]
  })
}

async function openHelp(language: Language, width: number): Promise<Page> {
  const { t } = wordsIn(language)
  const size = { width, height: 900 }
  const tablet = await openTablet(join(at.folder, 'tablet'), { locale: LOCALES[language], size })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(at.endpoint?.url ?? '')
  await page.locator('[data-offline="ready"]').waitFor()
  await page.getByRole('button', { name: t('start:example') }).click()
  await page.getByRole('button', { name: t('help:skip') }).click()
  await page
    .getByRole('navigation', { name: t('common:places') })
    .getByText(t('common:more'))
    .click()
  await page.getByRole('link', { name: t('help:title') }).click()
  await page.getByRole('heading', { level: 1, name: t('help:title') }).waitFor()
  return page
}
