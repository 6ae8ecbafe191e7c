import type { TermWords } from '../../ui/text.ts'

export interface Term extends TermWords {
  readonly id: string
}

/** As a dictionary of the language would have them: accents and capitals do not count first. */
export function inOrder(
  glossary: Readonly<Record<string, TermWords>>,
  language: string,
): readonly Term[] {
  const { compare } = new Intl.Collator(language)
  return Object.entries(glossary)
    .map(([id, words]) => ({ id, ...words }))
    .sort((one, other) => compare(one.term, other.term))
}
