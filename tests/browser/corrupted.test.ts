import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { copyOf, FAULTS, type Fault } from './kit/faults.ts'
import { lendAHand, openWithHand, saveSome, whatIsHeld } from './kit/hand.ts'
import { untilRemembered } from './kit/killed.ts'
import { personAt } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'
import { thisShare } from '../kit/share.ts'

const ROUNDS = Number(process.env.AMPARO_CORRUPTIONS ?? FAULTS.length) / FAULTS.length
/** In every run; of the others each commit takes a third. */
const CORE: ReadonlySet<string> = new Set([
  'database: folder deleted',
  'journal: folder deleted',
  'both gone',
])
const share = thisShare()
const faults = FAULTS.filter(({ name }) => CORE.has(name) || share.takes(name, 3))
const SAVES = 400
const words = wordsIn('es')

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly passphrase: string
}
const world: { now?: World } = {}
const found = new Map<string, { tries: number; back: number; screen: string }>()

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-corrupt-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'whole'))
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await lendAHand(page)
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.untilWaiting(1)
  expect(await openWithHand(page, passphrase)).toBe(true)
  await saveSome(page, 'save', { count: SAVES, draft: true })
  await untilRemembered(join(folder, 'whole'))
  await tablet.close()
  // The next start moves the database's log into tables, as on any tablet in use.
  const again = await openTablet(join(folder, 'whole'))
  const later = again.pages()[0] ?? (await again.newPage())
  await lendAHand(later)
  await later.goto(endpoint.url)
  expect(await openWithHand(later, passphrase)).toBe(true)
  await whatIsHeld(later)
  await again.close()
  world.now = { folder, endpoint, passphrase }
})

afterAll(async () => {
  for (const [name, { tries, back, screen }] of found) {
    const outcome = `${String(back)} of ${String(tries)} whole again; first seen: ${screen}`
    await noteProof(`D2 ${name}`, { tries, failures: tries - back, outcome })
  }
  const all = [...found.values()]
  const [tries, back] = [sumOf(all.map((one) => one.tries)), sumOf(all.map((one) => one.back))]
  await noteProof('D2 all of these', {
    tries,
    failures: tries - back,
    outcome: `${String(back)} of ${String(tries)} whole again, or told clearly`,
  })
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

describe.each(faults)('$name', (fault) => {
  test.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    `[D2] everything saved comes back through the app, or a clear screen says what to do (seed %i)`,
    (seed) => comesBack(fault, seed),
    60_000,
  )
})

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

async function comesBack(fault: Fault, seed: number): Promise<void> {
  const { folder, endpoint, passphrase } = world.now!
  const profile = await copyOf(join(folder, 'whole'), join(folder, `struck-${String(seed)}`))
  await fault.strike(profile, seed)
  const tablet = await openTablet(profile)
  try {
    const page = tablet.pages()[0] ?? (await tablet.newPage())
    await lendAHand(page)
    await page.goto(endpoint.url)
    const seen = await firstSeen(page.locator('h1').first())
    const entry = found.get(fault.name) ?? { tries: 0, back: 0, screen: seen }
    found.set(fault.name, { ...entry, tries: entry.tries + 1 })
    if (fault.leaves === 'nothing') {
      expect(seen).toBe(words.t('keeping:lost-title'))
      expect(await page.getByText(words.t('keeping:lost-now-1')).count()).toBe(1)
      expect(await page.getByRole('button', { name: words.t('start:begin') }).count()).toBe(0)
    } else {
      if (seen === words.t('keeping:unopenable-title')) {
        await page.getByRole('button', { name: words.t('keeping:unopenable-go-on') }).click()
        await page.getByRole('heading', { name: words.t('unlock:locked') }).waitFor()
      } else {
        expect(seen).toBe(words.t('unlock:locked'))
      }
      expect(await openWithHand(page, passphrase)).toBe(true)
      const held = await whatIsHeld(page)
      expect([...held.saved].sort()).toEqual(
        Array.from({ length: SAVES }, (_, i) => `save-${String(i)}`).sort(),
      )
      expect(held.drafts).toEqual(['draft'])
    }
    const now = found.get(fault.name) ?? entry
    found.set(fault.name, { ...now, back: now.back + 1 })
  } finally {
    await tablet.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function firstSeen(heading: {
  innerText: () => Promise<string>
  waitFor: () => Promise<void>
}) {
  await heading.waitFor()
  return heading.innerText()
}
