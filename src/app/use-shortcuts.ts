// Quick ways for whoever has a keyboard. Single letters count only outside of fields and can be switched off
// (WCAG 2.1.4).
import { useEffect, useRef, useState } from 'preact/hooks'

export interface Ways {
  readonly go: (path: string) => void
  readonly onNew: () => void
}

const G_MS = 1_500

/** Whether the list of shortcuts is wanted, and a way to put it away. */
export function useShortcuts(on: boolean, ways: Ways) {
  const [listed, setListed] = useState(false)
  const latest = useRef(ways)
  latest.current = ways
  useEffect(() => {
    if (!on) return undefined
    const memory = { g: -G_MS }
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      const after = event.timeStamp - memory.g < G_MS ? `g ${event.key}` : event.key
      const act = WAYS[after]
      memory.g = event.key === 'g' ? event.timeStamp : -G_MS
      if (act === undefined) return
      event.preventDefault()
      act({
        ...latest.current,
        list: () => {
          setListed(true)
        },
      })
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [on])
  return {
    listed,
    close: () => {
      setListed(false)
    },
  }
}

/** In the order in which they are listed: the keys, the word under `common:shortcuts`, and the place they are for. */
export const SHORTCUTS = [
  { keys: 'n', name: 'new', leads: '/records' },
  { keys: '/', name: 'search', leads: '/records' },
  { keys: 'g h', name: 'home', leads: '/' },
  { keys: 'g r', name: 'records', leads: '/records' },
  { keys: 'Ctrl+Enter', name: 'continue', leads: '/' },
  { keys: 'Esc Esc Esc', name: 'cover', leads: '/' },
  { keys: '?', name: 'list', leads: '/' },
] as const

const WAYS: Readonly<Record<string, (to: Ways & { readonly list: () => void }) => void>> = {
  n: ({ onNew }) => {
    onNew()
  },
  '/': ({ go }) => {
    const search = document.getElementById('search')
    // On a phone the list lies hidden behind the record that is open.
    if (search?.checkVisibility() === true) search.focus()
    else go('/records#search')
  },
  'g h': ({ go }) => {
    go('/')
  },
  'g r': ({ go }) => {
    go('/records')
  },
  '?': ({ list }) => {
    list()
  },
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], dialog') !== null
  )
}
