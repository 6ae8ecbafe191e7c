import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { offeredPhrase, personAt, type Person } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code, subject } = words
const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-assessor-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true }))

const ELEMENT = 'c1-1'
const NAME = 'Marisela'

test('[A11] a device for the self-assessment reaches no case, and decides a difference where the element stands', async () => {
  const port = await freePort()
  const data = join(at.folder, 'data')
  const endpoint = await startEndpoint(data, port)
  const [one, two] = [
    await openTablet(join(at.folder, 'one')),
    await openTablet(join(at.folder, 'two')),
  ]
  const ana = personAt(one.pages()[0] ?? (await one.newPage()), words)
  const eva = personAt(two.pages()[0] ?? (await two.newPage()), words)
  await ana.open(endpoint.url)
  await ana.startSpace('Río Claro', 'Ana')
  await ana.connect()
  await ana.recordCase({ given: NAME, family: 'Secreto' })
  await ana.answerElement(ELEMENT)
  await sendNow(ana)
  await joinAsAssessor(ana, eva, endpoint.url)
  await sendNow(eva)

  await endpoint.stop()
  await answerHolder(ana, 'shared')
  await answerHolder(eva, 'other')
  const restarted = await startEndpoint(data, port)
  for (const person of [ana, eva, ana]) await sendNow(person)

  // From home to the list of what differs, and on to the element: in its words, and with no case in sight.
  await eva.goHome()
  await eva.page.locator('a[href="/conflicts"]').first().click()
  const row = eva.page.locator('.list-row', { hasText: subject(ELEMENT, 'title') })
  await row.waitFor()
  expect(await eva.page.locator('main').innerText()).not.toContain(t('records:reception'))
  await row.click()
  await eva.page.getByRole('heading', { level: 1, name: subject(ELEMENT, 'title') }).waitFor()
  const differing = eva.page.getByRole('region', { name: t('records:differ') })
  await differing.waitFor()
  for (const said of ['shared', 'other'])
    expect(await differing.innerText()).toContain(code('power-holders', said))
  expect(await eva.page.locator('body').innerText()).not.toContain(NAME)

  // The list of elements leads there too, and says so until it is decided.
  await eva.page.getByRole('link', { name: t('assessment:to-elements') }).click()
  const element = eva.page.locator(`[data-element="${ELEMENT}"]`)
  await element.getByText(t('assessment:state.differ')).waitFor()
  await element.click()
  await differing
    .getByRole('button', { name: t('records:keep-this') })
    .first()
    .click()
  await differing.waitFor({ state: 'detached' })
  await eva.page.getByRole('link', { name: t('assessment:to-elements') }).click()
  await element.getByText(t('assessment:state.done')).waitFor()

  for (const address of ['/records', '/week', '/hand-over']) {
    await goTo(eva, address)
    await eva.page.getByRole('heading', { name: t('common:not-for-role.title') }).waitFor()
    expect(await eva.page.locator('body').innerText()).not.toContain(NAME)
  }
  await one.close()
  await two.close()
  await restarted.stop()
})

/** As the app itself goes from place to place: typed into the browser, an address is asked for at the lock first. */
async function goTo({ page }: Person, address: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
}

async function joinAsAssessor(host: Person, guest: Person, url: string): Promise<void> {
  await host.page.getByRole('link', { name: t('common:more') }).click()
  await host.page.getByRole('link', { name: t('devices:title') }).click()
  await host.tap('devices:invite')
  const link = await host.page.locator('[data-invitation]').inputValue()
  await guest.open(url)
  await guest.tap('start:join')
  await guest.page.getByLabel(t('devices:link')).fill(link)
  await guest.page.getByLabel(t('devices:member-name')).fill('Eva')
  await guest.tap('devices:ask')
  await host.page.getByLabel(t('devices:role.assessor'), { exact: true }).check()
  await host.page.getByText(t('devices:reads.assessor')).waitFor()
  await host.tap('devices:same')
  await guest.page.getByText(t('devices:reads.assessor')).waitFor()
  const phrase = await offeredPhrase(guest.page)
  await guest.page.getByLabel(t('unlock:again')).fill(phrase)
  await guest.tap('devices:join')
  await guest.page.getByRole('heading', { name: t('home:title') }).waitFor()
}

async function answerHolder(
  { page, choose, toReview, tap }: Person,
  holder: string,
): Promise<void> {
  await page.getByRole('link', { name: t('assessment:short') }).click()
  const element = page.locator(`[data-element="${ELEMENT}"]`)
  await element.click()
  await choose(question('element', 'holder'), code('power-holders', holder))
  await toReview()
  await tap('common:save')
  await element.waitFor()
}

async function sendNow({ page, tap }: Person): Promise<void> {
  await page.locator('.pill').click()
  await page.getByRole('heading', { name: t('sending:title') }).waitFor()
  await tap('sending:send-now')
  await page.getByRole('button', { name: t('sending:send-now') }).waitFor()
  await page.locator('[data-waiting="0"]').waitFor({ timeout: 60_000 })
}
