// Pictures of every screen for docs/screenshots: npm run screenshots (after a build).
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTablet } from './chromium.ts'
import { freePort, startEndpoint } from './endpoint.ts'
import { walk } from './walk.ts'
import { walkProtects } from './walk-protects.ts'
import { walkOwn } from './walk-own.ts'
import { LOCALES, wordsIn, type Language } from './words.ts'

const OUT = process.env.OUT ?? 'docs/screenshots'
const SIZES = {
  phone: { width: 360, height: 780 },
  tablet: { width: 800, height: 1100 },
  lying: { width: 1024, height: 700 },
  desktop: { width: 1280, height: 900 },
} as const

interface Series {
  /** What is walked through; when left out, everything but what protects. */
  readonly ways?: readonly Way[]
  readonly language: Language
  readonly size: keyof typeof SIZES
  readonly themes: readonly string[]
  /** Only these; all when left out. */
  readonly only?: readonly string[]
}

type Way = typeof walk

const MAIN = ['first', 'home', 'reception', 'records', 'consent', 'element', 'result', 'week']
const BOTH = ['light', 'dark']
const LIGHTS = ['light', 'dark', 'contrast', 'sun']
const PROTECTS = [walkProtects]

const SERIES: readonly Series[] = [
  { language: 'es', size: 'phone', themes: BOTH },
  { language: 'es', size: 'tablet', themes: BOTH },
  { language: 'es', size: 'desktop', themes: BOTH },
  { language: 'es', size: 'phone', themes: LIGHTS, ways: PROTECTS },
  { language: 'es', size: 'tablet', themes: BOTH, ways: PROTECTS },
  { language: 'es', size: 'desktop', themes: ['light'], ways: PROTECTS },
  { language: 'pt', size: 'phone', themes: ['light'], ways: PROTECTS },
  { language: 'en', size: 'phone', themes: ['light'], ways: PROTECTS },
  { language: 'es', size: 'lying', themes: ['light', 'sun'], only: MAIN },
  { language: 'pt', size: 'phone', themes: ['light'], only: MAIN },
  { language: 'pt', size: 'tablet', themes: ['light'], only: MAIN },
  { language: 'en', size: 'phone', themes: ['light'], only: MAIN },
  { language: 'en', size: 'tablet', themes: ['light'], only: MAIN },
]

/** `npm run screenshots es-phone walkProtects`: one size, one walk. */
const [wanted, named] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'amparo-pictures-'))
const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
for (const { language, size, themes, only, ways } of SERIES) {
  const title = `${language}-${size}`
  if (wanted !== undefined && wanted !== title) continue
  const words = wordsIn(language)
  for (const way of ways ?? (only === undefined ? [walk, walkOwn] : [walk])) {
    if (named !== undefined && named !== way.name) continue
    const tablet = await openTablet(join(folder, `${title}-${way.name}`), {
      locale: LOCALES[language],
      size: SIZES[size],
    })
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    await page.goto(endpoint.url)
    await way(page, words, async (name) => {
      if (only?.includes(name) === false) return
      for (const theme of themes) {
        await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme)
        const out = join(OUT, theme === 'light' ? title : `${title}-${theme}`)
        await mkdir(out, { recursive: true })
        await page.screenshot({ path: join(out, `${name}.png`) })
      }
      await page.evaluate(() => (document.documentElement.dataset.theme = 'light'))
    })
    await tablet.close()
  }
}
await endpoint.stop()
await rm(folder, { recursive: true, force: true, maxRetries: 5 })
