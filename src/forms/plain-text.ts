// Digits and letters as people write them: those of other scripts are the same numbers, accents and case are set apart.

/** Nought of each script that is read: European, Arabic, Persian and Urdu, Devanagari, Bengali, and full width. */
const NOUGHTS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10] as const

/** The same text with its digits in European form; everything else as it was. */
export function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const nought = NOUGHTS.find((zero) => code >= zero && code < zero + 10)
    return nought === undefined ? digit : String(code - nought)
  })
}

/** For comparing words: without accents, in small letters. */
export function foldWord(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
