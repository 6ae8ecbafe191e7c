// Two presses with one drawing between them: what the first began cannot be there yet when the second comes.
import type { Page } from 'playwright-core'

/** By the words on them. */
export async function pressThen(page: Page, first: string, then: string): Promise<void> {
  await page.evaluate(
    async ([one, other]) => {
      const press = (text: string) => {
        const all = [...document.querySelectorAll<HTMLElement>('button, nav a')]
        const found = all.find((each) => each.textContent.trim() === text)
        if (found === undefined) throw new Error(`No "${text}" to press.`)
        found.click()
      }
      press(one)
      // Drawn anew once.
      await Promise.resolve().then(() => undefined)
      await new Promise((resolve) => setTimeout(resolve))
      press(other)
    },
    [first, then] as const,
  )
}
