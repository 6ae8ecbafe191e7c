// Walks on which every stop is looked at by axe and for its width; each language on a tablet of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openTablet } from './chromium.ts'
import { freePort, startEndpoint } from './endpoint.ts'
import { thisShare } from '../../kit/share.ts'
import { axeFaults, tooWide } from './looks.ts'
import { LANGUAGES, LOCALES, type Language } from './words.ts'

/** Colours are no matter of language: the two that are seldom chosen are looked at in one. */
const THEMES = { es: ['dark', 'contrast', 'sun'], pt: ['dark'], en: ['dark'] } as const
/** Looked at in every run: Spanish in the light everywhere, and these in each language that is walked. */
const CORE: ReadonlySet<string> = new Set([
  'first',
  'lock',
  'home',
  'reception',
  'consent',
  'case',
  'result',
])
const share = thisShare()
const SIZE = { width: 360, height: 780 }

export interface Opened {
  readonly tablet: BrowserContext
  readonly page: Page
}

export interface Tablets {
  /** Profiles lie in it. */
  readonly folder: string
  /** The tablet with this profile, at the endpoint. */
  readonly open: (language: Language, profile: string) => Promise<Opened>
  readonly close: () => Promise<void>
}

export async function tablets(): Promise<Tablets> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-access-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  return {
    folder,
    open: async (language, profile) => {
      const locale = LOCALES[language]
      const tablet = await openTablet(join(folder, profile), { locale, size: SIZE })
      const page = tablet.pages()[0] ?? (await tablet.newPage())
      await page.goto(endpoint.url)
      return { tablet, page }
    },
    close: async () => {
      await endpoint.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export interface Looking {
  readonly faults: readonly string[]
  readonly stops: readonly string[]
  readonly look: (name: string) => Promise<void>
}

/** Spanish in every run, and one of the others. */
export function languagesOfRun(): readonly Language[] {
  return LANGUAGES.filter((language, n) => language === 'es' || share.takesTurn(n, 2))
}

/** The themes in which a stop is looked at in this run; none: it is only passed. */
function themesOfRun(language: Language, stop: string): readonly string[] | undefined {
  const mine = (theme: string) => share.takes(`${language} ${stop} ${theme}`, 3)
  const themes = THEMES[language].filter(mine)
  const light = language === 'es' || CORE.has(stop) || mine('light')
  return light || themes.length > 0 ? themes : undefined
}

export function looking(page: Page, language: Language): Looking {
  const faults: string[] = []
  const stops: string[] = []
  return {
    faults,
    stops,
    look: async (name) => {
      stops.push(name)
      const themes = themesOfRun(language, name)
      if (themes === undefined) return
      const found = [...(await axeFaults(page, themes)), ...(await tooWide(page))]
      faults.push(...found.map((fault) => `${name}, ${fault}`))
    },
  }
}
