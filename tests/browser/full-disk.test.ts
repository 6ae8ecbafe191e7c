import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { lendAHand, openWithHand, saveUntilRefused, untilBallast, whatIsHeld } from './kit/hand.ts'
import { personAt } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'

const ROUNDS = Number(process.env.AMPARO_FULL_DISKS ?? 4)

test(`[D7] ${String(ROUNDS)} full disks: a save is refused before it is called saved, and nothing earlier is lost`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-full-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'))
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await lendAHand(page)
  const ana = personAt(page, wordsIn('es'))
  await ana.open(endpoint.url)
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  expect(await openWithHand(page, passphrase)).toBe(true)
  await untilBallast(page)
  const acknowledged: string[] = []
  const refusals: string[] = []
  const quota = async (room?: number) => {
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
    const session = await tablet.newCDPSession(page)
    const limit = room === undefined ? {} : { quotaSize: used + room }
    await session.send('Storage.overrideQuotaForOrigin', { origin: endpoint.url, ...limit })
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await quota(20_000 + round * 30_000)
    const { saved, refused } = await saveUntilRefused(page, `q${String(round)}`)
    acknowledged.push(...saved)
    refusals.push(refused)
    await quota()
  }
  await page.reload()
  expect(await openWithHand(page, passphrase)).toBe(true)
  const held = new Set((await whatIsHeld(page)).saved)
  await tablet.close()
  await endpoint.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })

  const missing = acknowledged.filter((name) => !held.has(name))
  const named = refusals.filter((kind) => kind === 'storage-full').length
  await noteProof('D7 quota exceeded', {
    tries: ROUNDS,
    failures: missing.length + (ROUNDS - named),
    outcome: `${String(acknowledged.length)} saves acknowledged, ${String(missing.length)} missing; ${String(named)} refusals named "storage-full"`,
  })
  expect(missing).toEqual([])
  expect(refusals).toEqual(Array.from({ length: ROUNDS }, () => 'storage-full'))
  // The first full disk still took what the ballast made room for.
  expect(acknowledged.filter((name) => name.startsWith('q0-')).length).toBeGreaterThan(100)
})
