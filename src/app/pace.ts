// How questions are shown on this device: what somebody chose, else what fits the screen and the hand.
import type { Preferences } from './preferences.ts'

/** A desk: room for a whole section, and a pointer that hits small things. */
const DESK = '(min-width: 75em) and (pointer: fine)'

export function paceOf({ pace }: Preferences): 'one' | 'sheet' {
  return pace ?? (matchMedia(DESK).matches ? 'sheet' : 'one')
}
