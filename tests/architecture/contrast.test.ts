import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CSS = readFileSync('src/ui/styles/tokens.css', 'utf8')

/** Text has 4.5:1 (WCAG 2.2, 1.4.3); edges and chart pieces 3:1 (1.4.11). */
const TEXT = 4.5
const SHAPE = 3

const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['bg', 'surface', 'sunken'].flatMap(
    (ground) =>
      [
        ['text', ground, TEXT],
        ['text-2', ground, TEXT],
        ['primary', ground, TEXT],
        ['clay-text', ground, TEXT],
        ['edge', ground, SHAPE],
        ['clay', ground, SHAPE],
      ] as const,
  ),
  ['on-primary', 'primary', TEXT],
  ['on-primary', 'pressed', TEXT],
  ['on-soft', 'soft', TEXT],
  ['primary', 'soft', SHAPE],
  ['wait', 'wait-bg', TEXT],
  ['problem', 'problem-bg', TEXT],
  ['problem', 'surface', TEXT],
  ['problem', 'bg', TEXT],
  ['differ', 'differ-bg', TEXT],
  ['text', 'wait-bg', TEXT],
  ['text', 'problem-bg', TEXT],
  ['text', 'differ-bg', TEXT],
  ['level-1', 'surface', SHAPE],
  ['level-2', 'surface', SHAPE],
  ['level-3', 'surface', SHAPE],
]

test.each(['light', 'dark', 'sun', 'more'])(
  '[U4] every pair of colours that meets on a screen is far enough apart (%s)',
  (theme) => {
    const colours = palette(theme)
    const tooNear = PAIRS.map(([front, back, least]) => ({
      pair: `${front} on ${back}`,
      ratio: contrast(colours.get(front) ?? '', colours.get(back) ?? ''),
      least,
    })).filter(({ ratio, least }) => !(ratio >= least))
    expect(tooNear).toEqual([])
  },
)

/** The tokens of a theme over those of the light one. */
function palette(theme: string): ReadonlyMap<string, string> {
  const start = {
    light: ':root {',
    dark: ":root[data-theme='dark'] {",
    sun: ":root[data-theme='sun'] {",
    more: ":root[data-theme='light'] {",
  }[theme]
  const block = (from: string) => CSS.slice(CSS.indexOf(from)).split('}')[0] ?? ''
  const hexes = (text: string) =>
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, hex]) => [name ?? '', hex ?? ''] as const,
    )
  return new Map([...hexes(block(':root {')), ...hexes(block(start ?? ''))])
}

/** WCAG 2.2, definition of contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = NaN, g = NaN, b = NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
