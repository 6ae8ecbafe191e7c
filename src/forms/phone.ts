// Whether a text can be a telephone number. It is kept as it was written; nothing is taken out of it.
import { withPlainDigits } from './plain-text.ts'

/** Digits with what parts them, one number or several, and words for an extension behind one. */
const NUMBERS = /^(?:[\d\s()+\-–.,/#*]|\b(?:ext|extensi[oó]n|int|interno|anexo|ramal|x)\b)+$/iu

/** Shorter numbers exist inside a town hall or for an ambulance: that is asked, not refused. */
const FEWEST_DIGITS = 7

export function phoneFault(text: string): 'not-a-phone' | 'short-phone' | undefined {
  const written = withPlainDigits(text)
  const digits = written.match(/\d/g)?.length ?? 0
  if (!NUMBERS.test(written) || digits === 0) return 'not-a-phone'
  return digits < FEWEST_DIGITS ? 'short-phone' : undefined
}
