// What the help speaks of; the words are in locales/<lang>/help/topics.json.

export const BEGIN = ['first-day', 'first-assessment'] as const

export const TROUBLES = [
  'tablet-lost',
  'passphrase-forgotten',
  'disk-full',
  'clock-wrong',
  'answers-differ',
  'cannot-send',
] as const
