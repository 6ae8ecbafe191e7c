import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint } from './kit/endpoint.ts'
import { offeredPhrase, personAt, type Person } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question } = words
const at = { folder: '' }

beforeEach(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'amparo-two-'))
})

afterEach(() => rm(at.folder, { recursive: true, force: true }))

test('[U2] a second device joins with the first one’s approval, both work offline, and they converge with the conflict kept', async () => {
  const port = await freePort()
  const data = join(at.folder, 'data')
  const endpoint = await startEndpoint(data, port)
  const [one, two] = [
    await openTablet(join(at.folder, 'one')),
    await openTablet(join(at.folder, 'two')),
  ]
  const ana = personAt(one.pages()[0] ?? (await one.newPage()), words)
  const luis = personAt(two.pages()[0] ?? (await two.newPage()), words)

  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  await ana.startSpace('Río Claro', 'Ana')
  await ana.connect()
  await ana.recordCase({ given: 'Wideline', family: 'Désir' })
  await sendNow(ana)

  await joinWith(ana, luis, endpoint.url)
  await sendNow(luis)
  await openCase(luis, 'Desir', 'Wideline Désir')

  await endpoint.stop()
  for (const [person, phone] of [
    [ana, '+57 300 555 0101'],
    [luis, '+57 300 555 0202'],
  ] as const) {
    await openCase(person, 'Wideline', 'Wideline Désir')
    await changePhone(person, phone)
  }

  const restarted = await startEndpoint(data, port)
  await sendNow(ana)
  await sendNow(luis)
  await sendNow(ana)
  for (const person of [ana, luis]) {
    await openCase(person, 'Wideline', 'Wideline Désir')
    const conflict = person.page.getByRole('region', { name: t('records:differ') })
    await conflict.waitFor()
    expect(await conflict.innerText()).toContain('+57 300 555 0101')
    expect(await conflict.innerText()).toContain('+57 300 555 0202')
  }

  await luis.page
    .getByRole('button', { name: t('records:keep-this') })
    .first()
    .click()
  await luis.page.getByRole('region', { name: t('records:differ') }).waitFor({ state: 'detached' })
  await sendNow(luis)
  await sendNow(ana)
  await openCase(ana, 'Wideline', 'Wideline Désir')
  await ana.page.getByText(t('records:history')).waitFor()
  expect(await ana.page.getByRole('region', { name: t('records:differ') }).count()).toBe(0)

  await one.close()
  await two.close()
  await restarted.stop()
})

async function joinWith(host: Person, guest: Person, url: string): Promise<void> {
  await host.page.getByRole('link', { name: t('common:more') }).click()
  await host.page.getByRole('link', { name: t('devices:title') }).click()
  await host.tap('devices:invite')
  const link = await host.page.locator('[data-invitation]').inputValue()

  await guest.open(url)
  await guest.tap('start:join')
  await guest.page.getByLabel(t('devices:link')).fill('esto no es una invitación')
  await guest.page.getByLabel(t('devices:member-name')).fill('Luis')
  await guest.tap('devices:ask')
  await guest.page.getByText(t('problems:not-an-invitation')).waitFor()
  await guest.page.getByLabel(t('devices:link')).fill(link)
  await guest.tap('devices:ask')

  const [shown, asked] = await Promise.all(
    [host, guest].map(async ({ page }) =>
      page.locator('[data-digits]').getAttribute('data-digits'),
    ),
  )
  expect(shown).toMatch(/^\d{6}$/)
  expect(shown).toBe(asked)
  await host.tap('devices:same')

  const phrase = await offeredPhrase(guest.page)
  await guest.page.getByLabel(t('unlock:again')).fill(phrase)
  await guest.tap('devices:join')
  await guest.page.getByRole('heading', { name: t('home:title') }).waitFor()
}

async function sendNow({ page, tap }: Person): Promise<void> {
  await page.locator('.pill').click()
  await page.getByRole('heading', { name: t('sending:title') }).waitFor()
  await tap('sending:send-now')
  await page.getByRole('button', { name: t('sending:send-now') }).waitFor()
  // A conflict is told before "all sent"; nothing may wait either way.
  await page.locator('[data-waiting="0"]').waitFor({ timeout: 60_000 })
}

async function openCase({ page }: Person, text: string, name: string): Promise<void> {
  await page
    .getByRole('link', { name: t('records:title') })
    .first()
    .click()
  await page.getByLabel(t('records:search')).fill(text)
  await page.locator('.list-row', { hasText: name }).first().click()
  await page.getByRole('heading', { name }).waitFor()
}

async function changePhone(person: Person, phone: string): Promise<void> {
  const { page, tap, fill, toReview } = person
  await tap('records:edit')
  await fill(question('case', 'phone'), phone)
  await toReview()
  await tap('common:save')
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
}
