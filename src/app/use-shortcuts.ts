// Quick ways for whoever has a keyboard. Single letters count only outside of fields and can be switched off
// (WCAG 2.1.4), and never while somebody types, also when the field goes from under their hand.
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
    const memory = { g: -G_MS, writing: false }
    const press = (event: KeyboardEvent) => {
      if (isWriting(event.target)) memory.writing = true
      // Whoever meant to leave the field says so by a key or a tap; a field that is gone was not left.
      if (LEAVING.has(event.key)) memory.writing = false
      if (memory.writing || isChord(event) || isWriting(event.target)) return
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
    const point = () => {
      memory.writing = false
    }
    addEventListener('keydown', press)
    addEventListener('pointerdown', point)
    return () => {
      removeEventListener('keydown', press)
      removeEventListener('pointerdown', point)
    }
  }, [on])
  return {
    listed,
    close: () => {
      setListed(false)
    },
  }
}

/** Keys that take one out of a field. */
const LEAVING: ReadonlySet<string> = new Set(['Tab', 'Enter', 'Escape'])

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

function isChord({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], dialog') !== null
  )
}
