// Goes on where the walk ends, through what only comes when something is opened, answered or taken back.
import type { Page } from 'playwright-core'
import { personAt } from './person.ts'
import type { Words } from './words.ts'

type Stop = (name: string) => Promise<void>

export async function walkStates(page: Page, words: Words, stop: Stop): Promise<void> {
  await helpStates(page, words, stop)
  await overlays(page, words, stop)
  await interviewStates(page, words, stop)
  await decided(page, words, stop)
  await fileMade(page, words, stop)
  await page.getByRole('button', { name: words.t('common:leave-example') }).click()
  await page.getByRole('button', { name: words.t('start:begin') }).waitFor()
  await page.getByRole('link', { name: words.t('common:help'), exact: true }).click()
  await page.locator('.outside-help').waitFor()
  await page.locator('.help-rows').first().waitFor()
  await stop('help-outside')
}

async function helpStates(page: Page, { t }: Words, stop: Stop): Promise<void> {
  for (const [path, mark] of [
    ['/help/who-reads', '.help-back'],
    ['/help/glossary', 'dt[id]'],
    ['/help/card', '.quick-card'],
  ] as const) {
    await page.locator('.help-back').click()
    await page.getByRole('heading', { level: 1, name: t('help:title') }).waitFor()
    await page.locator(`a[href="${path}"]`).first().click()
    await page.locator(mark).first().waitFor()
    await page.waitForURL(`**${path}`)
    await stop(path.slice(1))
  }
}

async function overlays(page: Page, { t }: Words, stop: Stop): Promise<void> {
  const view = page.locator('.bar [popovertarget]')
  await view.click()
  await page.locator('#view-menu:popover-open').waitFor()
  await stop('view-menu')
  await page.keyboard.press('Escape')
  await page.locator('#view-menu:popover-open').waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  await stop('shortcuts')
  await page.getByRole('button', { name: t('common:close') }).click()
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
}

async function interviewStates(page: Page, words: Words, stop: Stop): Promise<void> {
  const { t, question, code } = words
  const ana = personAt(page, words)
  await ana.goHome()
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().getByRole('button').last().click()
  await page.locator('.sections-now').click()
  await page.locator('.sections-all.open').waitFor()
  await stop('sections')
  await page.locator('.sections-now').click()
  await ana.choose(question('reception', 'reasons'), code('reasons', 'food'))
  const languages = page.getByRole('group', { name: question('reception', 'languages') }).first()
  await ana.reach(languages)
  await languages.getByRole('button', { name: t('interview:search.open') }).click()
  await page.locator('dialog[open]').waitFor()
  await stop('code-search')
  await page.locator('dialog[open]').getByRole('button').first().click()
  await ana.toReview()
  await stop('review')
  await ana.goHome()
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
  const add = page.locator('.interview .household ~ .button')
  await ana.reach(add)
  await add.click()
  await page.getByLabel(question('case', 'given-names'), { exact: true }).waitFor()
  await stop('person')
  await ana.goHome()
  await page
    .getByRole('button', { name: t('home:discard') })
    .first()
    .click()
  await page.locator('.undo').waitFor()
  await stop('undo')
}

/** Where what was said of safe contact differs; then both are decided, and nothing differs any more. */
async function decided(page: Page, words: Words, stop: Stop): Promise<void> {
  const { t } = words
  const card = page.getByRole('region', { name: t('records:differ') })
  const toList = async () => {
    await personAt(page, words).goHome()
    await page.locator('.list-row[href="/conflicts"]').click()
    await page.getByRole('heading', { level: 1, name: t('records:conflicts') }).waitFor()
  }
  const keepOne = async () => {
    await page.locator('.list-row').first().click()
    await card.waitFor()
    await card
      .getByRole('button', { name: t('records:keep-this') })
      .first()
      .click()
    await card.waitFor({ state: 'detached' })
    await page.getByText(t('records:resolved')).waitFor()
  }
  await toList()
  await page.locator('.list-row').last().click()
  await card.waitFor()
  await stop('differs-protective')
  await toList()
  await keepOne()
  await stop('decided')
  await page.getByText(t('records:history'), { exact: true }).click()
  await page.locator('details li').first().waitFor()
  await stop('history')
  await toList()
  await keepOne()
  await page.goto(new URL('/conflicts', page.url()).href)
  await page.getByText(t('records:no-conflicts')).waitFor()
  await stop('conflicts-none')
}

async function fileMade(page: Page, { t }: Words, stop: Stop): Promise<void> {
  await page.locator('.places a[href="/hand-over"]').click()
  await page.locator('[data-people]').waitFor()
  await page.getByLabel(t('handover:plain')).check()
  await page.getByLabel(t('handover:purpose')).fill('Reunión mensual')
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: t('handover:build') }).click()
  await file
  await page.locator('form .notice [role], form .notice').last().waitFor()
  await stop('handed-over')
}
