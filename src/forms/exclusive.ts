// "None of these" cannot stand beside one of these: what was chosen last decides.
import type { AnswerValue } from '../model/answers.ts'

/**
 * The codes of a multiple answer as they can stand. Choosing an exclusive code clears the others; choosing
 * another one clears the exclusive codes. Values that are not lists of codes pass unchanged.
 */
export function withoutContradiction(
  exclusive: readonly string[],
  before: AnswerValue | undefined,
  after: AnswerValue,
): AnswerValue {
  if (!isCodes(after)) return after
  const codes = [...new Set(after)]
  if (!contradicts(exclusive, codes)) return codes
  const seen = isCodes(before) ? before : []
  const chosen = codes.filter((code) => !seen.includes(code))
  const others = codes.filter((code) => !exclusive.includes(code))

  // A list that came all at once says more by what it names than by "none".
  const keepsOthers = others.length > 0 && (chosen.length !== 1 || others.includes(chosen[0] ?? ''))
  if (keepsOthers) return others
  const last = (chosen.length > 0 ? chosen : codes).findLast((code) => exclusive.includes(code))
  return last === undefined ? codes : [last]
}

export function contradicts(exclusive: readonly string[], codes: readonly string[]): boolean {
  return codes.length > 1 && codes.some((code) => exclusive.includes(code))
}

export function isCodes(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((code) => typeof code === 'string')
}
