// What was typed where a whole number is asked for, and what it amounts to. Never another number than was written.
import type { Unread } from '../model/answers.ts'
import { withPlainDigits } from './plain-text.ts'

/** `value` when it can mean one thing only; otherwise what it might mean, to be accepted with one tap. */
export type NumberReading =
  { readonly value: number } | { readonly unread: Unread; readonly offers: readonly number[] }

/** `undefined`: nothing is written. Surrounding spaces and leading noughts are not part of a number. */
export function readNumber(text: string): NumberReading | undefined {
  const written = withPlainDigits(text).trim()
  if (written === '') return undefined
  if (/^\d+$/.test(written)) return counted(text, written)
  // Points or commas that part thousands more than once, or spaces that do, can be nothing else.
  if (GROUPED.test(written)) return counted(text, written.replaceAll(/\D/gu, ''))
  const thousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(written)
  if (thousands) return unread(text, 'not-whole', [Number(written.replaceAll(/\D/gu, ''))])
  return unread(text, /^\d+[.,]\d*$/.test(written) ? 'not-whole' : 'not-a-number')
}

function counted(text: string, digits: string): NumberReading {
  const value = Number(digits)
  return Number.isSafeInteger(value) ? { value } : unread(text, 'too-many-digits')
}

function unread(text: string, why: string, offers: readonly number[] = []): NumberReading {
  return { unread: { unread: text.trim(), why }, offers }
}

const GROUPED = /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}|(?:[\u0020\u00a0\u202f]\d{3})+)$/
