// A walk through what only a space of one's own has: passphrase, lock, empty places, trouble, devices, copies.
import type { Page } from 'playwright-core'
import { offeredPhrase, personAt } from './person.ts'
import type { Words } from './words.ts'

export async function walkOwn(
  page: Page,
  words: Words,
  stop: (name: string) => Promise<void>,
): Promise<void> {
  const { t } = words
  const ana = personAt(page, words)
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
  const place = async (key: string) => {
    const there = page
      .getByRole('navigation', { name: t('common:places') })
      .getByText(t(key), { exact: true })
    // In an interview a phone shows only the way home.
    if (!(await there.isVisible())) await page.locator('[data-leave]').click()
    await there.click()
  }

  await ana.tap('start:begin')
  await page.getByLabel(t('devices:space-name')).fill('Río Claro')
  await page.getByLabel(t('devices:member-name')).fill('Ana')
  await ana.tap('common:continue')
  const phrase = await offeredPhrase(page)
  await stop('passphrase')
  await page.getByLabel(t('unlock:again')).fill(phrase)
  await ana.tap('devices:create')
  await heading(t('home:title'))
  await stop('home-empty')
  await place('records:title')
  await heading(t('records:title'))
  await stop('records-empty')
  await place('assessment:short')
  await page.getByRole('button', { name: t('assessment:begin') }).waitFor()
  await stop('assessment-empty')
  await ana.goHome()
  await ana.tap('records:new-case')
  await page.locator('.step, .sheet').first().waitFor()
  await ana.toReview()
  await heading(t('interview:review'))
  await ana.tap('common:save')
  await page.locator('[role=alert] button').first().waitFor()
  await stop('review-missing')
  await place('common:more')
  await page.getByRole('link', { name: t('devices:title') }).click()
  await heading(t('devices:title'))
  await stop('devices')
  await page.getByLabel(t('devices:operator-code')).fill('abcd-efgh')
  await ana.tap('devices:connect')
  await page.locator('.notice, .question-problem').first().waitFor()
  await stop('connect-refused')
  await ana.connect()
  await ana.tap('devices:invite')
  await page.locator('.qr, svg').first().waitFor()
  await stop('invite')
  await page.goto(new URL('/keeping', page.url()).href)
  await ana.unlock(phrase)
  await heading(t('keeping:backup-title'))
  await stop('keeping')
  await ana.lock()
  await stop('lock')
  await page.getByRole('link', { name: t('common:help'), exact: true }).click()
  await page.locator('.help-rows').first().waitFor()
  await stop('help-at-the-door')
  await ana.tap('common:to-door')
  await heading(t('unlock:locked'))
  await ana.unlock('casa casa casa casa casa')
  await page.locator('.notice, .question-problem').first().waitFor()
  await stop('lock-wrong')
}
