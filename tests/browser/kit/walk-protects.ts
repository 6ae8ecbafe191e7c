// A walk through what protects in the example municipality: home, rows, heads, the question and whom to call.
import type { Page } from 'playwright-core'
import { personAt } from './person.ts'
import type { Words } from './words.ts'

export async function walkProtects(
  page: Page,
  words: Words,
  stop: (name: string) => Promise<void>,
): Promise<void> {
  const { t, question } = words
  const ana = personAt(page, words)
  const toRecord = async (mark: string) => {
    await ana.goHome()
    await page.locator('.places a[href="/records"]').click()
    await page
      .locator('.split-list .list-row', { has: page.locator(`[data-mark="${mark}"]`) })
      .first()
      .click()
    await page.locator(`.marks.head [data-mark="${mark}"]`).waitFor()
  }
  await ana.tap('start:example')
  await page.locator('section.urgent').waitFor()
  await ana.tap('help:skip')
  await stop('protects-home')
  await page
    .locator('section.urgent')
    .getByRole('button', { name: t('records:attend') })
    .first()
    .click()
  await page.locator('.attend').waitFor()
  await stop('protects-attend')
  await page.locator('.places a[href="/records"]').click()
  const marked = page.locator('.list-row .marks')
  await marked.nth(3).waitFor()
  await marked.first().evaluate((one) => {
    one.closest('li')?.scrollIntoView({ block: 'start' })
  })
  await stop('protects-rows')
  await toRecord('child-alone')
  await stop('protects-head')
  await toRecord('withdrawn')
  await stop('protects-withdrawn')
  await toRecord('danger')
  await stop('protects-reception')
  await page.getByRole('link', { name: t('protocol:see') }).click()
  await page.locator('#life .call').waitFor()
  await stop('protects-protocol')
  await ana.goHome()
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().getByRole('button').last().click()
  const asked = page.getByRole('group', { name: question('reception', 'urgent'), exact: true })
  await ana.reach(asked)
  await asked.getByLabel(t('common:yes'), { exact: true }).check()
  await page.getByRole('link', { name: t('protocol:see') }).waitFor()
  await stop('protects-asked')
}
