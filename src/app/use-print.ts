// On paper nothing can be unfolded: what is folded on the screen is open while it is printed.
import { useEffect } from 'preact/hooks'

export function usePrint(): void {
  useEffect(() => {
    const memory = { opened: [] as readonly HTMLDetailsElement[] }
    const before = () => {
      memory.opened = [
        ...document.querySelectorAll<HTMLDetailsElement>('main details:not([open], .no-print)'),
      ]
      for (const details of memory.opened) details.open = true
    }
    const after = () => {
      for (const details of memory.opened) details.open = false
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
}
