// A person at the tablet: what they see, tap and type, in their own language.
import type { Locator, Page } from 'playwright-core'
import { OPERATOR_CODE } from './endpoint.ts'
import type { Words } from './words.ts'

export interface Person {
  readonly page: Page
  readonly words: Words
  readonly tap: (key: string) => Promise<void>
  readonly open: (url: string) => Promise<void>
  readonly untilOfflineReady: () => Promise<void>
  /** Gives the passphrase that was offered. */
  readonly startSpace: (space: string, name: string) => Promise<string>
  readonly unlock: (passphrase: string) => Promise<void>
  readonly lock: () => Promise<void>
  readonly connect: () => Promise<void>
  readonly choose: (legend: string, ...labels: readonly string[]) => Promise<void>
  readonly recordReception: (people: number) => Promise<void>
  readonly recordCase: (person: { given: string; family: string; share?: boolean }) => Promise<void>
  readonly answerElement: (subject: string) => Promise<void>
  readonly goHome: () => Promise<void>
  readonly untilSent: () => Promise<void>
  readonly untilWaiting: (count: number) => Promise<void>
}

export function personAt(page: Page, words: Words): Person {
  const { t, question, code, subject } = words
  const button = (key: string) => page.getByRole('button', { name: t(key), exact: true })
  const tap = (key: string) => button(key).first().click()
  const group = (legend: string) => page.getByRole('group', { name: legend, exact: true }).first()
  const continueOn = () => tap('common:continue')
  const save = async () => {
    await tap('common:save')
  }

  const choose = async (legend: string, ...labels: readonly string[]) => {
    const asked = group(legend)
    await asked.waitFor()
    const search = asked.getByRole('button', { name: t('interview:search.open') })
    if ((await search.count()) > 0) await pickFromList(search, labels)
    else for (const label of labels) await asked.getByLabel(label, { exact: true }).check()
  }
  const pickFromList = async (search: Locator, labels: readonly string[]) => {
    await search.click()
    const dialog = page.locator('dialog[open]')
    for (const label of labels) {
      await dialog.getByRole('searchbox').fill(label)
      await dialog.getByLabel(label, { exact: true }).first().click()
    }
    const close = dialog.getByRole('button', { name: t('interview:search.close') })
    if ((await close.count()) > 0) await close.click()
  }
  const goHome = async () => {
    await page
      .getByRole('navigation', { name: t('common:places') })
      .getByText(t('common:home'))
      .click()
    await page.getByRole('heading', { name: t('home:title') }).waitFor()
  }

  return {
    page,
    words,
    tap,
    choose,
    goHome,
    open: async (url) => {
      await page.goto(url)
      await page.locator('h1').first().waitFor()
    },
    untilOfflineReady: () => page.locator('[data-offline="ready"]').waitFor(),
    startSpace: async (space, name) => {
      await tap('start:begin')
      await page.getByLabel(t('devices:space-name')).fill(space)
      await page.getByLabel(t('devices:member-name')).fill(name)
      await continueOn()
      const phrase = await offeredPhrase(page)
      await page.getByLabel(t('unlock:again')).fill(phrase)
      await tap('devices:create')
      await page.getByRole('heading', { name: t('home:title') }).waitFor()
      return phrase
    },
    unlock: async (passphrase) => {
      await page.getByLabel(t('unlock:passphrase'), { exact: true }).fill(passphrase)
      await tap('unlock:open')
    },
    lock: async () => {
      await tap('common:lock')
      await page.getByRole('heading', { name: t('unlock:locked') }).waitFor()
    },
    connect: async () => {
      await page.getByRole('link', { name: t('common:more') }).click()
      await page.getByRole('link', { name: t('devices:title') }).click()
      await page.getByLabel(t('devices:operator-code')).fill(OPERATOR_CODE)
      await tap('devices:connect')
      await button('devices:invite').waitFor()
    },
    recordReception: async (people) => {
      await goHome()
      await tap('records:new-reception')
      const add = page.locator('.stepper').first().getByRole('button').last()
      for (let i = 0; i < people; i += 1) await add.click()
      await continueOn()
      await choose(question('reception', 'reasons'), code('reasons', 'food'))
      await continueOn()
      await choose(question('reception', 'services'), code('services-given', 'food'))
      await continueOn()
      await save()
      await button('records:edit').waitFor()
    },
    recordCase: async ({ given, family, share = true }) => {
      await goHome()
      await tap('records:new-case')
      const agreed = code('consent-answers', share ? 'yes' : 'no')
      await choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
      await choose(question('case', 'consent-unhcr'), agreed)
      await continueOn()
      await continueOn()
      await page.getByRole('button', { name: addPerson(words) }).click()
      await page.getByLabel(question('case', 'given-names')).fill(given)
      await page.getByLabel(question('case', 'family-names')).fill(family)
      if (share) await choose(question('case', 'share-unhcr'), agreed)
      await page.getByRole('link', { name: t('interview:review') }).click()
      await save()
      await button('records:edit').waitFor()
    },
    answerElement: async (id) => {
      await page.getByRole('link', { name: t('assessment:short') }).click()
      const begin = button('assessment:begin')
      const element = page.locator(`[data-element="${id}"]`)
      await begin.or(element).first().waitFor()
      if ((await begin.count()) > 0) await beginRound(page, words, { continueOn, choose, save })
      await element.click()
      await choose(question('element', 'state'), code('element-states', 'rated'))
      await continueOn()
      for (const check of ['written', 'reached']) {
        await choose(subject(id, check), code('check-answers', 'yes'))
      }
      await continueOn()
      await choose(question('element', 'holder'), code('power-holders', 'own'))
      await page.getByRole('link', { name: t('interview:review') }).click()
      await save()
      await element.waitFor()
    },
    untilSent: () =>
      page.locator('[data-status="sent"][data-waiting="0"]').waitFor({ timeout: 90_000 }),
    untilWaiting: (count) => page.locator(`[data-waiting="${String(count)}"]`).waitFor(),
  }
}

async function beginRound(
  page: Page,
  { t, question, code }: Words,
  act: {
    continueOn: () => Promise<void>
    choose: Person['choose']
    save: () => Promise<void>
  },
): Promise<void> {
  await page.getByRole('button', { name: t('assessment:begin') }).click()
  await page.getByLabel(question('assessment', 'municipality')).fill('Río Claro')
  await act.choose(question('assessment', 'country'), code('countries', 'COL'))
  await page.getByLabel(question('assessment', 'round')).fill('2026')
  await page.getByRole('link', { name: t('interview:review') }).click()
  await act.save()
}

/** The words on the screen, once they are there. */
export async function offeredPhrase(page: Page): Promise<string> {
  const place = page.locator('[data-passphrase]')
  await place.filter({ hasText: /\p{L}+ \p{L}+/u }).waitFor()
  return place.innerText()
}

function addPerson({ language }: Words): RegExp {
  return { es: /^Agregar/, pt: /^(Adicionar|Incluir)/, en: /^Add/ }[language]
}
