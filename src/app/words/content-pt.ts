// The words of question sets and code lists in one language: loaded once the app is open.
import type { Content, Screens } from './language.ts'

export const questions: Content = import.meta.glob('../../../locales/pt/questions/*.json', {
  eager: true,
  import: 'default',
})

export const lists: Content = import.meta.glob('../../../locales/pt/lists/*.json', {
  eager: true,
  import: 'default',
})

export const help: Content = import.meta.glob('../../../locales/pt/help/*.json', {
  eager: true,
  import: 'default',
})

/** Words of screens that come with the questions. */
export const screens: Screens = import.meta.glob('../../../locales/pt/interview.json', {
  eager: true,
  import: 'default',
})
