// What this browser remembers of what it kept, in a place of its own: when both copies are gone, somebody is told so and
// is not welcomed like a stranger. Times and counts only; nothing about anybody.
import type { Remembered } from '../features/keeping/LostScreen.tsx'

const KEY = 'amparo-kept'

export function remember(kept: Remembered): void {
  localStorage.setItem(KEY, JSON.stringify(kept))
}

export function remembered(): Remembered | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Remembered> | null
    if (typeof kept?.at !== 'string') return undefined
    const { at, unsent = 0, lastSent, connected = false } = kept
    return { at, unsent, connected, ...(lastSent === undefined ? {} : { lastSent }) }
  } catch {
    return undefined
  }
}

/** The last space was removed on purpose, or somebody said that there is nothing to get back. */
export function forget(): void {
  localStorage.removeItem(KEY)
}
