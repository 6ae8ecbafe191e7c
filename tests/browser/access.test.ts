import AxeBuilder from '@axe-core/playwright'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { walk } from './kit/walk.ts'
import { LANGUAGES, LOCALES, wordsIn } from './kit/words.ts'

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
    await walk(page, wordsIn(language), async (name) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations) {
        faults.push(`${name}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)
      }
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) faults.push(`${name}: ${String(wide)} px too wide`)
    })
    expect(faults).toEqual([])
    await tablet.close()
    await endpoint.stop()
  },
)
