import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTablet } from './kit/chromium.ts'
import { freePort, startEndpoint, type RunningEndpoint } from './kit/endpoint.ts'
import { personAt, type Person } from './kit/person.ts'
import { wordsIn } from './kit/words.ts'

const words = wordsIn('es')
const { t, question, code } = words

interface World {
  readonly folder: string
  readonly endpoint: RunningEndpoint
  readonly tablet: BrowserContext
  readonly page: Page
  readonly ana: Person
  readonly phrase: string
}
const world: { now?: World } = {}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-typed-'))
  const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
  const tablet = await openTablet(join(folder, 'profile'), { size: { width: 360, height: 780 } })
  const page = tablet.pages()[0] ?? (await tablet.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  const phrase = await ana.startSpace('Río Claro', 'Ana')
  world.now = { folder, endpoint, tablet, page, ana, phrase }
})

afterAll(async () => {
  await world.now?.tablet.close()
  await world.now?.endpoint.stop()
  await rm(world.now?.folder ?? '', { recursive: true, force: true, maxRetries: 5 })
})

test('[I2] numbers are kept as they were typed, and a sentence says why they are none', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().waitFor()
  const cell = page.getByRole('textbox', {
    name: t('interview:people.number.f-18-59'),
    exact: true,
  })
  const turn = page.getByLabel(question('reception', 'queue-number'))
  const told = page.locator('.question-problem')
  const said = (key: string, text: string) => t(`interview:unread.${key}`).replace('{{text}}', text)

  for (const [typed, key] of [
    ['5.5', 'not-whole'],
    ['1.500', 'not-whole'],
    ['1e3', 'not-a-number'],
    ['-3', 'not-a-number'],
    ['dos', 'not-a-number'],
    ['0x1F', 'not-a-number'],
  ] as const) {
    for (const field of [turn, cell]) {
      await field.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.type(typed, { delay: 15 })
      await page.keyboard.press('Tab')
      await told
        .filter({ hasText: said(key, typed) })
        .first()
        .waitFor()
      expect(await field.inputValue()).toBe(typed)
    }
  }
  await retype(cell, '1000')
  await told.filter({ hasText: 'El número más alto es 999.' }).waitFor()
  expect(await cell.inputValue()).toBe('1000')
  await retype(cell, '١٢')
  await told.filter({ hasText: '999' }).waitFor({ state: 'hidden' })
  expect(await page.locator('.counter .grand').innerText()).toBe('12')

  await retype(turn, '1.500')
  await ana.toReview()
  const line = page.locator('.summary').getByRole('button', { name: said('not-whole', '1.500') })
  expect(await line.innerText()).toContain(words.label('reception', 'queue-number'))
  await line.click()
  expect(await turn.inputValue()).toBe('1.500')
  await page.getByRole('button', { name: 'Sí, 1500' }).click()
  expect(await turn.inputValue()).toBe('1500')
  await told.waitFor({ state: 'hidden' })
})

test('[I6] going on with a date that is none stays once and asks; it survives a reload, and is not saved', async () => {
  const { page, ana, phrase } = here()
  await beginCase()
  await ana.reach(asked('birth'))
  await mode('year')
  await page.getByLabel(t('interview:date.year-number'), { exact: true }).click()
  await page.keyboard.type('87')
  const here1 = page.url()
  await page.keyboard.press('Enter')
  const told = t('interview:unread.year').replace('{{text}}', '87')
  await page.locator('.question-problem').filter({ hasText: told }).waitFor()
  expect(page.url()).toBe(here1)
  expect(await page.locator('*:focus').inputValue()).toBe('87')

  await page
    .locator('.saved-mark')
    .filter({ hasText: t('interview:draft-kept') })
    .waitFor()
  await page.reload()
  await ana.unlock(phrase)
  const year = page.getByLabel(t('interview:date.year-number'), { exact: true })
  await year.waitFor()
  expect(await year.inputValue()).toBe('87')

  await ana.toReview()
  await ana.tap('common:save')
  const line = page.locator('.summary').getByRole('button', { name: told })
  expect(await line.innerText()).toContain(words.label('case', 'birth'))
  await line.click()
  await page.getByRole('button', { name: 'Sí, 1987', exact: true }).click()
  await page.locator('.echo').filter({ hasText: 'Nació en 1987' }).waitFor()
  expect(await year.inputValue()).toBe('1987')
})

test('[I1] what is typed into a date or an age is read, asked back or refused with words', async () => {
  const { page } = here()
  const echo = page.locator('.echo')
  const told = page.locator('.question-problem')
  const age = page.getByLabel(t('interview:date.age-number'), { exact: true }).last()
  await mode('age')
  await retype(age, '8 meses')
  await echo.filter({ hasText: 'Tiene 8 meses; nació en' }).waitFor()
  const unit = page.getByRole('combobox', { name: t('interview:date.unit') })
  expect([await age.inputValue(), await unit.inputValue()]).toEqual(['8', 'months'])
  await unit.selectOption('years')
  await retype(age, '0')
  await echo.filter({ hasText: 'Tiene menos de 1 año' }).waitFor()
  for (const typed of ['2,5', 'unos 30']) {
    await retype(age, typed)
    await told.filter({ hasText: t('interview:unread.age').replace('{{text}}', typed) }).waitFor()
    expect(await age.inputValue()).toBe(typed)
  }
  await page.getByRole('button', { name: 'Sí, más o menos 30 años' }).click()
  await echo.filter({ hasText: 'Tiene más o menos 30 años' }).waitFor()

  await mode('year')
  const year = page.getByLabel(t('interview:date.year-number'), { exact: true })
  await retype(year, '19877')
  await told.filter({ hasText: '19877' }).waitFor()

  await mode('date')
  await retype(year, '')
  await page.getByText(t('interview:date.about'), { exact: true }).first().click()
  const day = page.getByLabel(t('interview:date.day'), { exact: true })
  await retype(day, '05/03/1987')
  await echo.filter({ hasText: 'Nació el 5 de marzo de 1987' }).waitFor()
  expect([await day.inputValue(), await year.inputValue()]).toEqual(['5', '1987'])
  await retype(day, '31')
  await page.getByRole('combobox', { name: t('interview:date.month-name') }).selectOption('2')
  await told.filter({ hasText: t('interview:finding.no-such-day') }).waitFor()
  await retype(day, '29')
  await retype(year, '1988')
  await echo.filter({ hasText: '29 de febrero de 1988' }).waitFor()
})

test('[I5] an arrival has a date and no age', async () => {
  const { page, ana } = here()
  await ana.reach(
    page.getByRole('group', { name: question('case', 'arrived-country'), exact: true }),
  )
  const modes = page.locator('.partial-date').first().locator('.modes label')
  expect(await modes.allInnerTexts()).not.toContain(t('interview:date.age'))
})

test('[I9] a telephone is digits; a short one is asked about', async () => {
  const { page, ana } = here()
  const phone = page.getByLabel(question('case', 'phone'))
  await goTo('contact')
  await ana.reach(phone)
  const told = page.locator('.question-problem')
  await retype(phone, 'no tiene <b>x</b>')
  await told.filter({ hasText: t('interview:finding.not-a-phone') }).waitFor()
  await retype(phone, '300 12')
  await page
    .locator('.question-doubt')
    .filter({ hasText: t('interview:finding.short-phone') })
    .waitFor()
  await retype(phone, '+57 (300) 123-4567 ext. 12')
  await told.waitFor({ state: 'hidden' })
  expect(await phone.getAttribute('spellcheck')).toBe('false')
  await ana.toReview()
})

test('[I7][I8] a long text is told while it is typed, is not cut, and does not scroll the page', async () => {
  const { page, ana } = here()
  await goTo('people')
  await page.locator('.member').first().click()
  const given = page.getByLabel(question('case', 'given-names'))
  await given.waitFor()
  expect(await given.getAttribute('autocapitalize')).toBe('words')
  expect(await given.getAttribute('spellcheck')).toBe('false')
  await retype(given, 'W'.repeat(70))
  await page.locator('.field-note').filter({ hasText: 'Quedan 10 letras.' }).waitFor()
  await retype(given, 'W'.repeat(83))
  await page.locator('.field-note.over').filter({ hasText: 'Sobran 3 letras.' }).waitFor()
  expect((await given.inputValue()).length).toBe(83)
  await noSidewaysScroll(page)
  await ana.toReview()
  const line = page.locator('.summary').getByRole('button').first()
  expect(await line.innerText()).toContain(words.label('case', 'given-names'))
  await line.click()
  await retype(given, `Ana \u202e${'W'.repeat(75)}`)
  await page
    .locator('.field-note')
    .filter({ hasText: t('interview:cleaned') })
    .waitFor()
  expect(await given.inputValue()).toBe(`Ana ${'W'.repeat(75)}`)
  await ana.toReview()
  await noSidewaysScroll(page)
  await ana.tap('common:save')
  await page.getByRole('button', { name: t('records:edit'), exact: true }).waitFor()
  await noSidewaysScroll(page)
})

test('[I12] the next of a pile keeps the date in sight, and one tap sets today', async () => {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-reception')
  await page.getByRole('button', { name: t('interview:people.add.f-18-59'), exact: true }).click()
  await page
    .locator('.folded')
    .getByRole('button', { name: /^Cambiar/ })
    .click()
  const yesterday = await page.evaluate(() => {
    const day = new Date(Date.now() - 86_400_000)
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
      .map((n) => String(n).padStart(2, '0'))
      .join('-')
  })
  await page.getByLabel(question('reception', 'date')).fill(yesterday)
  await ana.choose(question('reception', 'reasons'), code('reasons', 'food'))
  await ana.choose(question('reception', 'services'), code('services-given', 'food'))
  await ana.toReview()
  await ana.tap('interview:save-another')
  const folded = page.locator('.folded p').first()
  await folded.filter({ hasText: 'ayer' }).waitFor()
  await page.getByRole('button', { name: t('interview:fold.set-today') }).click()
  await folded.filter({ hasText: 'Hoy, ' }).waitFor()
  await page
    .getByRole('button', { name: t('interview:fold.set-today') })
    .waitFor({ state: 'hidden' })
})

test('[I1] a date left without its day in the browser’s own field says so, and is not saved', async () => {
  const { page, ana } = here()
  await page
    .locator('.folded')
    .getByRole('button', { name: /^Cambiar/ })
    .click()
  const date = page.getByLabel(question('reception', 'date'))
  await date.focus()
  await page.keyboard.press('Backspace')
  await page.locator('.counter legend').click()
  const told = t('interview:unread.half-date')
  await page.locator('.question-problem').filter({ hasText: told }).waitFor()
  await ana.toReview()
  await page.locator('.summary').getByRole('button', { name: told }).click()
  await page.getByRole('button', { name: t('interview:no-date') }).click()
  await page.locator('.question-problem').filter({ hasText: told }).waitFor({ state: 'hidden' })
})

function here(): World {
  if (world.now === undefined) throw new Error('Nothing was started.')
  return world.now
}

function asked(id: string): Locator {
  return here().page.getByRole('group', { name: question('case', id), exact: true })
}

async function beginCase(): Promise<void> {
  const { page, ana } = here()
  await ana.goHome()
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
  await ana.choose(question('case', 'consent-contact'), code('consent-answers', 'yes'))
  const add = page.getByRole('button', { name: /^Agregar/ })
  await ana.reach(add)
  await add.click()
}

/** Types as a hand does, in place of what stands there, and leaves the field. */
async function retype(field: Locator, text: string): Promise<void> {
  const { page } = here()
  await field.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

async function mode(name: 'date' | 'year' | 'age'): Promise<void> {
  const modes = here().page.locator('.partial-date .modes').first()
  await modes.getByText(t(`interview:date.${name}`), { exact: true }).click()
}

/** By the list of sections, in the order in which a case has them. */
async function goTo(section: 'contact' | 'people'): Promise<void> {
  const { page } = here()
  await page.locator('.sections-now').click()
  const place = section === 'contact' ? 2 : 3
  await page.locator('.sections > li').nth(place).getByRole('button').first().click()
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const over = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    )
    return scrollWidth > clientWidth ? over.map(({ outerHTML }) => outerHTML.slice(0, 80)) : []
  })
  expect(wider).toEqual([])
}
