// Finding in a list as one types: every word typed begins a word of the option, accents and case apart.

export interface Option {
  readonly code: string
  readonly label: string
  readonly group?: string
  /** Other names to be found by. */
  readonly also?: string
  /** Offered first. */
  readonly first?: boolean
}

export function findOptions(options: readonly Option[], text: string): readonly Option[] {
  const typed = fold(text).split(/\s+/).filter(Boolean)
  if (typed.length === 0) return options
  return options.filter(({ code, label, also = '' }) => {
    const words = fold(`${label} ${also} ${code}`).split(/[^\p{L}\p{N}]+/u)
    return typed.every((part) => words.some((word) => word.startsWith(part)))
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
