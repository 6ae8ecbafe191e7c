// What is looked at on each screen of a walk: by axe, and for a page wider than the screen.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** The narrowest that WCAG 1.4.10 asks for, and a phone as it is; the walk goes on at the last. */
const WIDTHS = [320, 360] as const
const HEIGHT = 780

/** Everything in the light, only colours in the others: nothing else changes with them. */
export async function axeFaults(page: Page, themes: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const theme of ['light', ...themes]) {
    await show(page, theme)
    // No frames to look into, so no page of its own to join the results in.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({
      // To describe all that passed takes as long as to look.
      resultTypes: ['violations'],
      ...(theme === 'light' ? {} : { runOnly: ['color-contrast'] }),
    })
    const { violations } = await axe.analyze()
    for (const { id, nodes } of violations) {
      faults.push(`${theme}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)
    }
  }
  await show(page, 'light')
  return faults
}

/** Sideways scroll on phones. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (wide > 0) faults.push(`${String(wide)} px too wide at ${String(width)}`)
  }
  return faults
}

function show(page: Page, theme: string): Promise<unknown> {
  return page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme)
}
