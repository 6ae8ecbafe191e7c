import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from '../../src/forms/read-number.ts'

describe('[I2] a whole number is read in whatever digits; what might be another is asked back', () => {
  test.each<[string, number]>([
    ['12', 12],
    [' 12 ', 12],
    ['007', 7],
    ['0', 0],
    ['١٢', 12],
    ['۴۵', 45],
    ['１２', 12],
    ['1 500', 1500],
    ['1.500.000', 1_500_000],
    ['1,500,000', 1_500_000],
  ])('%j is read', (typed, value) => {
    expect(readNumber(typed)).toEqual({ value })
  })

  test.each<[string, string, readonly number[]]>([
    ['5.5', 'not-whole', []],
    ['5,5', 'not-whole', []],
    ['5.', 'not-whole', []],
    ['1.500', 'not-whole', [1500]],
    ['1,500', 'not-whole', [1500]],
    ['0.500', 'not-whole', []],
    ['1e3', 'not-a-number', []],
    ['-3', 'not-a-number', []],
    ['dos', 'not-a-number', []],
    ['0x1F', 'not-a-number', []],
    ['A-12', 'not-a-number', []],
    ['12-', 'not-a-number', []],
    ['1 2', 'not-a-number', []],
    ['1.500,000', 'not-a-number', []],
    ['99999999999999999999', 'too-many-digits', []],
  ])('%j is kept as it was typed', (typed, why, offers) => {
    expect(readNumber(typed)).toEqual({ unread: { unread: typed, why }, offers })
  })

  test('nothing but spaces is nothing', () => {
    expect([readNumber(''), readNumber('  ')]).toEqual([undefined, undefined])
  })

  test('whatever is typed, a number that is read has the digits that were typed, in their order', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,- e+x٣５')) }),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readNumber(text)
        if (reading === undefined) expect(text.trim()).toBe('')
        else if ('unread' in reading) expect(reading.unread.unread).toBe(text.trim())
        else {
          const digits = text
            .match(/\p{Nd}/gu)
            ?.map(valueOf)
            .join('')
          expect(String(reading.value)).toBe(digits?.replace(/^0+(?=\d)/, ''))
          // Nothing but digits, or what parts thousands and can part nothing else.
          expect(text.trim()).toMatch(WHOLE)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

const WHOLE = /^\p{Nd}+$|^\p{Nd}{1,3}(\s\p{Nd}{3})+$|^\p{Nd}{1,3}([.,]\p{Nd}{3}){2,}$/u

/** The digits of each script written out, not the table under test. */
const SCRIPTS = [
  '0123456789',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '০১২৩৪৫৬৭৮৯',
  '０１２３４５６７８９',
]

function valueOf(digit: string): string {
  const script = SCRIPTS.find((one) => one.includes(digit))
  return script === undefined ? '?' : String(Array.from(script).indexOf(digit))
}
