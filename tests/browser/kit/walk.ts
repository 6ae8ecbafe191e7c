// A walk through the main screens of the example municipality, stopping at each: for pictures and for axe.
import type { Page } from 'playwright-core'
import type { Words } from './words.ts'

export async function walk(
  page: Page,
  { t }: Words,
  stop: (name: string) => Promise<void>,
): Promise<void> {
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const place = async (key: string) => {
    const there = page.getByRole('navigation', { name: t('common:places') }).getByText(t(key))
    // In an interview a phone shows only the way home.
    if (!(await there.isVisible())) await page.locator('[data-leave]').click()
    await there.click()
  }

  await page.getByRole('button', { name: t('start:begin') }).waitFor()
  await stop('first')
  await page.getByRole('button', { name: t('start:begin') }).click()
  await heading(t('devices:create-title'))
  await stop('create')
  await page.getByRole('button', { name: t('common:back') }).click()
  await page.getByRole('button', { name: t('start:example') }).click()
  await heading(t('home:title'))
  await stop('home')
  await page.getByRole('button', { name: t('help:skip') }).click()
  await page.locator('.list-row[href="/conflicts"]').click()
  await heading(t('records:conflicts'))
  await page.locator('.list-row .differ').nth(1).waitFor()
  await stop('conflicts')
  await page.locator('.list-row').first().click()
  await page.getByRole('region', { name: t('records:differ') }).waitFor()
  await stop('differs')
  await place('common:home')
  await heading(t('home:title'))
  await page.getByRole('button', { name: t('records:new-reception') }).click()
  await page.locator('.counter').waitFor()
  await page.locator('.stepper button').last().click()
  await stop('reception')
  await place('records:title')
  await page.locator('.list-row').nth(3).waitFor()
  await stop('records')
  await page
    .locator('.list-row', { hasText: t('records:case') })
    .first()
    .click()
  await page.getByRole('button', { name: t('records:edit') }).waitFor()
  await stop('case')
  await page.getByRole('button', { name: t('records:edit') }).click()
  await page.locator('.step, .sheet').first().waitFor()
  if (!(await page.locator('.script').first().isVisible())) {
    await page.getByRole('button', { name: t('common:continue') }).click()
  }
  await page.locator('.script').first().waitFor()
  await stop('consent')
  await place('assessment:short')
  await page.locator('[data-element="c5-1"]').waitFor()
  await stop('assessment')
  await page.locator('[data-element="c5-1"]').click()
  await page.locator('.cards').first().waitFor()
  await stop('element')
  await place('assessment:short')
  await page.getByRole('button', { name: t('assessment:to-result') }).click()
  await page.locator('.strip').first().waitFor()
  await stop('result')
  await place('handover:short')
  await page.locator('[data-people]').waitFor()
  await stop('hand-over')
  await place('common:more')
  await page.getByRole('heading', { level: 2, name: t('common:view') }).waitFor()
  await stop('more')
  await page.getByRole('link', { name: t('sending:title') }).click()
  await heading(t('sending:title'))
  await stop('sending')
  await place('common:more')
  await page.getByRole('link', { name: t('week:title') }).click()
  await page.locator('.bar-rows').first().waitFor()
  await stop('week')
  await place('common:more')
  await page.getByRole('link', { name: t('help:title') }).click()
  await heading(t('help:title'))
  await stop('help')
  await page.locator('a[href="/help/tablet-lost"]').click()
  await page.locator('.steps').waitFor()
  await stop('help-topic')
}
