import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { pseudo, untranslated } from './kit/pseudo.ts'
import { notFitting, saidOn } from './kit/screen-words.ts'
import { walkOwn } from './kit/walk-own.ts'
import { walk } from './kit/walk.ts'
import { wordsIn, type Words } from './kit/words.ts'
import { IN_TIME } from '../kit/within.ts'

const SIZE = { width: 360, height: 780 }

const at: { folder: string; endpoint?: RunningEndpoint } = { folder: '' }

beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-pseudo-'))
  const app = join(at.folder, 'app')
  await promisify(execFile)('node', ['--import', 'tsx', 'tests/browser/kit/build-pseudo.ts', app], {
    ...IN_TIME,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const settings = { AMPARO_APP: app }
  at.endpoint = await startEndpoint(join(at.folder, 'data'), await freePort(), settings)
})

afterAll(async () => {
  await at.endpoint?.stop()
  await rm(at.folder, { recursive: true, force: true, maxRetries: 5 })
})

test('[V5] a word in no word file is told, whatever stands beside it', () => {
  expect(untranslated(`${pseudo('Guardado')} 3 ${pseudo('por enviar')}`, [])).toBe('')
  expect(untranslated(pseudo('{{who}} y {{when}}').replace('{{who}}', 'Ana'), [])).toBe('')
  expect(untranslated(`${pseudo('Guardado')} here`, [])).toBe('here')
  expect(untranslated('Puente Viejo', ['Puente Viejo'])).toBe('')
  expect(pseudo('Toque {{count}}')).toContain('{{count}}')
  expect(pseudo('Se guarda en este dispositivo').length).toBeGreaterThan(29 * 1.3)
})

test('[V5] no screen of the example has an untranslated word or one that does not fit at 360 px', async () => {
  const page = await open('example')
  const faults: string[] = []
  await walk(page, pseudoWordsOfWalks(), async (name) => {
    faults.push(...(await faultsOn(page, name)))
  })
  for (const path of MORE_PLACES) {
    await follow(page, path)
    faults.push(...(await faultsOn(page, path)))
  }
  expect(faults).toEqual([])
  // A look that cannot fail would say the same of everything.
  await page.evaluate(() => {
    const planted = document.createElement('p')
    planted.textContent = 'Sin traducir'
    planted.style.inlineSize = '900px'
    document.querySelector('main')?.append(planted)
  })
  const found = await faultsOn(page, 'planted')
  expect(found.join()).toContain('Sin traducir')
  expect(found.join()).toContain('outside')
  await page.context().close()
})

test('[V5] no screen of a space of one’s own has an untranslated word or one that does not fit', async () => {
  const page = await open('own')
  const faults: string[] = []
  await walkOwn(page, pseudoWordsOfWalks(), async (name) => {
    faults.push(...(await faultsOn(page, name)))
  })
  expect(faults).toEqual([])
  await page.context().close()
})

/** Not on the walk: what is found from help, home and the places of trouble. */
const MORE_PLACES = [
  '/help/who-reads',
  '/help/glossary',
  '/help/card',
  '/help/hand-over',
  '/help/nowhere',
  '/conflicts',
  '/keeping',
  '/aside',
] as const

async function open(profile: string): Promise<Page> {
  const tablet = await openTablet(join(at.folder, profile), { locale: 'es-CO', size: SIZE })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  await page.goto(at.endpoint?.url ?? '')
  return page
}

async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  await page.waitForURL(`**${path}`)
  await page.locator('h1').first().waitFor()
}

async function faultsOn(page: Page, name: string): Promise<readonly string[]> {
  const said = await saidOn(page)
  expect(said.length).toBeGreaterThan(5)
  const left = said.map((text) => untranslated(text, NEEDS_NO_WORDS)).filter((text) => text !== '')
  const faults = [...left, ...(await notFitting(page))]
  return faults.map((fault) => `${name}: ${fault}`)
}

function pseudoWordsOfWalks(): Words {
  const words = wordsIn('es')
  return {
    ...words,
    t: (key) => pseudo(words.t(key)),
    question: (set, id) => pseudo(words.question(set, id)),
    subject: (id, question) => pseudo(words.subject(id, question)),
    code: (list, code) => pseudo(words.code(list, code)),
  }
}

/** What the example's people are called, where they live and what was noted of them: longest first. */
function textsOfTheExample(): readonly string[] {
  const texts = ['year', 'rounds'].flatMap((file) => {
    const path = `src/question-sets/example/${file}.json`
    return textsIn(JSON.parse(readFileSync(path, 'utf8')))
  })
  return [...new Set(texts)].sort((one, other) => other.length - one.length)
}

/** Codes are none of them: a code on a screen is a word that is missing. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^([a-z0-9.:TZ-]*|[A-Z-]+)$/.test(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const MONTHS =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'

const NEEDS_NO_WORDS: readonly (string | RegExp)[] = [
  // What cases are called when nobody should read a name.
  /(?<![\p{L}\d])[0-9A-Z]{5}(?![\p{L}\d])/u,
  // Names and places that people gave.
  'Río Claro (ejemplo)',
  /(Ana|Luis|Marta), de ejemplo/,
  ...textsOfTheExample(),
  'Río Claro',
  'Ana',
  // The app's own name, and the languages in their own words.
  'Amparo',
  'Español',
  'Português',
  'English',
  // Days and moments as Intl writes them.
  new RegExp(`(\\d+ de )?(${MONTHS})( de \\d{4})?`),
  /\d+:\d+(:\d+)?\s[ap]\.\s?m\./,
  /(?<!\p{L})(hoy|ayer|anteayer|mañana|pasado mañana|(hace|dentro de) \d+ días?)(?!\p{L})/u,
  /(?<!\p{L})(lun|mar|mié|jue|vie|sáb|dom) \d+/u,
  /\d+ (ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic) \d{4}/,
  /(?<=^|\d\s*)de(?=\s*\d|$)/,
  // Joined by Intl.ListFormat.
  /(?<!\p{L})[yeo](?!\p{L})/u,
  // Addresses and keys.
  /https?:\/\/\S+/,
  /(?<!\p{L})[0-9a-f]{6,}(?!\p{L})/u,
]
