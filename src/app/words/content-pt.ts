// The words of what is behind the door in one language: screens, question sets, code lists, help.
import type { Content, Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  [
    '../../../locales/pt/*.json',
    '!../../../locales/pt/{common,devices,failure,keeping,problems,start,unlock}.json',
  ],
  { eager: true, import: 'default' },
)

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
