import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { lendAHand, openWithHand, saveWithoutEnd, whatIsHeld } from './kit/hand.ts'
import { kill } from './kit/killed.ts'
import { personAt } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'
import { TWO_MINUTES } from '../kit/within.ts'

const KILLS = Number(process.env.AMPARO_KILLS ?? 24)

test(
  `[D1] ${String(KILLS)} browsers killed while saving: nothing that was acknowledged is missing`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amparo-kill-'))
    const profile = join(folder, 'profile')
    const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
    const first = await openTablet(profile)
    const ana = personAt(first.pages()[0] ?? (await first.newPage()), wordsIn('es'))
    await ana.open(endpoint.url)
    const passphrase = await ana.startSpace('Río Claro', 'Ana')
    await first.close()

    const acknowledged = { saved: new Set<string>(), drafts: new Set<string>() }
    const told = { recovered: 0, missing: [] as string[], lostDrafts: [] as string[] }
    for (let round = 0; round <= KILLS; round += 1) {
      const tablet = await openTablet(profile)
      const page = tablet.pages()[0] ?? (await tablet.newPage())
      const heard: string[] = []
      page.on('console', (said) => heard.push(said.text()))
      await lendAHand(page)
      await page.goto(endpoint.url)
      expect(await openWithHand(page, passphrase), heard.join('; ')).toBe(true)
      // Every tenth start, and the last one, reads everything back; the others only count on.
      if (round % 10 === 0 || round === KILLS) {
        const held = await whatIsHeld(page)
        const [saved, drafts] = [new Set(held.saved), new Set([...held.drafts, ...held.saved])]
        told.missing.push(...[...acknowledged.saved].filter((name) => !saved.has(name)))
        told.lostDrafts.push(...[...acknowledged.drafts].filter((name) => !drafts.has(name)))
        told.recovered = held.recovered
      }
      if (round < KILLS) {
        const before = acknowledged.saved.size
        const saving = await saveWithoutEnd(page, `r${String(round)}`, (text) => {
          const [what, name = ''] = text.split(' ')
          acknowledged[what === 'saved' ? 'saved' : 'drafts'].add(name)
        })
        const wanted = before + 2 + (round % 3)
        await saving.until(() => acknowledged.saved.size >= wanted)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
        await kill(tablet, profile)
      } else {
        await tablet.close()
      }
    }
    await endpoint.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })

    await noteProof('D1 browser killed while saving', {
      tries: KILLS,
      outcome: `${String(acknowledged.saved.size)} saves and ${String(acknowledged.drafts.size)} drafts acknowledged; missing ${String(told.missing.length)} and ${String(told.lostDrafts.length)}; ${String(told.recovered)} told as recovered`,
      failures: told.missing.length + told.lostDrafts.length,
    })
    expect(told.missing).toEqual([])
    expect(told.lostDrafts).toEqual([])
    expect(acknowledged.saved.size).toBeGreaterThanOrEqual(2 * KILLS)
  },
  (KILLS + 2) * TWO_MINUTES,
)
