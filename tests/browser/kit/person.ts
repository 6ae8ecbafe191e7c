// A person at the tablet: what they see, tap and type, in their own language.
import type { Locator, Page } from 'playwright-core'
import { OPERATOR_CODE } from './endpoint.ts'
import { typeInto } from './type.ts'
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
  /** Goes on until a question is asked, page after page. */
  readonly reach: (asked: Locator) => Promise<void>
  readonly choose: (legend: string, ...labels: readonly string[]) => Promise<void>
  /** Types, key after key. */
  readonly fill: (label: string, text: string) => Promise<void>
  readonly toReview: () => Promise<void>
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

  const reach = (asked: Locator) => reachOn(page, asked, button('common:continue'))
  const choose = async (legend: string, ...labels: readonly string[]) => {
    const asked = group(legend)
    await reach(asked)
    for (const label of labels) {
      const card = asked.getByLabel(label, { exact: true })
      if ((await card.count()) > 0) await card.first().check()
      else await pickFromList(asked, label)
    }
  }
  const pickFromList = async (asked: Locator, label: string) => {
    await asked.getByRole('button', { name: t('interview:search.open') }).click()
    const dialog = page.locator('dialog[open]')
    await page.keyboard.type(label)
    await dialog.getByLabel(label, { exact: true }).first().check()
    await dialog.getByRole('button', { name: t('interview:search.close') }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  const fill = async (label: string, text: string) => {
    const field = page.getByLabel(label, { exact: true })
    await reach(field)
    await typeInto(field, text)
  }
  const toReview = async () => {
    const review = page.locator('.sections').getByText(t('interview:review'))
    if (!(await review.isVisible())) await page.locator('.sections-now').click()
    await review.click()
    await page.locator('.review').waitFor()
  }
  const goHome = async () => {
    const places = page.getByRole('navigation', { name: t('common:places') })
    const leave = page.locator('[data-leave]')
    // In an interview a phone shows the way home in its head, and no places.
    await places.or(leave).first().waitFor()
    const home = places.getByText(t('common:home'))
    await ((await home.isVisible()) ? home : leave).click()
    await page.getByRole('heading', { name: t('home:title') }).waitFor()
  }

  return {
    page,
    words,
    tap,
    reach,
    choose,
    fill,
    toReview,
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
      await choose(question('reception', 'reasons'), code('reasons', 'food'))
      await choose(question('reception', 'services'), code('services-given', 'food'))
      await toReview()
      await save()
      await button('records:edit').waitFor()
    },
    recordCase: async ({ given, family, share = true }) => {
      await goHome()
      await tap('records:new-case')
      const agreed = code('consent-answers', share ? 'yes' : 'no')
      await choose(question('case', 'consent-keep'), code('consent-answers', 'yes'))
      await choose(question('case', 'consent-unhcr'), agreed)
      const add = page.getByRole('button', { name: addPerson(words) })
      await reach(add)
      await add.click()
      await fill(question('case', 'given-names'), given)
      await fill(question('case', 'family-names'), family)
      if (share) await choose(question('case', 'share-unhcr'), agreed)
      await toReview()
      await save()
      await button('records:edit').waitFor()
    },
    answerElement: async (id) => {
      await page.getByRole('link', { name: t('assessment:short') }).click()
      const begin = button('assessment:begin')
      const element = page.locator(`[data-element="${id}"]`)
      await begin.or(element).first().waitFor()
      if ((await begin.count()) > 0) await beginRound(page, words, { fill, choose, toReview, save })
      await element.click()
      await choose(question('element', 'state'), code('element-states', 'rated'))
      for (const check of ['written', 'reached']) {
        await choose(subject(id, check), code('check-answers', 'yes'))
      }
      await choose(question('element', 'holder'), code('power-holders', 'own'))
      await toReview()
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
  act: Pick<Person, 'fill' | 'choose' | 'toReview'> & { readonly save: () => Promise<void> },
): Promise<void> {
  await page.getByRole('button', { name: t('assessment:begin') }).click()
  await act.fill(question('assessment', 'municipality'), 'Río Claro')
  await act.choose(question('assessment', 'country'), code('countries', 'COL'))
  await act.fill(question('assessment', 'round'), '2026')
  await act.toReview()
  await act.save()
}

/** The places of an interview have no address: the entries of the browser's history are numbered. */
function numberOfEntry(): unknown {
  return history.state
}

/** Page after page, each waited for by the number of its entry. */
async function reachOn(page: Page, asked: Locator, goOn: Locator): Promise<void> {
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await asked.or(goOn).first().waitFor()
    if ((await asked.count()) > 0) {
      await asked.first().waitFor()
      return
    }
    const here = await page.evaluate(numberOfEntry)
    await goOn.click()
    await page.waitForFunction((before) => history.state !== before, here)
  }
  throw new Error(`Not asked on any of ${String(MOST_PAGES)} pages: ${asked.toString()}`)
}

/** No interview is longer. */
const MOST_PAGES = 60

/** The words on the screen, once they are there. */
export async function offeredPhrase(page: Page): Promise<string> {
  const place = page.locator('[data-passphrase]')
  await place.filter({ hasText: /\p{L}+ \p{L}+/u }).waitFor()
  return place.innerText()
}

function addPerson({ language }: Words): RegExp {
  return { es: /^Agregar/, pt: /^(Adicionar|Incluir)/, en: /^Add/ }[language]
}
