// A mistake in a question set or in its words, for whoever edits them.

export interface Fault {
  /** Where, as an editor would look for it: `age.checks.adult.rule.of.0`. */
  readonly path: string
  readonly reason: string
}

export function fault(path: string, reason: string): Fault {
  return { path, reason }
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
