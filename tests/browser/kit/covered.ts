// Whether what has focus can be seen, or lies under a bar that stays (WCAG 2.4.11).
import type { Page } from 'playwright-core'

/** Frames in which a page that is still scrolling gets to what has focus: a third of a second. */
const LOOKS = 10

/** What has focus and stays covered, in words; nothing when it is in sight. The page may still be scrolling to it. */
export async function coveredFocus(page: Page, looks = LOOKS): Promise<readonly string[]> {
  const covered = await coveredNow(page)
  if (covered.length === 0 || looks === 0) return covered
  await settled(page)
  return coveredFocus(page, looks - 1)
}

/** Two frames: what was asked for is laid out and drawn. */
export function settled(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve))
      }),
  )
}

function coveredNow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const one = document.activeElement
    if (!(one instanceof HTMLElement) || one === document.body) return []
    const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined
    // What is only for readers shows as its label, or not at all.
    const seen = one.getBoundingClientRect().width > 2 ? one : label
    if (seen === undefined || seen.matches('dialog')) return []
    const { left, right, top, bottom } = seen.getBoundingClientRect()
    const inSight = {
      x: (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
      y: (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
    }
    const above = document.elementFromPoint(inSight.x, inSight.y)
    const own = above !== null && (seen.contains(above) || label?.contains(above) === true)
    if (own || above?.contains(seen) === true) return []
    // What one opened oneself goes with Esc.
    if (above?.closest(':popover-open') !== null && above !== null) return []
    const named = (element: Element | null) =>
      `${element?.tagName.toLowerCase() ?? 'nothing'}.${element?.getAttribute('class') ?? ''}`
    const where = `${seen.id} at ${String(Math.round(left))},${String(Math.round(top))} of ${String(innerWidth)}x${String(innerHeight)}`
    return [`${named(one)} "${one.textContent.slice(0, 30)}" ${where} under ${named(above)}`]
  })
}
