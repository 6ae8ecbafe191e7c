// A person without a pointer: every key they press is counted, and where focus stands is looked at with each.
import type { Page } from 'playwright-core'
import { coveredFocus } from './covered.ts'

/** Nobody should need more than this to reach anything on a screen. */
const MOST_TABS = 70
/** No list of single choices in a group is longer. */
const MOST_ARROWS = 12

export interface Keys {
  /** How many were pressed since the last time this was asked. */
  readonly pressed: () => number
  /** What had focus while something lay over it. */
  readonly covered: readonly string[]
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Tab until what has focus bears this name; with `Shift+Tab`, back. */
  readonly to: (name: string | RegExp, within?: string, key?: string) => Promise<void>
  /** To it and Enter. */
  readonly enter: (name: string | RegExp, within?: string, key?: string) => Promise<void>
  /** To one of a group by arrows, or by Tab where each stands alone; Space marks it. */
  readonly mark: (label: string) => Promise<void>
  /** Waits until focus is on what this selector means. */
  readonly on: (selector: string) => Promise<void>
}

export function keysOf(page: Page): Keys {
  const count = { pressed: 0 }
  const covered: string[] = []
  const press = async (key: string) => {
    count.pressed += 1
    await page.keyboard.press(key)
  }
  const to: Keys['to'] = async (name, within = '*', key = 'Tab') => {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await press(key)
      covered.push(...(await coveredFocus(page)))
      if (await focusFits(page, name, within)) return
    }
    throw new Error(`${String(name)} was not reached by ${String(MOST_TABS)} times ${key}`)
  }
  return {
    covered,
    press,
    to,
    pressed: () => {
      const { pressed } = count
      count.pressed = 0
      return pressed
    },
    type: async (text) => {
      count.pressed += text.length
      await page.keyboard.type(text)
    },
    enter: async (...where) => {
      await to(...where)
      await press('Enter')
    },
    mark: async (label) => {
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        await press('Tab')
        if (await reachedByArrows(page, label, press)) {
          await press('Space')
          return
        }
      }
      throw new Error(`No card ${label} was reached`)
    },
    on: (selector) => page.locator(`${selector}:focus`).first().waitFor(),
  }
}

async function reachedByArrows(page: Page, label: string, press: Keys['press']): Promise<boolean> {
  if (await focusFits(page, label, 'input')) return true
  const others = await page
    .locator('input[type=radio]:focus')
    .evaluateAll((radios) =>
      radios.flatMap((one) =>
        [
          ...(one
            .closest('fieldset, [role=group]')
            ?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []),
        ].map((radio) => radio.labels?.[0]?.textContent.trim() ?? ''),
      ),
    )
  if (!others.includes(label)) return false
  for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
    await press('ArrowDown')
    if (await focusFits(page, label, 'input')) return true
  }
  return false
}

/** By the accessible name, as a reader would say it. */
function focusFits(page: Page, name: string | RegExp, within: string): Promise<boolean> {
  const wanted = typeof name === 'string' ? { start: name } : { pattern: name.source }
  return page.evaluate(
    ({ start, pattern, selector }) => {
      const one = document.activeElement
      if (one === null || one === document.body || !one.matches(selector)) return false
      const labels = one instanceof HTMLInputElement ? [...(one.labels ?? [])] : []
      const label = one.getAttribute('aria-label') ?? labels.map((l) => l.textContent).join(' ')
      const said = (label === '' ? one.textContent : label).trim()
      return pattern === undefined ? said.startsWith(start) : new RegExp(pattern).test(said)
    },
    { start: '', pattern: undefined, ...wanted, selector: within },
  )
}
