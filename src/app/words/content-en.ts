// The words of what is behind the door in one language: screens, question sets, code lists, help.
import type { Content, Screens } from './language.ts'

export const screens: Screens = import.meta.glob(
  [
    '../../../locales/en/*.json',
    '!../../../locales/en/{common,devices,failure,keeping,problems,start,unlock}.json',
  ],
  { eager: true, import: 'default' },
)

export const questions: Content = import.meta.glob('../../../locales/en/questions/*.json', {
  eager: true,
  import: 'default',
})

export const lists: Content = import.meta.glob('../../../locales/en/lists/*.json', {
  eager: true,
  import: 'default',
})

export const help: Content = import.meta.glob('../../../locales/en/help/*.json', {
  eager: true,
  import: 'default',
})
