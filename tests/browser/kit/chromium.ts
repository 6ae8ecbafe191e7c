// Chromium: the one that is named, Debian's, or Playwright's own.
import { existsSync } from 'node:fs'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { TWO_MINUTES, within } from '../../kit/within.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export function chromiumPath(): string {
  const found = [
    process.env.CHROMIUM_PATH,
    '/usr/lib/chromium/chromium',
    '/usr/bin/chromium',
    chromium.executablePath(),
  ].find((path) => path !== undefined && path !== '' && existsSync(path))
  if (found === undefined) {
    throw new Error('No Chromium: run "apt-get install chromium", or set CHROMIUM_PATH.')
  }
  return found
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Tablet {
  readonly locale?: string
  /** `null`: as large as its window. */
  readonly size?: Size | null
  readonly executable?: string
  readonly flags?: readonly string[]
}

/** A browser on a profile folder, as it would stand on a tablet. Same folder, same tablet. */
export async function openTablet(
  profile: string,
  {
    locale = 'es-CO',
    size = { width: 800, height: 1100 },
    executable = chromiumPath(),
    flags = [],
  }: Tablet = {},
): Promise<BrowserContext> {
  const tablet = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args: [...FLAGS, ...flags],
    locale,
    viewport: size,
    acceptDownloads: true,
    timeout: TWO_MINUTES,
  })
  // A screen that is not there after this long is not coming; the default would spend half a minute on it.
  tablet.setDefaultTimeout(15_000)
  tablet.pages().forEach(boundPage)
  tablet.on('page', boundPage)
  const close = tablet.close.bind(tablet)
  tablet.close = (how) => within('a browser to close', close(how))
  return tablet
}

/** Playwright waits for ever for what a page was asked to evaluate. */
function boundPage(page: Page): void {
  const evaluate = page.evaluate.bind(page) as (...given: unknown[]) => Promise<unknown>
  page.evaluate = ((asked: unknown, ...given: unknown[]) =>
    within(`a page to answer: ${String(asked).slice(0, 300)}`, evaluate(asked, ...given), () =>
      page.url(),
    )) as typeof page.evaluate
}
