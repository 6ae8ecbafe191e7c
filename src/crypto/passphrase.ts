// Passphrases: offered as words, typed in any case, with or without accents, spaces or hyphens.
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { Random } from './random.ts'

/** 2,048 words (BIP-39), 11 bits each: 55 bits for a member, 66 for a coordinator (docs/decisions/0004). */
export const MEMBER_WORDS = 5
export const COORDINATOR_WORDS = 6

export async function offerPassphrase(
  random: Random,
  language: 'es' | 'pt' | 'en',
  words: number,
): Promise<string> {
  const list = await wordList(language)
  const bytes = random(words * 2)
  const offered = Array.from({ length: words }, (_, i) => {
    const index = (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)) % list.length
    return list[index] ?? ''
  })
  return offered.join(' ').normalize('NFC')
}

async function wordList(language: 'es' | 'pt' | 'en'): Promise<readonly string[]> {
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
const LEAST_BITS = 50

/** A passphrase of one's own: 15 characters or more, and not a few of them over and over. */
export function judgePassphrase(text: string): Result<string, PassphraseProblem> {
  const plain = normalisePassphrase(text)
  if (plain.length < SHORTEST) return fail({ kind: 'passphrase-short' })
  return estimateBits(plain) < LEAST_BITS ? fail({ kind: 'passphrase-weak' }) : ok(text)
}

/**
 * A cautious estimate: 2.5 bits for each letter that is not predicted by its forerunner (the same again, the next
 * or the one before in the alphabet) or by a repetition of what stood before it, 3.3 for such a digit.
 */
function estimateBits(plain: string): number {
  const letters = Array.from(plain)
  return letters.reduce((bits, letter, i) => {
    const step = (letter.codePointAt(0) ?? 0) - (letters[i - 1]?.codePointAt(0) ?? 0)
    const predicted = i > 0 && Math.abs(step) <= 1
    const repeated = i >= 4 && plain.slice(0, i).includes(letters.slice(i - 3, i + 1).join(''))
    if (predicted || repeated) return bits
    return bits + (/\p{N}/u.test(letter) ? 3.3 : 2.5)
  }, 0)
}
