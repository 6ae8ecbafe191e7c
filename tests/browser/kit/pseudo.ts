// A language that nobody speaks: every word of the Spanish files in brackets, with accents, and about a third longer.
// What stands outside the brackets on a screen was never translated; what is cut off leaves no room for a longer language.
const OPEN = '⟦'
const CLOSE = '⟧'
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'à',
  e: 'è',
  i: 'ì',
  o: 'ò',
  u: 'ù',
  A: 'À',
  E: 'È',
  I: 'Ì',
  O: 'Ò',
  U: 'Ù',
}
/** Three of four vowels are said twice: a third longer, word by word, as in a longer language. */
const ONCE = 4

/** `{{placeholders}}` stay as they are. */
export function pseudo(text: string): string {
  const vowels = { seen: 0 }
  const longer = (word: string) =>
    Array.from(word)
      .map((letter) => {
        const accented = ACCENTED[letter] ?? letter
        if (!/[aeiouáéíóúà-ü]/i.test(accented)) return letter
        vowels.seen += 1
        return vowels.seen % ONCE === 0 ? accented : accented + accented.toLowerCase()
      })
      .join('')
  const parts = text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith('{{') ? part : longer(part)))
  return OPEN + parts.join('') + CLOSE
}

/** All texts of a word file, keys untouched. */
export function pseudoWords(node: unknown): unknown {
  if (typeof node === 'string') return pseudo(node)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, pseudoWords(value)]))
}

/** What is left of a text without what is in brackets and without what needs no translation; empty when nothing is. */
export function untranslated(text: string, needsNone: readonly (string | RegExp)[]): string {
  const outside = needsNone.reduce<string>(
    (rest, one) => rest.replaceAll(typeof one === 'string' ? one : new RegExp(one, 'gu'), ' '),
    outsideBrackets(text),
  )
  return /\p{L}/u.test(outside) ? outside.trim() : ''
}

function outsideBrackets(text: string): string {
  const at = { depth: 0 }
  return Array.from(text)
    .filter((letter) => {
      if (letter === OPEN) at.depth += 1
      if (letter === CLOSE) at.depth -= 1
      return at.depth === 0 && letter !== CLOSE
    })
    .join('')
}
