// What a reader would say by itself: changes of live regions, in their order.
import type { BrowserContext, Page } from 'playwright-core'

/** Call before the page is opened. */
export async function listen(tablet: BrowserContext): Promise<void> {
  await tablet.addInitScript(() => {
    const heard: string[] = []
    Reflect.set(window, 'heard', heard)
    const said = new WeakMap<Element, string>()
    const hear = () => {
      for (const region of document.querySelectorAll(
        '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]',
      )) {
        const text = region.textContent.trim()
        // A status that comes with its text is not read out; an alert is.
        const before = said.get(region) ?? (region.matches('[role=alert]') ? '' : text)
        if (text !== before && text !== '') heard.push(text)
        said.set(region, text)
      }
    }
    new MutationObserver(hear).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
}

/** What was heard since the last time this was asked. */
export function heardSince(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const heard: unknown = Reflect.get(window, 'heard')
    return Array.isArray(heard) ? heard.splice(0).map(String) : ['nobody listens']
  })
}

export async function untilHeard(page: Page, part: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const heard: unknown = Reflect.get(window, 'heard')
    return Array.isArray(heard) && heard.some((text) => String(text).includes(wanted))
  }, part)
}
