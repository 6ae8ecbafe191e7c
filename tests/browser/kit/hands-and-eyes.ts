// Looks at a screen for those who have no pointer, a thumb, or a reader: what axe does not see.
import type { Page } from 'playwright-core'
import { coveredFocus } from './covered.ts'

type Faults = readonly string[]

/** Focus has gone to the beginning of everything. */
export async function lostFocus(page: Page): Promise<Faults> {
  const focused = page.locator('body *:focus').first()
  const somewhere = await focused.waitFor({ state: 'attached', timeout: 2_000 }).then(
    () => true,
    () => false,
  )
  return somewhere ? [] : ['nothing has focus']
}

/** Each thing that takes focus, given focus, and what then lies over it. */
export async function coveredOnes(page: Page): Promise<Faults> {
  const before = await page.evaluateHandle(() => document.activeElement)
  const faults: string[] = []
  const count = await page.evaluate(focusNth, -1)
  for (let n = 0; n < count; n += 1) {
    await page.evaluate(focusNth, n)
    faults.push(...(await coveredFocus(page)))
  }
  await before.evaluate((one) => {
    if (one instanceof HTMLElement) one.focus({ preventScroll: true })
    scrollTo(0, 0)
  })
  return faults
}

/** How many take focus; gives it to one of them. */
function focusNth(n: number): number {
  const all = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, summary'),
  ].filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
  all[n]?.focus()
  return all.length
}

/** Too small for a thumb (WCAG 2.5.5): buttons, fields and cards at least 48 px high, all at least 44 px. */
export function tooSmall(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const inSentence = (one: Element) => {
      const around = one.parentElement?.textContent.trim() ?? ''
      return one.matches('a') && around.length > one.textContent.trim().length + 1
    }
    const faults: string[] = []
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, textarea, select, summary',
    )
    for (const one of all) {
      if (!one.checkVisibility({ visibilityProperty: true })) continue
      const inline = getComputedStyle(one).display.startsWith('inline') && inSentence(one)
      if (inline || one.closest('.visually-hidden') !== null) continue
      const card = one instanceof HTMLInputElement ? one.labels?.[0] : undefined
      const boxes = [one, ...(card === undefined ? [] : [card])].map((target) =>
        target.getBoundingClientRect(),
      )
      const width = Math.max(...boxes.map((box) => box.width))
      const height = Math.max(...boxes.map((box) => box.height))
      const least = one.matches('a, summary') ? 44 : 48
      // Half a pixel is lost to rounding.
      if (width >= 43.5 && height >= least - 0.5) continue
      const name = `${one.tagName.toLowerCase()}.${one.className} "${one.textContent.slice(0, 24)}"`
      faults.push(`${name} ${width.toFixed(0)}x${height.toFixed(0)}`)
    }
    return faults
  })
}

/** Controls that the browser would write down: outside of a form that forbids it, or with `autocomplete` of their own. */
export function keptControls(page: Page): Promise<Faults> {
  return page.evaluate(() =>
    [...document.querySelectorAll('input, textarea, select')].flatMap((one) => {
      const control = one as HTMLInputElement
      const own = control.getAttribute('autocomplete') ?? 'off'
      // Browsers keep passwords out of what they note of a page by themselves.
      const silent = own === 'off' || control.type === 'password'
      return silent && control.form?.autocomplete === 'off'
        ? []
        : [`kept by the browser: ${control.outerHTML.slice(0, 120)}`]
    }),
  )
}

/** Without a name for readers, or with the name of the picture on it. */
export function nameless(page: Page, icons: readonly string[]): Promise<Faults> {
  return page.evaluate((pictures) => {
    const nameOf = (one: Element) => {
      const labelled = one.getAttribute('aria-label')
      if (labelled !== null) return labelled.trim()
      const copy = document.createElement('div')
      copy.append(...[...one.childNodes].map((node) => node.cloneNode(true)))
      for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
      return copy.textContent.trim()
    }
    return [...document.querySelectorAll('a[href], button, summary')]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const name = nameOf(one)
        return name === '' || pictures.includes(name) || !/[\p{L}\d]/u.test(name)
      })
      .map((one) => `no name: ${one.outerHTML.slice(0, 120)}`)
  }, icons)
}
