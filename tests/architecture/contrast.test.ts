import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const CSS = readFileSync('src/ui/styles/tokens.css', 'utf8')
const ASKED = CSS.slice(CSS.indexOf('@media (prefers-contrast: more)'))

/** Text has 7:1 (WCAG 2.2, 1.4.6, level AAA: tablets stand in the sun); edges and chart pieces 3:1 (1.4.11). */
const TEXT = 7
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
  ['on-primary', 'problem', TEXT],
  ['wait', 'surface', SHAPE],
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

test.each(['light', 'dark', 'sun', 'more', 'contrast', 'more, dark'] as const)(
  '[U4] every pair of colours that meets on a screen is far enough apart (%s)',
  (theme) => {
    const colours = palette(theme)
    const tooNear = PAIRS.map(([front, back, least]) => ({
      pair: `${front} on ${back}`,
      ratio: contrast(colours.get(front) ?? '', colours.get(back) ?? ''),
      least: leastFor(theme, front, least),
    })).filter(({ ratio, least }) => !(ratio >= least))
    expect(tooNear).toEqual([])
  },
)

type Theme = 'light' | 'dark' | 'sun' | 'more' | 'contrast' | 'more, dark'

const USUAL: ReadonlySet<Theme> = new Set(['light', 'dark'])

/** Whoever asks for more contrast gets 10:1 for text and 8:1 for the edges of controls. */
function leastFor(theme: Theme, front: string, least: number): number {
  if (USUAL.has(theme)) return least
  if (front === 'edge') return 8
  return least === TEXT ? 10 : least
}

/** The tokens of a theme over those it stands on. */
function palette(theme: Theme): ReadonlyMap<string, string> {
  const starts = {
    light: [],
    dark: [[CSS, ":root[data-theme='dark'] {"]],
    sun: [[CSS, ":root[data-theme='sun'] {"]],
    contrast: [[CSS, ":root[data-theme='contrast'] {"]],
    more: [[ASKED, ":root[data-theme='light'] {"]],
    'more, dark': [
      [CSS, ":root[data-theme='dark'] {"],
      [ASKED, ":root[data-theme='dark'] {"],
    ],
  } as const satisfies Record<Theme, readonly (readonly [string, string])[]>
  const hexes = ([css, start]: readonly [string, string]) =>
    [...blockAt(css, start).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, hex]) => [name ?? '', hex ?? ''] as const,
    )
  return new Map([[CSS, ':root {'] as const, ...starts[theme]].flatMap(hexes))
}

function blockAt(css: string, start: string): string {
  const at = css.indexOf(start)
  if (at < 0) throw new Error(`No palette "${start}"`)
  return css.slice(at).split('}')[0] ?? ''
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
