// What a screen says, to eye and ear, and what of it does not fit.
import type { Page } from 'playwright-core'

/** Every text node, name, title and alternative text, also of what only readers hear; not the passphrase on offer. */
export function saidOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder']
    const drawn = (element: Element | null) =>
      element !== null &&
      element.closest('script, style, [data-passphrase]') === null &&
      element.checkVisibility()
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() !== null) {
      const { parentElement, textContent } = walker.currentNode
      // A picture's own title and description are never drawn, and are read aloud.
      const inPicture = parentElement?.closest('svg') ?? null
      if (inPicture !== null || drawn(parentElement)) texts.push(textContent ?? '')
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (!drawn(element)) continue
      for (const name of ATTRIBUTES) texts.push(element.getAttribute(name) ?? '')
    }
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
  })
}

/** Elements whose words are cut off, and those that stand out of the screen. */
export function notFitting(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class'))}: ${element.textContent.slice(0, 60)}`
    const overflow = (element: Element) => getComputedStyle(element).overflowX
    const clipped = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath === 'inset(50%)' || clipped(element.parentElement))
    const forReaders = (element: Element) => element.clientWidth <= 1 || clipped(element)
    const scrolls = (element: Element): boolean =>
      element.parentElement !== null &&
      (['auto', 'scroll'].includes(overflow(element.parentElement)) ||
        scrolls(element.parentElement))
    const { scrollWidth, clientWidth } = document.documentElement
    const outside = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && !scrolls(element) && (right > clientWidth + 1 || left < -1)
    }
    // A name may end in dots where all of it is one touch or one hover away.
    const saidInFull = (element: Element) =>
      element.getAttribute('title')?.trim() === element.textContent.trim()
    const cutOff = (element: Element) =>
      !saidInFull(element) &&
      ['hidden', 'clip'].includes(overflow(element)) &&
      (element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1)
    const faults =
      scrollWidth > clientWidth ? [`page: ${String(scrollWidth - clientWidth)} px`] : []
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.checkVisibility() || element.closest('svg') !== null) continue
      if (forReaders(element)) continue
      if (cutOff(element)) faults.push(`cut off: ${named(element)}`)
      // Only the innermost: what holds it is outside because of it.
      if (outside(element) && ![...element.children].some(outside))
        faults.push(`outside: ${named(element)}`)
    }
    return faults
  })
}
