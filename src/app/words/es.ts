// The words of screens and problems in one language: one chunk, loaded before the first screen. Those of interviews
// come with the questions: nobody is asked anything before the app is open.
import type { Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  ['../../../locales/es/*.json', '!../../../locales/es/interview.json'],
  { eager: true, import: 'default' },
)
