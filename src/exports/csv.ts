// CSV for machines and for people who open it in a spreadsheet: RFC 4180, UTF-8 with a byte order mark (without
// one, Excel in Spanish or Portuguese reads accents as noise).
import Papa from 'papaparse'
import type { Cell } from './cells.ts'

export function csvText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const data = rows.map((row) => row.map(harmless))
  const text = Papa.unparse({ fields: [...heads], data }, { quotes: true, newline: '\r\n' })
  return `\uFEFF${text}\r\n`
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP CSV injection). It changes
 * the text; the exact one is in the JSON beside it.
 */
export function harmless(cell: Cell): string | number {
  if (typeof cell === 'number') return cell
  if (cell === null) return ''
  return RUNS.test(cell) ? `'${cell}` : cell
}

/** = + - @ tab, carriage return, line feed, NUL, and their full-width forms, also after spaces. */

const RUNS = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\u0000]/
