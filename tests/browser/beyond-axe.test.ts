import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ICONS } from '../../src/ui/icons.ts'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { coveredOnes, lostFocus, nameless, tooSmall } from './kit/hands-and-eyes.ts'
import { moving, withFewColours, withLargeText, withWideText } from './kit/other-eyes.ts'
import { walkOwn } from './kit/walk-own.ts'
import { walkStates } from './kit/walk-states.ts'
import { walk } from './kit/walk.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const LONG_MS = 600_000

const at: { folder: string; endpoint?: RunningEndpoint } = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-beyond-'))
  at.endpoint = await startEndpoint(join(at.folder, 'data'), await freePort())
})

afterAll(async () => {
  await at.endpoint?.stop()
  await rm(at.folder, { recursive: true, force: true, maxRetries: 5 })
})

test(
  '[U5] no screen of the example needs a pointer, small letters, colours or motion',
  async () => {
    const page = await open('example')
    const faults: string[] = []
    const look = async (name: string) => {
      faults.push(...(await faultsOn(page)).map((fault) => `${name}: ${fault}`))
    }
    await walk(page, words, look)
    await walkStates(page, words, look)
    expect(faults).toEqual([])
    await page.context().close()
  },
  LONG_MS,
)

test(
  '[U5] no screen of a space of one’s own needs them either',
  async () => {
    const page = await open('own')
    const faults: string[] = []
    await walkOwn(page, words, async (name) => {
      faults.push(...(await faultsOn(page)).map((fault) => `${name}: ${fault}`))
    })
    expect(faults).toEqual([])
    await page.context().close()
  },
  LONG_MS,
)

async function open(profile: string): Promise<Page> {
  const tablet = await openTablet(join(at.folder, profile), { size: { width: 360, height: 780 } })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(at.endpoint?.url ?? '')
  return page
}

async function faultsOn(page: Page): Promise<readonly string[]> {
  return [
    ...(await lostFocus(page)),
    ...(await moving(page)),
    ...(await coveredOnes(page)),
    ...(await tooSmall(page)),
    ...(await nameless(page, Object.keys(ICONS))),
    ...(await withFewColours(page)),
    ...(await withWideText(page)),
    ...(await withLargeText(page)),
  ]
}
