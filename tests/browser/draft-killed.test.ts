import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { kill } from './kit/killed.ts'
import { personAt, type Person } from './kit/person.ts'
import { noteProof } from './kit/proof.ts'
import { wordsIn } from './kit/words.ts'
import { TWO_MINUTES } from '../kit/within.ts'

const words = wordsIn('es')
const KILLS = Number(process.env.AMPARO_DRAFT_KILLS ?? 6)
const { t, question, code } = words

interface Step {
  /** On another screen than the one before. */
  readonly onwards?: boolean
  readonly answer: (ana: Person) => Promise<unknown>
  readonly isThere: (ana: Person) => Promise<void>
}

const group = (ana: Person, id: string) =>
  ana.page.getByRole('group', { name: question('reception', id), exact: true }).first()
const chosen = (id: string, list: string, one: string): Step => ({
  answer: (ana) => ana.choose(question('reception', id), code(list, one)),
  isThere: async (ana) => {
    const label = group(ana, id).getByText(code(list, one), { exact: true }).first()
    await label.waitFor()
    const box = group(ana, id).getByLabel(code(list, one), { exact: true })
    if ((await box.count()) > 0) expect(await box.first().isChecked()).toBe(true)
  },
})
const text = (id: string, value: string): Step => ({
  answer: (ana) => ana.fill(question('reception', id), value),
  isThere: async (ana) => {
    expect(await ana.page.getByLabel(question('reception', id)).inputValue()).toBe(value)
  },
})

/** What is known before it is asked stands in one line, and is opened to be changed. */
const folded = (step: Step): Step => ({
  ...step,
  answer: async (ana) => {
    const change = ana.page.locator('.folded button[aria-expanded]')
    if ((await change.getAttribute('aria-expanded')) === 'false') await change.click()
    await step.answer(ana)
  },
})

/** Answers of three sections. */
const STEPS: readonly Step[] = [
  folded(text('place', 'Puente Viejo')),
  folded(chosen('channel', 'channels', 'in-person')),
  { ...chosen('reasons', 'reasons', 'food'), onwards: true },
  chosen('reasons', 'reasons', 'health'),
  { ...chosen('services', 'services-given', 'food'), onwards: true },
  { ...text('note', 'Vino con su hermana'), onwards: true },
]

test(
  `[D10] ${String(KILLS)} browsers killed, each after another question: the draft resumes with every answer, at its place`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amparo-draft-'))
    const profile = join(folder, 'profile')
    const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
    const state = { passphrase: '', kills: 0 }
    const start = async () => {
      const tablet = await openTablet(profile)
      const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
      await ana.open(endpoint.url)
      return { tablet, ana }
    }
    const first = await start()
    state.passphrase = await first.ana.startSpace('Río Claro', 'Ana')
    await first.tablet.close()

    for (let reception = 0; state.kills < KILLS; reception += 1) {
      let onScreen: Step[] = []
      for (const [i, step] of STEPS.entries()) {
        if (state.kills >= KILLS) break
        const { tablet, ana } = await start()
        await ana.unlock(state.passphrase)
        await ana.page.getByRole('heading', { name: t('home:title') }).waitFor()
        if (i === 0) await ana.tap('records:new-reception')
        else await ana.page.locator('a.list-row[href^="/interview/"]').first().click()
        await ana.page.getByRole('heading', { level: 1 }).waitFor()
        for (const before of onScreen) await before.isThere(ana)
        // The screen that it resumed on is the one of the answer before; this one is reached by going on.
        if (step.onwards === true) onScreen = []
        await step.answer(ana)
        await ana.page.getByText(t('interview:draft-kept')).first().waitFor()
        onScreen.push(step)
        await kill(tablet, profile)
        state.kills += 1
      }
      const { tablet, ana } = await start()
      await ana.unlock(state.passphrase)
      await ana.page.locator('a.list-row[href^="/interview/"]').first().click()
      await ana.page.getByRole('heading', { level: 1 }).waitFor()
      for (const before of onScreen) await before.isThere(ana)
      await ana.goHome()
      await ana.page
        .getByRole('button', { name: t('home:discard') })
        .first()
        .click()
      await ana.page.getByText(t('home:no-drafts')).waitFor()
      await tablet.close()
      expect(reception).toBeLessThan(KILLS)
    }
    await endpoint.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    const outcome = 'every answer there, resumed in its section'
    await noteProof('D10 draft killed after each question, on screen', {
      tries: KILLS,
      failures: 0,
      outcome,
    })
  },
  (KILLS + 2) * TWO_MINUTES,
)
