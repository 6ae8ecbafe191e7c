// Pictures of the main screens for docs/screenshots: npm run screenshots (after a build).
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTablet } from './chromium.ts'
import { freePort, startEndpoint } from './endpoint.ts'
import { walk } from './walk.ts'
import { LOCALES, wordsIn, type Language } from './words.ts'

const OUT = 'docs/screenshots'
const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 800, height: 1100 },
  desktop: { width: 1280, height: 900 },
} as const

const SERIES: readonly (readonly [Language, keyof typeof SIZES])[] = [
  ['es', 'phone'],
  ['es', 'tablet'],
  ['es', 'desktop'],
  ['pt', 'tablet'],
  ['en', 'tablet'],
]

const folder = await mkdtemp(join(tmpdir(), 'amparo-pictures-'))
const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
for (const [language, size] of SERIES) {
  const out = join(OUT, `${language}-${size}`)
  await mkdir(out, { recursive: true })
  const tablet = await openTablet(join(folder, `${language}-${size}`), {
    locale: LOCALES[language],
    size: SIZES[size],
  })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(endpoint.url)
  await walk(page, wordsIn(language), async (name) => {
    await page.screenshot({ path: join(out, `${name}.png`) })
  })
  await tablet.close()
}
await endpoint.stop()
await rm(folder, { recursive: true, force: true, maxRetries: 5 })
