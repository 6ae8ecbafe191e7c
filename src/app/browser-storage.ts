// What only a page can ask of the browser: to keep what is here, and how much there is; and whether work can be kept here
// at all.
import type { BrowserStorage } from '../features/keeping/KeepingScreen.tsx'
import { believed } from './storage-estimate.ts'

/** Asks for the promise and tells the truth about the answer. */
export async function askToPersist(): Promise<void> {
  if ('storage' in navigator && !(await navigator.storage.persisted())) {
    await navigator.storage.persist()
  }
}

export async function browserStorage(): Promise<BrowserStorage> {
  if (!('storage' in navigator)) return { persisted: false }
  const [persisted, estimate] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ])
  const room = believed(estimate)
  return { persisted, ...(room === undefined ? {} : { room }) }
}

/**
 * Safari on iOS clears what a page kept after seven days; an installed app has its own storage and is spared, so work
 * begins there or not at all (security.md 2). Only Safari on iOS has `navigator.standalone`.
 */
export function recordingHere(): 'fine' | 'install-first' | 'unsupported' {
  const here: Partial<Navigator> & { readonly standalone?: boolean } = navigator
  const can = 'indexedDB' in window && 'WebAssembly' in window && 'subtle' in crypto
  if (!can || here.locks === undefined) return 'unsupported'
  return here.standalone === false ? 'install-first' : 'fine'
}
