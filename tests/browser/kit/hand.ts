// A hand on the shipped worker: a second one of the same file, in the page of the running app, as another tab would have.
// It asks only what screens ask (begin, keep, save, list), so that hundreds of saves can be made and killed.
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Workplace } from '../../../src/app/worker.ts'
import { until } from '../../kit/within.ts'

const COMLINK = 'node_modules/comlink/dist/umd/comlink.min.js'

declare global {
  interface Window {
    Comlink: { wrap: (worker: Worker) => unknown }
    hand: Pick<Workplace, 'own'>
    told: (text: string) => Promise<void>
  }
}

/** Call before the page goes anywhere. */
export async function lendAHand(page: Page): Promise<void> {
  await page.addInitScript({ path: COMLINK })
}

/** Opens the device with the only member's passphrase; false when it would not. */
export async function openWithHand(page: Page, passphrase: string): Promise<boolean> {
  const file = readdirSync('dist/assets').find((name) => /^worker-.*\.js$/.test(name)) ?? ''
  return page.evaluate(
    async ([script, words]) => {
      const kept = JSON.parse(localStorage.getItem('amparo-preferences') ?? '{}') as {
        spare?: boolean
      }
      const work = window.Comlink.wrap(new Worker(script, { type: 'module' })) as Workplace
      if (kept.spare === true) await work.openSpare()
      window.hand = { own: kept.spare === true ? work.spare : work.own }
      const { unlock } = window.hand.own
      // Asking how the device stands is what every screen does first: it is when keys come back.
      await window.hand.own.state()
      const [member] = await unlock.members()
      const opened = await unlock.open(member?.id ?? '', words)
      if (!opened.ok) console.error(`not opened: ${opened.problem.kind}, ${String(member?.id)}`)
      return opened.ok
    },
    [`/assets/${file}`, passphrase] as const,
  )
}

export interface Saving {
  /** Resolves when `done` says so; rejects with what failed in the page, or after two minutes with what was asked last. */
  readonly until: (done: () => boolean) => Promise<void>
}

/** Saves receptions named `<prefix>-<n>` until the page ends; `acked` hears of each draft kept and record saved. */
export async function saveWithoutEnd(
  page: Page,
  prefix: string,
  acked: (text: string) => void,
): Promise<Saving> {
  const heard = { asked: 'nothing', failed: '' }
  await page.exposeFunction('told', (text: string) => {
    if (text.startsWith('asks ')) heard.asked = text
    else if (text.startsWith('failed ')) heard.failed = text
    else acked(text)
  })
  await page.evaluate((name) => {
    const saveOn = async () => {
      for (let n = 0; ; n += 1) {
        const note = `${name}-${String(n)}`
        const { interviews } = window.hand.own
        const answers = { date: '2026-03-09', people: { 'f.18-59': 1 }, reasons: ['food'] }
        void window.told(`asks begin ${note}`)
        const draft = await interviews.begin({ set: 'reception', answers })
        if (!draft.ok) throw new Error(draft.problem.kind)
        const full = { ...draft.value.answers, services: ['food'], note }
        void window.told(`asks keep ${note}`)
        const kept = await interviews.keep({ ...draft.value, answers: full, at: 'note' })
        if (!kept.ok) throw new Error(kept.problem.kind)
        void window.told(`draft ${note}`)
        void window.told(`asks save ${note}`)
        const saved = await interviews.save(draft.value.id)
        if (!saved.ok) throw new Error(saved.problem.kind)
        void window.told(`saved ${note}`)
      }
    }
    // Nobody awaits it: what fails would pass in silence, and the test would wait for what cannot come.
    saveOn().catch((error: unknown) => window.told(`failed ${String(error)}`))
  }, prefix)
  return {
    until: (done) =>
      until(
        'the saves of a page',
        () => {
          if (heard.failed !== '') throw new Error(`${heard.failed}, after it ${heard.asked}`)
          return done()
        },
        () => heard.asked,
      ),
  }
}

export interface Held {
  /** Notes of the receptions that are here. */
  readonly saved: readonly string[]
  /** Notes of the drafts that are here. */
  readonly drafts: readonly string[]
  /** How many changes were told as recovered; 0 when nothing was. */
  readonly recovered: number
}

/** What the app shows of itself. */
export function whatIsHeld(page: Page): Promise<Held> {
  return page.evaluate(async () => {
    const { records, interviews, keeping } = window.hand.own
    for (let tries = 0; tries < 500; tries += 1) {
      const state = await keeping.state()
      if (state.ok && state.value.compared) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const list = await records.list({ kinds: ['reception'], text: '', limit: 1e6 })
    const saved: string[] = []
    for (const { id } of list.ok ? list.value.summaries : []) {
      const record = await records.open(id)
      if (record.ok) saved.push(JSON.stringify(record.value.answers.note ?? '  ').slice(1, -1))
    }
    const drafts = await interviews.drafts()
    const state = await keeping.state()
    return {
      saved,
      drafts: drafts.ok
        ? drafts.value.map(({ answers }) => JSON.stringify(answers.note ?? '  ').slice(1, -1))
        : [],
      recovered: state.ok ? (state.value.recovered?.changes ?? 0) : 0,
    }
  })
}

/** Saves `<prefix>-0` to `<prefix>-<count - 1>`, and keeps a draft named `draft` if asked to. */
export async function saveSome(
  page: Page,
  prefix: string,
  { count, draft: wanted = false }: { readonly count: number; readonly draft?: boolean },
): Promise<void> {
  await page.evaluate(
    async ([name, many, last]) => {
      const { interviews } = window.hand.own
      for (let n = 0; n < many + last; n += 1) {
        const answers = { date: '2026-03-09', people: { 'f.18-59': 1 }, reasons: ['food'] }
        const draft = await interviews.begin({ set: 'reception', answers })
        if (!draft.ok) throw new Error(draft.problem.kind)
        const note = n === many ? 'draft' : `${name}-${String(n)}`
        const full = { ...draft.value.answers, services: ['food'], note }
        const kept = await interviews.keep({ ...draft.value, answers: full, at: 'note' })
        if (!kept.ok) throw new Error(kept.problem.kind)
        if (n === many) return
        const saved = await interviews.save(draft.value.id)
        if (!saved.ok) throw new Error(saved.problem.kind)
      }
    },
    [prefix, count, wanted ? 1 : 0] as const,
  )
}

/** When each of `count` saves was asked for and called saved; seconds since 1970. */
export function saveTimed(
  page: Page,
  count: number,
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  return page.evaluate(async (many) => {
    const { interviews } = window.hand.own
    const times: { from: number; to: number }[] = []
    for (let n = 0; n < many; n += 1) {
      const answers = { date: '2026-03-09', people: { 'f.18-59': 1 }, reasons: ['food'] }
      const draft = await interviews.begin({ set: 'reception', answers })
      if (!draft.ok) throw new Error(draft.problem.kind)
      const full = { ...draft.value.answers, services: ['food'] }
      await interviews.keep({ ...draft.value, answers: full, at: 'note' })
      const from = (performance.timeOrigin + performance.now()) / 1_000
      const saved = await interviews.save(draft.value.id)
      if (!saved.ok) throw new Error(saved.problem.kind)
      times.push({ from, to: (performance.timeOrigin + performance.now()) / 1_000 })
    }
    return times
  }, count)
}

/** Saves until one is refused, and says which were saved and what the refusal was. */
export function saveUntilRefused(
  page: Page,
  prefix: string,
): Promise<{ readonly saved: readonly string[]; readonly refused: string }> {
  return page.evaluate(async (name) => {
    const { interviews } = window.hand.own
    const saved: string[] = []
    for (let n = 0; n < 20_000; n += 1) {
      const note = `${name}-${String(n)}`
      const answers = { date: '2026-03-09', people: { 'f.18-59': 1 }, reasons: ['food'], note }
      const draft = await interviews.begin({
        set: 'reception',
        answers: { ...answers, services: ['food'] },
      })
      if (!draft.ok) return { saved, refused: draft.problem.kind }
      const done = await interviews.save(draft.value.id)
      if (!done.ok) return { saved, refused: done.problem.kind }
      saved.push(note)
    }
    return { saved, refused: 'nothing' }
  }, prefix)
}

/** Until the room for a bad day is set aside. */
export async function untilBallast(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const state = await window.hand.own.keeping.state()
    return state.ok && state.value.ballast === 'there'
  })
}
