// Which options of a long list are in sight, and finding the others as one types: every word typed begins a word of
// the option, accents and case apart.

export interface Option {
  readonly code: string
  readonly label: string
  readonly group?: string
  /** Other names to be found by. */
  readonly also?: string
  /** Offered first. */
  readonly first?: boolean
  /** Cannot stand beside others: always in sight, below a line. */
  readonly apart?: boolean
}

const MOST_IN_SIGHT = 7

/** The frequent ones; of a list that names none, those it begins with. What stands apart is never hidden. */
export function inSight(options: readonly Option[]): readonly Option[] {
  const together = options.filter(({ apart, group }) => apart !== true && group === undefined)
  const frequent = together.filter(({ first }) => first === true)
  return [
    ...(frequent.length > 0 ? frequent : together).slice(0, MOST_IN_SIGHT),
    ...options.filter(({ apart }) => apart === true),
  ]
}

/** The frequent ones as they stand, then all others by their names, as the language orders them: Á beside A, ñ after n. */
export function inOrder(options: readonly Option[], language: string): readonly Option[] {
  const { compare } = new Intl.Collator(language)
  const others = options.filter(({ first }) => first !== true)
  return [
    ...options.filter(({ first }) => first === true),
    ...others.sort((one, other) => compare(one.label, other.label)),
  ]
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
