// The words of screens and problems in one language: one chunk, loaded before the first screen.
import type { Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  ['../../../locales/pt/*.json', '!../../../locales/pt/interview.json'],
  { eager: true, import: 'default' },
)
