// What the help speaks of; the words are in locales/<lang>/help/.
import type { IconName } from '../../ui/icons.ts'

/** What to do when: read with somebody waiting, so they come first. */
export const TROUBLES = [
  'urgent',
  'tablet-lost',
  'passphrase-forgotten',
  'cannot-send',
  'disk-full',
  'not-opening',
  'answers-differ',
  'clock-wrong',
  'permission-withdrawn',
] as const

export const BEGIN = ['first-day', 'first-assessment'] as const

export const DAILY = [
  'shared-tablet',
  'hide-screen',
  'notes',
  'day-offline',
  'sun-battery',
  'copies',
  'new-version',
  'join-device',
  'hand-over',
] as const

/** Pages that are more than steps. */
export const PAGES = ['card', 'who-reads', 'glossary'] as const

export type HelpTopic = (typeof TROUBLES)[number] | (typeof BEGIN)[number] | (typeof DAILY)[number]
export type HelpPageName = (typeof PAGES)[number]

export const TOPICS: readonly HelpTopic[] = [...TROUBLES, ...BEGIN, ...DAILY]

/** Seen and not seen are drawn by the help itself: no other screen needs them. */
export type HelpIconName = IconName | 'seen' | 'hidden'

export const ICON_OF: Readonly<Record<HelpTopic | HelpPageName, HelpIconName>> = {
  urgent: 'siren',
  'tablet-lost': 'devices',
  'passphrase-forgotten': 'lock',
  'cannot-send': 'send',
  'disk-full': 'inbox',
  'not-opening': 'alert',
  'answers-differ': 'differ',
  'clock-wrong': 'clock',
  'permission-withdrawn': 'close',
  'first-day': 'home',
  'first-assessment': 'assessment',
  'shared-tablet': 'people',
  'hide-screen': 'hidden',
  notes: 'edit',
  'day-offline': 'offline',
  'sun-battery': 'sun',
  copies: 'records',
  'new-version': 'arrow',
  'join-device': 'devices',
  'hand-over': 'handover',
  card: 'print',
  'who-reads': 'seen',
  glossary: 'language',
}

/** Terms of the glossary that a topic leans on. */
export const TERMS_OF: Readonly<Partial<Record<HelpTopic, readonly string[]>>> = {
  'tablet-lost': ['encrypted', 'passphrase', 'backup', 'space'],
  'passphrase-forgotten': ['passphrase', 'space'],
  'cannot-send': ['backup'],
  'not-opening': ['backup'],
  'answers-differ': ['differing-answers', 'record'],
  'permission-withdrawn': ['consent', 'hand-over'],
  'first-day': ['reception', 'case', 'follow-up', 'consent'],
  'first-assessment': ['self-assessment', 'power', 'evidence', 'commitment'],
  'shared-tablet': ['passphrase', 'interview'],
  'hide-screen': ['interview'],
  notes: ['gender-violence', 'specific-need', 'protection-team'],
  copies: ['backup', 'encrypted', 'passphrase'],
  'join-device': ['space'],
  'hand-over': ['hand-over', 'consent', 'encrypted'],
}
