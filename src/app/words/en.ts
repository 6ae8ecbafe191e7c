// The words of the first screens and of problems in one language: one chunk, loaded before anything is shown.
import type { Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  '../../../locales/en/{common,devices,failure,keeping,problems,start,unlock}.json',
  { eager: true, import: 'default' },
)
