import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { personAt, type Person } from './kit/person.ts'
import { typeInto } from './kit/type.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code } = words

/** What the browser keeps of the app itself: its own code and words, in which every question stands. */
const APP_ITSELF = /(^|\/)(Service Worker|Cache|Code Cache|component_crx_cache)(\/|$)/
/** Nobody waits longer for a browser to write down what it keeps of a page. */
const WRITTEN_MS = 60_000

const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-rest-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true, maxRetries: 5 }))

test('[S10] [G10] [G11] nothing that was entered, chosen, searched or shown, nor where in a record one was, is in the profile folder or at the endpoint', async () => {
  const profile = join(at.folder, 'profile')
  const data = join(at.folder, 'data')
  const endpoint = await startEndpoint(data, await freePort())
  const tablet = await openTablet(profile)
  await tablet.addInitScript(noteIds)
  const ana = personAt(tablet.pages()[0] ?? (await tablet.newPage()), words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  const passphrase = await ana.startSpace('Río Claro', 'Ana')
  await ana.connect()
  const invitation = await inviteSomebody(ana)
  await ana.recordCase({ given: 'Zarabanda', family: 'Quitapenas Ñandutí' })
  await search(ana, 'zarab', 'Zarabanda')
  await unlockInSight(ana, passphrase)
  await leaveACaseOpen(ana)
  await leaveAReceptionOpen(ana)
  const rows = await ana.page.evaluate(() => window.madeIds)
  expect(rows.length).toBeGreaterThan(1)
  await ana.untilSent()
  const planted = [...PLANTED, passphrase, invitation, ...rows]
  const places = [...QUESTIONS, '?at=', 'people/']
  expect(await hits([profile, data], planted)).toEqual([])
  expect(await hits([profile], places, APP_ITSELF)).toEqual([])
  await ana.lock()

  await untilKept(ana.page, 'Canariodelbloqueo')
  expect(await hits([profile, data], planted)).toEqual([])
  expect(await hits([profile], places, APP_ITSELF)).toEqual([])
  await tablet.close()
  await endpoint.stop()
  expect(await hits([profile, data], planted)).toEqual([])
  expect(await hits([profile], places, APP_ITSELF)).toEqual([])
  // The looks must be able to find something: what stands in no form is kept, and so are the addresses.
  expect((await hits([profile], ['Canariodelcaso'])).length).toBeGreaterThan(0)
  expect((await hits([profile], ['/interview/'], APP_ITSELF)).length).toBeGreaterThan(0)
})

const PLANTED = [
  'Zarabanda',
  'Quitapenas',
  'zarab',
  'Chirimbolo',
  'Tarambana',
  'Perendengue',
  '2031-04-17',
  '17/04/2031',
  '4/17/2031',
  '6284',
]

/** Ids of questions that were on the screen: which are asked tells who somebody is. */
const QUESTIONS = [
  'consent-keep',
  'consent-unhcr',
  'given-names',
  'child-care',
  'next-appointment',
  'neighbourhood',
  'queue-number',
  // As a title of the page would say it.
  'Contacto seguro',
  'Personas del grupo',
]

declare global {
  interface Window {
    /** Ids that this page made up, the people's rows among them. */
    madeIds: string[]
  }
}

function noteIds(): void {
  window.madeIds = []
  const make = crypto.randomUUID.bind(crypto)
  crypto.randomUUID = () => {
    const id = make()
    window.madeIds.push(id)
    return id
  }
}

async function inviteSomebody({ page, tap }: Person): Promise<string> {
  await tap('devices:invite')
  const link = page.locator('[data-invitation]')
  await link.waitFor()
  const [, secret = ''] = (await link.inputValue()).split('#join=')
  expect(secret.length).toBeGreaterThan(40)
  return secret.slice(-24)
}

async function search({ page, goHome }: Person, text: string, found: string): Promise<void> {
  await page
    .getByRole('link', { name: t('records:title') })
    .first()
    .click()
  await typeInto(page.getByLabel(t('records:search')), text)
  await page.locator('.list-row', { hasText: found }).waitFor()
  await goHome()
}

/** The passphrase is typed while it can be read. */
async function unlockInSight({ page, lock, tap }: Person, passphrase: string): Promise<void> {
  await lock()
  await tap('unlock:show')
  await typeInto(page.getByLabel(t('unlock:passphrase'), { exact: true }), passphrase)
  await tap('unlock:open')
  await page.getByRole('heading', { name: t('home:title') }).waitFor()
}

/** A long text, choices of each sort, a date, and a person with their own questions. */
async function leaveACaseOpen(ana: Person): Promise<void> {
  const { page, choose, fill, goHome, tap, reach } = ana
  await goHome()
  await tap('records:new-case')
  await choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
  await choose(question('case', 'consent-unhcr'), code('consent-answers', 'yes'))
  await fill(question('case', 'neighbourhood'), 'Chirimbolo')
  const add = page.getByRole('button', { name: /^Agregar/ })
  await reach(add)
  await add.click()
  await fill(question('case', 'given-names'), 'Tarambana')
  const birth = page.getByRole('group', { name: question('case', 'birth'), exact: true })
  await reach(birth)
  await birth.getByLabel(t('interview:date.year'), { exact: true }).check()
  await typeInto(birth.getByLabel(t('interview:date.year-number'), { exact: true }), '2021')
  await reach(page.getByRole('group', { name: question('case', 'child-care'), exact: true }))
  await choose(question('case', 'child-care'), code('child-care-situations', 'unaccompanied'))
  await untilKept(page, 'Canariodelnombre')
  await choose(question('case', 'services-needed'), code('services', 'food'))
  await fill(question('case', 'agreed'), 'Perendengue le pega su marido')
  await untilKept(page, 'Canariodeltexto')
  await reach(page.getByLabel(question('case', 'next-appointment'), { exact: true }))
  await page.getByLabel(question('case', 'next-appointment'), { exact: true }).fill('2031-04-17')
  await untilKept(page, 'Canariodelcaso')
}

async function leaveAReceptionOpen({ page, goHome, tap }: Person): Promise<void> {
  await goHome()
  await tap('records:new-reception')
  const cell = { name: t('interview:people.number.f-0-4'), exact: true }
  await typeInto(page.getByRole('textbox', cell), '12')
  await typeInto(page.getByLabel(question('reception', 'queue-number'), { exact: true }), '6284')
  await untilKept(page, 'Canariodelturno')
  await page.getByText(t('interview:draft-kept')).first().waitFor()
}

/** Types into a field that stands in no form, and waits until the browser has written it down with all of the page. */
async function untilKept(page: Page, canary: string): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    field.setAttribute('data-canary', '')
    document.body.append(field)
  })
  await page.locator('[data-canary]').focus()
  await page.keyboard.type(canary)
  const sessions = join(at.folder, 'profile', 'Default', 'Sessions')
  const until = Date.now() + WRITTEN_MS
  while ((await hits([sessions], [canary])).length === 0) {
    if (Date.now() > until) throw new Error(`The browser did not write down ${canary}.`)
    await page.waitForTimeout(250)
  }
  await page.locator('[data-canary]').evaluate((field) => {
    field.remove()
  })
}

/** Files in which a text stands, as UTF-8, UTF-16 or base64, each with what was found. */
async function hits(
  folders: readonly string[],
  texts: readonly string[],
  apart?: RegExp,
): Promise<readonly string[]> {
  const needles = texts.map((text) => ({
    text,
    as: [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      ...(text.length < 6
        ? []
        : [Buffer.from(Buffer.from(text, 'utf8').toString('base64').replaceAll('=', ''), 'utf8')]),
    ],
  }))
  const found: string[] = []
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile() || apart?.test(path) === true) continue
      // The browser takes some of its files away while it runs.
      const bytes = await readFile(path).catch(() => Buffer.alloc(0))
      for (const { text, as } of needles) {
        if (as.some((needle) => bytes.includes(needle))) found.push(`${text}: ${path}`)
      }
    }
  }
  return found
}
