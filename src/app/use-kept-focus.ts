// Whoever has no pointer works where focus is. When what had it is taken off the screen, focus goes to the place it
// stood in, or to the page's heading; never back to the beginning of everything.
import { useEffect } from 'preact/hooks'

/** A screen that has something better to focus has done so by then. */
const SETTLED_MS = 100
const PLACES = 'ul, ol, fieldset, form, section, dialog'
const FOCUSABLE = 'a[href], button:not([tabindex="-1"]), input, summary'

export function useKeptFocus(): void {
  useEffect(() => {
    const memory: { way: readonly Element[]; timer: number } = { way: [], timer: 0 }
    const remember = ({ target }: FocusEvent) => {
      memory.way = target instanceof Element ? wayUp(target) : []
    }
    const observer = new MutationObserver(() => {
      if (memory.way[0]?.isConnected !== false) return
      clearTimeout(memory.timer)
      memory.timer = window.setTimeout(() => {
        if (document.activeElement === document.body) takeUp(memory.way)
      }, SETTLED_MS)
    })
    addEventListener('focusin', remember)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(memory.timer)
      removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [])
}

/** It and all that holds it, from the inside. */
function wayUp(element: Element): readonly Element[] {
  const { parentElement } = element
  return [element, ...(parentElement === null ? [] : wayUp(parentElement))]
}

function takeUp(way: readonly Element[]): void {
  const near = way
    .filter((one) => one.isConnected && one.matches(PLACES))
    .flatMap((place) => [...place.querySelectorAll<HTMLElement>(FOCUSABLE)])
    .find((one) => one.checkVisibility())
  const next = near ?? document.querySelector<HTMLElement>('h1[tabindex], main h1')
  next?.focus({ preventScroll: near === undefined })
}
