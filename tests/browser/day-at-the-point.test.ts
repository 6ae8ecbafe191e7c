// One day at an attention point, typed and tapped: what protects somebody, one thing after the other.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tablets, type Tablets } from './kit/looking.ts'
import { personAt, type Person } from './kit/person.ts'
import { pressThen } from './kit/press-then.ts'
import { typeInto } from './kit/type.ts'
import { LANGUAGES, wordsIn, type Words } from './kit/words.ts'

const GIVEN = 'Zarabanda'
const FAMILY = 'Quitapenas'
const NAME = `${GIVEN} ${FAMILY}`
const CLOSING = 'questions/case:sections.closing'

const world: { all?: Tablets } = {}

beforeAll(async () => {
  world.all = await tablets()
})

afterAll(() => world.all?.close())

test.each(LANGUAGES)(
  '[M1] [M7] [M15] [Y4] [Y7] [Y9] [Z6] [Z10] [Z11] [G5] a day at the point: refused, urgent, withdrawn, closed, deleted, locked (%s)',
  async (language) => {
    if (world.all === undefined) throw new Error('Not begun.')
    const { tablet, page } = await world.all.open(language, language)
    const day = dayOf(page, wordsIn(language))
    const passphrase = await day.ana.startSpace('Río Claro', 'Ana')
    await refuse(day)
    await recordEmergency(day)
    await withdraw(day)
    await close(day)
    await remove(day)
    await lockAtHandOver(day, passphrase)
    await tablet.close()
  },
)

interface Day extends Words {
  readonly page: Page
  readonly ana: Person
  /** The record that is open. */
  readonly head: Locator
  readonly urgent: Locator
  readonly rows: Locator
  readonly button: (name: string) => Locator
}

function dayOf(page: Page, words: Words): Day {
  return {
    ...words,
    page,
    ana: personAt(page, words),
    head: page.locator('.split-detail').getByRole('heading', { level: 1 }),
    urgent: page.locator('section.urgent'),
    rows: page.locator('.split-list .list-row'),
    button: (name) => page.getByRole('button', { name, exact: true }),
  }
}

/** A no: thanks, nothing about the person, and a reception in its place. */
async function refuse(day: Day): Promise<void> {
  const { page, ana, t, question, code, button } = day
  await ana.tap('records:new-case')
  await ana.choose(question('case', 'consent-keep'), code('consent-answers', 'no'))
  expect(await nameFields(day)).toBe(0)
  await ana.tap('common:continue')
  await page.getByRole('heading', { name: t('interview:ending.title.no'), exact: true }).waitFor()
  await page.getByText(t('interview:ending.thanks')).waitFor()
  expect(await nameFields(day)).toBe(0)
  expect(await button(t('common:save')).count()).toBe(0)

  await ana.tap('interview:ending.instead')
  const add = page.locator('.stepper').first().getByRole('button').last()
  await add.click()
  await ana.choose(question('reception', 'reasons'), code('reasons', 'food'))
  await ana.choose(question('reception', 'services'), code('services-given', 'food'))
  await save(day)
  await list(day, 'reception', 1)
  await list(day, 'case', 0)
  await ana.goHome()
  await page.getByText(t('home:no-drafts')).waitFor()
}

/** A yes and an emergency: in sight on home, in the list and at the head, with whom to call one tap away. */
async function recordEmergency(day: Day): Promise<void> {
  const { page, ana, t, question, code, head, urgent, rows, button } = day
  await ana.tap('records:new-case')
  for (const asked of ['consent-keep', 'consent-unhcr']) {
    await ana.choose(question('case', asked), code('consent-answers', 'yes'))
  }
  await ana.choose(question('case', 'urgency'), code('priorities', 'emergency'))
  const add = button(t('questions/case:repeats.people.add'))
  await ana.reach(add)
  await add.click()
  await ana.fill(question('case', 'given-names'), GIVEN)
  await ana.fill(question('case', 'family-names'), FAMILY)
  await ana.choose(question('case', 'share-unhcr'), code('consent-answers', 'yes'))
  await save(day)
  await named(day)
  expect(await headMarks(day)).toEqual([expect.stringContaining(code('marks', 'emergency'))])

  await ana.goHome()
  await urgent.waitFor()
  const first = page.locator('main .page > *').nth(1)
  expect(await first.getAttribute('class')).toBe('urgent')
  expect(await urgent.innerText()).toContain(code('marks', 'emergency'))
  expect(await urgent.innerText()).not.toContain(GIVEN)
  await urgent.getByRole('link', { name: t('protocol:see') }).click()
  await page.locator('#life').waitFor()

  await list(day, 'case', 1)
  const row = rows.filter({ hasText: NAME })
  expect(await row.locator('[data-mark="emergency"]').innerText()).toContain(
    code('marks', 'emergency'),
  )
  await row.click()
  await head.waitFor()
  await page.getByRole('link', { name: t('protocol:see') }).click()
  await page.locator('#life').waitFor()
}

/** The permission is taken back: a code stands for the name, and that comes before the emergency. */
async function withdraw(day: Day): Promise<void> {
  const { page, ana, t, code, head } = day
  await openCase(day)
  await ana.tap('records:withdraw')
  await head.filter({ hasText: new RegExp(`^${t('records:case')} \\S+$`) }).waitFor()
  expect(await headMarks(day)).toEqual([
    expect.stringContaining(code('marks', 'withdrawn')),
    expect.stringContaining(code('marks', 'emergency')),
  ])
  expect(await page.locator('main').innerText()).not.toContain(GIVEN)
  await ana.tap('common:undo')
  await named(day)
  expect(await headMarks(day)).toEqual([expect.stringContaining(code('marks', 'emergency'))])
}

/** Closed, it is seen as closed and waits for nobody; opened again, it does. */
async function close(day: Day): Promise<void> {
  const { ana, t, question, code, urgent, rows, button } = day
  await button(t(`${CLOSING}.act`)).click()
  await ana.choose(question('case', 'closure-reason'), code('closure-reasons', 'needs-met'))
  await save(day)
  await button(t(`${CLOSING}.undo`)).waitFor()
  expect((await headMarks(day)).join()).toContain(code('marks', 'closed'))
  await list(day, 'closed', 1)
  expect(await rows.first().innerText()).toContain(t('records:closed'))
  await ana.goHome()
  await day.page.getByText(t('home:no-due')).waitFor()
  expect(await urgent.count()).toBe(0)

  await list(day, 'closed', 1)
  await rows.first().click()
  await button(t(`${CLOSING}.undo`)).click()
  await button(t(`${CLOSING}.act`)).waitFor()
  expect((await headMarks(day)).join()).not.toContain(code('marks', 'closed'))
  await list(day, 'closed', 0)
  await list(day, 'case', 1)
  expect(await rows.first().innerText()).not.toContain(t('records:closed'))
  await ana.goHome()
  await urgent.waitFor()
}

/** Deleted with a reason, it is nowhere; one tap brings it back. */
async function remove(day: Day): Promise<void> {
  const { page, ana, t, code } = day
  await openCase(day)
  await ana.tap('records:deletion.begin')
  await ana.tap('records:deletion.do')
  await page.getByText(t('records:deletion.no-reason')).first().waitFor()
  await page.getByLabel(code('deletion-reasons', 'mistake'), { exact: true }).check()
  await ana.tap('records:deletion.do')
  await page.getByText(t('records:deletion.done.case')).waitFor()
  await list(day, 'case', 0)
  await list(day, 'all', 1)
  await search(day, GIVEN)
  await page.getByText(t('records:nothing-found')).waitFor()

  await ana.tap('common:undo')
  await named(day)
  await list(day, 'all', 2)
  await search(day, GIVEN)
  await counted(day, 1)
}

/** Locked while a hand-over is made: no file comes, and none is noted. */
async function lockAtHandOver(day: Day, passphrase: string): Promise<void> {
  const { page, ana, t, button } = day
  const files: string[] = []
  page.on('download', (file) => files.push(file.suggestedFilename()))
  await ana.goHome()
  await page
    .getByRole('link', { name: t('handover:short'), exact: true })
    .first()
    .click()
  await page.locator('[data-people]').waitFor()
  await page.getByLabel(t('handover:plain')).check()
  await pressThen(page, t('handover:build'), t('common:lock'))
  await page.getByRole('heading', { name: t('unlock:locked') }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain(GIVEN)

  await typeInto(page.getByLabel(t('unlock:passphrase'), { exact: true }), passphrase)
  await page.keyboard.press('Enter')
  await page.getByText(t('handover:none-past')).waitFor()
  expect(files).toEqual([])

  // One that is not cut short comes, so that the one above could have.
  await page.getByLabel(t('handover:plain')).check()
  await button(t('handover:build')).click()
  await page.locator('ul.rows li.list-row').first().waitFor()
  await page.getByText(/amparo-.*\.zip/).waitFor()
  expect(files).toHaveLength(1)
}

async function save({ ana, t, button }: Day): Promise<void> {
  await ana.toReview()
  await ana.tap('common:save')
  await button(t('records:edit')).waitFor()
}

/** Its name stands at its head. */
async function named({ head }: Day): Promise<void> {
  await head.filter({ hasText: NAME }).waitFor()
}

async function openCase(day: Day): Promise<void> {
  await list(day, 'case', 1)
  await day.rows.first().click()
  await named(day)
}

function headMarks({ page }: Day): Promise<readonly string[]> {
  return page.locator('.attention .marks.head .tag').allInnerTexts()
}

/** What could take a name down. */
async function nameFields({ page, t, question, button }: Day): Promise<number> {
  const fields = ['given-names', 'family-names'].map((id) =>
    page.getByLabel(question('case', id), { exact: true }).count(),
  )
  const add = button(t('questions/case:repeats.people.add')).count()
  return (await Promise.all([...fields, add])).reduce((sum, one) => sum + one, 0)
}

/** The list with nothing searched for, of one kind, holds so many. */
async function list(day: Day, kind: string, count: number): Promise<void> {
  const { page, t } = day
  const places = page.getByRole('navigation', { name: t('common:places') })
  await places.getByText(t('records:title')).click()
  await search(day, '')
  const shown = page.getByRole('group', { name: t('records:show') })
  await shown.getByText(t(`records:kinds.${kind}`), { exact: true }).click()
  await counted(day, count)
}

async function search({ page, t }: Day, text: string): Promise<void> {
  const field = page.getByLabel(t('records:search'), { exact: true })
  await typeInto(field, text)
  if (text === '') await field.press('Delete')
}

/** So many rows stand in the list, and so many are told. */
async function counted({ page, t, rows }: Day, count: number): Promise<void> {
  if (count === 0) await page.getByText(t('records:empty')).waitFor()
  else {
    const told = t(`records:count_${count === 1 ? 'one' : 'other'}`)
    const hint = page.locator('.split-list .hint')
    await hint.getByText(told.replace('{{count}}', String(count)), { exact: true }).waitFor()
  }
  expect(await rows.count()).toBe(count)
}
