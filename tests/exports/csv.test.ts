import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvText, harmless } from '../../src/exports/csv.ts'

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\u0000',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\t=',
  '  @',
]
const ENDS = [
  '1+1',
  'cmd|calc',
  'HYPERLINK("http://x")',
  "SUM(1)*cmd|' /C calc'!A0",
  'DDE("cmd")',
  '57 300',
  '2',
  '"',
  ',',
  ';',
]

test('[X9] a cell that a spreadsheet would run is harmless, and every other is as it was', () => {
  const payloads = STARTS.flatMap((start) => ENDS.map((end) => start + end))
  for (const payload of payloads) expect(harmless(payload)).toBe(`'${payload}`)
  for (const plain of ['Pérez', "O'Farrill", 'Jean-Baptiste', 'a=b', '', '300-555']) {
    expect(harmless(plain)).toBe(plain)
  }
  expect(harmless(-5)).toBe(-5)
  expect(harmless(null)).toBe('')

  const rows = payloads.map((payload) => [payload, 'x'])
  const read = Papa.parse<string[]>(csvText(['a', 'b'], rows).replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  })
  expect(read.data.slice(1).map(([cell]) => cell)).toEqual(payloads.map((payload) => `'${payload}`))
  expect(payloads.length).toBeGreaterThanOrEqual(150)
})
