// How hard a passphrase is to guess, by zxcvbn. Loaded only when somebody chooses one of their own: its lists weigh more
// than the whole first screen.
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import en from './common-words/en.json'
import es from './common-words/es.json'
import near from './common-words/near.json'
import passwords from './common-words/passwords.json'
import pt from './common-words/pt.json'

/** Lists by name, the most frequent word first. Made by tests/fixtures/write-common-words.ts; `near` by hand. */
const dictionary = {
  ...Object.fromEntries(
    Object.entries({ es, pt, en }).flatMap(([language, { sequences, notice: _, ...lists }]) =>
      Object.entries({ ...named(language, lists), ...sequences }).map(([name, words]) => [
        name,
        words.split(' '),
      ]),
    ),
  ),
  passwords: passwords.words.split(' '),
  near: near.words,
  phrases: near.phrases,
}

function named(language: string, lists: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, words]) => [`${name}-${language}`, words]),
  )
}

const zxcvbn = new ZxcvbnFactory({
  dictionary,
  graphs: passwords.graphs,
  // Digits stand for letters in few ways only; rows of digits would take seconds.
  l33tMaxSubstitutions: 12,
  maxLength: 96,
})

/**
 * zxcvbn takes any four words for strong, however close they lie. So what is said here every day, a phrase that
 * everybody knows and what is `near` to this person are taken out first, and what is left has to be strong alone.
 * @param plain as the key is made: small letters and digits only. @returns 0 to 4, and the letters that counted
 */
export function strengthOf(
  plain: string,
  nearby: readonly string[],
): { readonly score: number; readonly left: number } {
  const close = [...near.phrases, ...nearby, ...near.words].filter((word) => word.length > 3)
  const left = close.reduce((rest, word) => rest.replaceAll(word, ''), plain)
  const score = Math.min(...[plain, left].map((text) => zxcvbn.check(text, [...nearby]).score))
  return { score, left: left.length }
}
