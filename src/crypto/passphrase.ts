// Passphrases: offered as words, typed in any case, with or without accents, spaces or hyphens.
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { Random } from './random.ts'

/** About 1,600 words, 10.6 bits each: 53 bits for a member, 63 for a coordinator (docs/decisions/0004). */
export const MEMBER_WORDS = 5
export const COORDINATOR_WORDS = 6

type Language = 'es' | 'pt' | 'en'

export async function offerPassphrase(
  random: Random,
  language: Language,
  words: number,
): Promise<string> {
  const list = await offeredWords(language)
  return Array.from({ length: words }, () => list[below(random, list.length)] ?? '').join(' ')
}

/**
 * The list without what nobody should have to write down or find on a note beside somebody in distress: violence,
 * prison, war, borders, illness, death, sex, and losses. Typed, such a word counts like any other.
 */
export async function offeredWords(language: Language): Promise<readonly string[]> {
  const { default: unsuitable } = await import('./unsuitable-words.json')
  const left = new Set(unsuitable[language].split(' '))
  return (await wordList(language))
    .map((word) => word.normalize('NFC'))
    .filter((word) => !left.has(word))
}

const NUMBERS = 2 ** 16

/** A number below `limit`, every one as likely: what would favour the first ones is drawn again. */
function below(random: Random, limit: number): number {
  for (;;) {
    const [high = 0, low = 0] = random(2)
    const number = high * 256 + low
    if (number < NUMBERS - (NUMBERS % limit)) return number % limit
  }
}

async function wordList(language: Language): Promise<readonly string[]> {
  switch (language) {
    case 'es':
      return (await import('@scure/bip39/wordlists/spanish.js')).wordlist
    case 'pt':
      return (await import('@scure/bip39/wordlists/portuguese.js')).wordlist
    case 'en':
      return (await import('@scure/bip39/wordlists/english.js')).wordlist
  }
}

/** What the key is derived from: letters and digits only, without accents, in small letters. */
export function normalisePassphrase(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

export type PassphraseProblem = Problem & {
  readonly kind: 'passphrase-short' | 'passphrase-weak'
}

const SHORTEST = 15
/** Of 0 to 4, by zxcvbn: more than 10^10 guesses. */
const STRONG = 4

/**
 * A passphrase of one's own: 15 characters or more, and strong by zxcvbn, which knows keyboards, dates, the frequent
 * words and passwords of the three languages, what is said here every day, and phrases that everybody knows.
 * @param near what stands close to this person and is tried first: their name, the space's
 */
export async function judgePassphrase(
  text: string,
  near: readonly string[] = [],
): Promise<Result<string, PassphraseProblem>> {
  const plain = normalisePassphrase(text)
  if (plain.length < SHORTEST) return fail({ kind: 'passphrase-short' })
  const { strengthOf } = await import('./passphrase-strength.ts')
  const { score, left } = strengthOf(plain, near.flatMap(partsOf))
  return score < STRONG || left < SHORTEST ? fail({ kind: 'passphrase-weak' }) : ok(text)
}

/** A name as a whole and word by word, as the key is made. */
function partsOf(name: string): readonly string[] {
  const parts = [name, ...name.split(/\s+/)].map(normalisePassphrase)
  return parts.filter((part) => part.length > 2)
}
