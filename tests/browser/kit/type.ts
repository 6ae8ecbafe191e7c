// Entry as a hand does it: a tap on the field, then key after key. Whatever stood in the field is replaced.
import type { Locator } from 'playwright-core'

/** `delay` in milliseconds between two keys. */
export async function typeInto(field: Locator, text: string, delay = 0): Promise<void> {
  await field.click()
  await field.press('ControlOrMeta+a')
  await field.page().keyboard.type(text, { delay })
}
