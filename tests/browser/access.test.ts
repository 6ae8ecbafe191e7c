import AxeBuilder from '@axe-core/playwright'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { untilRemembered } from './kit/killed.ts'
import { personAt } from './kit/person.ts'
import { walk } from './kit/walk.ts'
import { LANGUAGES, LOCALES, wordsIn } from './kit/words.ts'

/** What the walk stops at. */
const SCREENS = 16
/** The narrowest that WCAG 1.4.10 asks for, and a phone as it is; the walk goes on at the last. */
const WIDTHS = [320, 360] as const
const THEMES = ['light', 'dark'] as const

const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-access-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

test.each(LANGUAGES)(
  '[U3] the main screens have no accessibility fault that axe can see, nor a sideways scroll on a phone (%s)',
  async (language) => {
    const endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
    const size = { width: 360, height: 780 }
    const tablet = await openTablet(join(at.folder, 'profile'), { locale: LOCALES[language], size })
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    await page.goto(endpoint.url)

    const faults: string[] = []
    const looked = { count: 0 }
    await walk(page, wordsIn(language), async (name) => {
      for (const theme of THEMES) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme)
        const axe = new AxeBuilder({ page })
        // In the dark only colours are other ones: everything else was looked at in the light.
        if (theme === 'dark') axe.withRules(['color-contrast'])
        const { violations } = await axe.analyze()
        looked.count += 1
        for (const { id, nodes } of violations) {
          faults.push(`${name}, ${theme}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)
        }
      }
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), 'light')
      for (const width of WIDTHS) {
        await page.setViewportSize({ ...size, width })
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (wide > 0) faults.push(`${name} at ${String(width)}: ${String(wide)} px too wide`)
      }
    })
    expect(faults).toEqual([])
    expect(looked.count).toBe(SCREENS * THEMES.length)
    await tablet.close()
    await endpoint.stop()
  },
)

test.each(LANGUAGES)(
  '[U3] the screens about copies, and the one nobody hopes to see, have no fault either (%s)',
  async (language) => {
    const endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
    const size = { width: 360, height: 780 }
    const tablet = await openTablet(join(at.folder, 'profile'), { locale: LOCALES[language], size })
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    const words = wordsIn(language)
    const ana = personAt(page, words)
    await ana.open(endpoint.url)
    const passphrase = await ana.startSpace('Río Claro', 'Ana')
    const faults: string[] = []
    const look = async (name: string, heading: string) => {
      await page.getByRole('heading', { name: words.t(heading), exact: true }).waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      faults.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`))
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) faults.push(`${name}: ${String(wide)} px too wide`)
    }
    for (const [path, heading] of [
      ['/keeping', 'keeping:backup-title'],
      ['/aside', 'sending:set-aside'],
    ] as const) {
      await page.goto(`${endpoint.url}${path}`)
      await ana.unlock(passphrase)
      await look(path, heading)
    }
    await untilRemembered(join(at.folder, 'profile'))
    await tablet.close()
    await rm(join(at.folder, 'profile', 'Default', 'IndexedDB'), { recursive: true, force: true })
    await rm(join(at.folder, 'profile', 'Default', 'File System'), { recursive: true, force: true })
    const again = await openTablet(join(at.folder, 'profile'), { locale: LOCALES[language], size })
    const later = again.pages()[0] ?? (await again.newPage())
    await later.goto(endpoint.url)
    await later.getByRole('heading', { name: words.t('keeping:lost-title') }).waitFor()
    const { violations } = await new AxeBuilder({ page: later }).analyze()
    faults.push(...violations.map(({ id, nodes }) => `lost: ${id} ${nodes[0]?.html ?? ''}`))
    await again.close()
    await endpoint.stop()
    expect(faults).toEqual([])
  },
)
