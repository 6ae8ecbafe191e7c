// Somebody says no, and somebody takes it back, at the counter.
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looking, tablets, type Looking, type Opened, type Tablets } from './kit/looking.ts'
import { personAt, type Person } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code } = words
const NAME = 'Plantada'

interface World extends Opened {
  readonly all: Tablets
  readonly ana: Person
  readonly seen: Looking
}
const world: { now?: World } = {}

beforeAll(async () => {
  const all = await tablets()
  const opened = await all.open('es', 'permission')
  const ana = personAt(opened.page, words)
  await ana.startSpace('Río Claro', 'Ana')
  world.now = { ...opened, all, ana, seen: looking(opened.page, 'es') }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.all.close()
})

test('[M15] a no ends with thanks; leaving keeps nothing of what was typed before it', async () => {
  const { page, ana, seen } = here()
  await begunAndRefused()
  await expectText(t('interview:ending.thanks'))
  await expectText(t('interview:ending.nothing'))
  await seen.look('ending')
  await ana.tap('interview:ending.leave')
  await home()
  await page.getByText(t('home:no-drafts')).waitFor()
  expect(await page.locator('a.list-row[href^="/interview/"]').count()).toBe(0)
  await page.goBack()
  await page.getByRole('heading', { name: t('interview:gone-title') }).waitFor()
  expect(await found(NAME)).toBe(0)
})

test('[M15] or goes on as a reception that knows the language and nobody', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await begunAndRefused()
  await ana.tap('interview:ending.instead')
  await page.locator('.stepper').first().waitFor()
  await page.locator('.stepper').first().getByRole('button').last().click()
  await ana.choose(question('reception', 'reasons'), code('reasons', 'food'))
  const languages = group(question('reception', 'languages'))
  await ana.reach(languages)
  expect(await languages.getByLabel(code('languages', 'hat'), { exact: true }).isChecked()).toBe(
    true,
  )
  await ana.choose(question('reception', 'services'), code('services-given', 'food'))
  await ana.toReview()
  await ana.tap('common:save')
  await page.getByRole('button', { name: t('records:edit'), exact: true }).waitFor()
  expect(await page.locator('main').innerText()).not.toContain(NAME)
  expect(await found(NAME)).toBe(0)
})

test('[M15] what was not asked leads back to the question', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-case')
  await answerKeeping('not-asked')
  await page
    .getByRole('heading', { name: t('interview:ending.title.not-asked'), exact: true })
    .waitFor()
  await ana.tap('interview:ending.ask')
  await group(question('case', 'consent-keep')).waitFor()
  await answerKeeping('no')
  await ana.tap('interview:ending.leave')
  await home()
})

test('[M7] one tap takes the permission back: code for name, nothing to read; Undo makes good a slip', async () => {
  const { page, ana, seen } = here()
  await ana.recordCase({ given: NAME, family: 'Pérez' })
  const main = page.locator('.split-detail')
  await main.getByRole('heading', { level: 1, name: `${NAME} Pérez` }).waitFor()
  await ana.tap('records:withdraw')
  const coded = main.getByRole('heading', { level: 1, name: new RegExp(`^${t('records:case')} `) })
  await coded.waitFor()
  await expectText(t('records:withheld.withdrawn'))
  expect(await main.innerText()).not.toContain(NAME)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await seen.look('withheld')

  await ana.tap('common:undo')
  await main.getByRole('heading', { level: 1, name: `${NAME} Pérez` }).waitFor()
  await ana.tap('records:withdraw')
  await coded.waitFor()
  expect(await main.innerText()).not.toContain(NAME)
  await ana.tap('records:withheld.earlier')
  await main.getByText(NAME).first().waitFor()
})

test('[M13] what the municipality promises is read once it is written and confirmed', async () => {
  const { page, ana, seen } = here()
  await ana.goHome()
  await ana.tap('records:new-case')
  await ana.reach(group(question('case', 'consent-keep')))
  await expectText(t('interview:script.unconfirmed'))
  await ana.goHome()
  await page.getByRole('link', { name: t('common:more') }).click()
  await page.getByRole('link', { name: t('promises:title') }).click()
  await expectText(t('promises:none'))
  await ana.tap('promises:write')
  await ana.choose(question('promises', 'no-migration-control'), t('common:yes'))
  const months = page.getByLabel(question('promises', 'months-kept'), { exact: true })
  await ana.reach(months)
  await months.focus()
  await page.keyboard.type('18')
  await ana.choose(question('promises', 'confirmed'), t('common:yes'))
  await ana.toReview()
  await ana.tap('common:save')
  await page.getByRole('button', { name: t('promises:change'), exact: true }).waitFor()
  await expectText('18')
  await seen.look('promises')

  await ana.goHome()
  await ana.tap('records:new-case')
  await ana.reach(group(question('case', 'consent-keep')))
  await expectText(question('case', 'script-border'))
  await expectText(question('case', 'script-months').replace('{{promise}}', '18'))
  expect(await page.getByText(t('interview:script.unconfirmed')).count()).toBe(0)
  expect(await page.locator('.script').innerText()).not.toContain('{{')
})

test('[U3] no page of a refusal, a withdrawal or of promises has a fault', () => {
  const { seen } = here()
  expect(seen.stops).toEqual(['ending', 'withheld', 'promises'])
  expect(seen.faults).toEqual([])
})

/** Language, a yes, a name typed with the keyboard; then they think again. */
async function begunAndRefused(): Promise<void> {
  const { page, ana } = here()
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-language'), code('languages', 'hat'))
  await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
  const add = page.getByRole('button', { name: /^Agregar/ })
  await ana.reach(add)
  await add.click()
  await page.getByLabel(question('case', 'given-names'), { exact: true }).focus()
  await page.keyboard.type(NAME)
  await page.locator('.sections-now').click()
  await page.locator('.sections button').first().click()
  await ana.reach(group(question('case', 'consent-keep')))
  await answerKeeping('no')
  await page.getByRole('heading', { name: t('interview:ending.title.no'), exact: true }).waitFor()
}

async function answerKeeping(said: string): Promise<void> {
  const { ana } = here()
  const keeping = group(question('case', 'consent-keep'))
  await ana.reach(keeping)
  expect(await keeping.getByLabel(code('consent-answers', 'withdrawn')).count()).toBe(0)
  await keeping.getByLabel(code('consent-answers', said), { exact: true }).check()
  await ana.tap('common:continue')
}

/** How many records the search finds. */
async function found(text: string): Promise<number> {
  const { page, ana } = here()
  await ana.goHome()
  await page.getByRole('link', { name: t('records:title') }).click()
  await page.getByLabel(t('records:search'), { exact: true }).focus()
  await page.keyboard.type(text)
  await page.getByText(t('records:nothing-found')).waitFor()
  return page.locator('a.list-row[href^="/records/"]').count()
}

async function home(): Promise<void> {
  await here()
    .page.getByRole('heading', { name: t('home:title') })
    .waitFor()
}

async function expectText(text: string): Promise<void> {
  await here().page.getByText(text).first().waitFor()
}

function group(legend: string): Locator {
  return here().page.getByRole('group', { name: legend, exact: true }).first()
}

function here(): World {
  if (world.now === undefined) throw new Error('Not begun.')
  return world.now
}
