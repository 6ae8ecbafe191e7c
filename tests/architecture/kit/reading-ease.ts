// How easy a text is to read, by the formula that was fitted to its language: sentences and syllables, counted roughly.
// It tells a leaflet from a law, not one good sentence from another.

type Language = 'es' | 'pt' | 'en'

interface Counts {
  readonly sentences: number
  readonly words: number
  readonly syllables: number
}

/**
 * 0 to 100, higher is easier; 60 and more is plain, as a secondary-school book.
 *
 * - es: Szigriszt Pazos (1993), read on the INFLESZ scale of Barrio-Cantalejo and others (2008): 55 to 65 normal, as
 *   the sports pages; 65 to 80 quite easy.
 * - pt: Flesch as adapted by Martins, Ghiraldelo, Nunes and Oliveira Jr. (1996): 50 to 75 easy, school years 6 to 9.
 * - en: Flesch (1948): 60 to 70 plain English.
 */
export function readingEase(language: Language, texts: readonly string[]): number {
  const { sentences, words, syllables } = countsOf(language, texts)
  const [perWord, perSentence] = [syllables / words, words / sentences]
  switch (language) {
    case 'es':
      return 206.835 - 62.3 * perWord - perSentence
    case 'pt':
      return 248.835 - 84.6 * perWord - 1.015 * perSentence
    case 'en':
      return 206.835 - 84.6 * perWord - 1.015 * perSentence
  }
}

export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.?…:;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

/** A placeholder stands for a word. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}{}]+(?:[-’'][\p{L}]+)*/gu) ?? []
}

function countsOf(language: Language, texts: readonly string[]): Counts {
  const sentences = texts.flatMap(sentencesOf)
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + syllablesOf(language, word), 0)
  return { sentences: sentences.length, words: words.length, syllables }
}

export function syllablesOf(language: Language, word: string): number {
  const small = word.toLowerCase()
  return Math.max(1, language === 'en' ? english(small) : romance(language, small))
}

/** Groups of vowels; a last e is silent, unless it carries the word or follows an l. */
function english(word: string): number {
  const groups = word.match(/[aeiouy]+/g)?.length ?? 0
  const silent = /[^aeiouyl]e[sd]?$/.test(word) && !/([td]ed|[sxz]es|ches|shes|ges|ces)$/.test(word)
  return silent ? groups - 1 : groups
}

/** Each open vowel or accented i and u makes a syllable; weak ones join it, or make one when alone. */
function romance(language: 'es' | 'pt', word: string): number {
  const clusters = word
    .replaceAll(/ã[oe]|õe/g, 'a')
    .replaceAll(/[qg]u(?=[eéiíê])/g, 'q')
    .match(/[aeiouáéíóúüàâêôãõ]+/g)
  const full = (clusters ?? []).reduce(
    (sum, cluster) => sum + Math.max(1, cluster.match(/[aeoáéóíúàâêôãõ]/g)?.length ?? 0),
    0,
  )
  // Portuguese writes no accent where the stress falls on the i of "seria" or the u of "sua".
  const apart = language === 'pt' && /^[a-zç]*[^aeiouqg][iu][aeo]s?$/.test(word)
  return apart ? full + 1 : full
}
