// The words of what stands before anybody is at work, and of problems: one chunk, loaded before the first screen.
import type { Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  '../../../locales/es/{common,devices,failure,keeping,problems,start,unlock}.json',
  { eager: true, import: 'default' },
)
