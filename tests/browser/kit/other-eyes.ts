// Looks at a screen as others set up theirs: large letters, wide lines, few colours, no motion.
import type { Page } from 'playwright-core'
import { settled } from './covered.ts'
import { notFitting } from './screen-words.ts'

type Faults = readonly string[]

/** Letters twice as large as usual, as the browser's own setting makes them, on a tablet and on a phone. */
export async function withLargeText(page: Page): Promise<Faults> {
  const size = page.viewportSize()
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  const faults: string[] = []
  for (const width of [768, 320]) {
    await page.setViewportSize({ width, height: 780 })
    await settled(page)
    const large = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    if (large !== '32px') faults.push(`letters are ${large}`)
    faults.push(...(await notFitting(page)).map((fault) => `${fault} at ${String(width)}`))
  }
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
  await session.detach()
  if (size !== null) await page.setViewportSize(size)
  return withoutTitled(faults)
}

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`

/** The spacing of WCAG 1.4.12. */
export async function withWideText(page: Page): Promise<Faults> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, SPACING)
  const faults = await notFitting(page)
  await page.evaluate(() => (document.adoptedStyleSheets = []))
  return withoutTitled(faults)
}

/** Whose space and who is at work may be cut short in the bar: their title has them whole. Fields scroll. */
function withoutTitled(faults: Faults): Faults {
  return faults.filter((fault) => !/^cut off: (span\.(space|member)|input\.input):/.test(fault))
}

/** What is chosen, where one is, what has focus, and the pieces of pictures, where the system sets the colours. */
export async function withFewColours(page: Page): Promise<Faults> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const faults = [...(await page.evaluate(alikeOnes)), ...(await page.evaluate(unseenPieces))]
  faults.push(...(await ringless(page)))
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' })
  return faults
}

/** Chosen and not chosen, drawn alike. */
function alikeOnes(): string[] {
  const drawn = (one: Element) => {
    const css = getComputedStyle(one)
    const edges = ['top', 'right', 'bottom', 'left'].flatMap((side) =>
      ['width', 'style', 'color'].map((what) => css.getPropertyValue(`border-${side}-${what}`)),
    )
    return [...edges, css.outlineStyle, css.outlineWidth, css.backgroundColor].join(' ')
  }
  const pairs = [
    ['.card:has(:checked)', '.card:not(:has(:checked))'],
    ['.segment[aria-pressed=true]', '.segment[aria-pressed=false]'],
    ['.segment[aria-current]', '.segment:not([aria-current])'],
    ['.places a[aria-current]', '.places a:not([aria-current])'],
    ['.sections > li > a[aria-current]', '.sections > li > a:not([aria-current])'],
  ] as const
  return pairs.flatMap(([chosen, other]) => {
    const [one, two] = [document.querySelector(chosen), document.querySelector(other)]
    if (one === null || two === null || drawn(one) !== drawn(two)) return []
    return [`${chosen} looks like the others`]
  })
}

/** Pieces of charts in the colour of the ground. */
function unseenPieces(): string[] {
  const ground = getComputedStyle(document.body).backgroundColor
  const pieces = document.querySelectorAll(
    '.strip rect:first-child, .bar-rows rect, .interval .range, .interval .end',
  )
  return [...pieces]
    .filter((piece) => {
      const { fill, stroke } = getComputedStyle(piece)
      return [fill, stroke].every((colour) => colour === 'none' || colour === ground)
    })
    .map((piece) => `not seen: ${piece.outerHTML.slice(0, 80)}`)
}

async function ringless(page: Page): Promise<Faults> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const one = document.activeElement
    if (one === null || one === document.body) return []
    const drawnOn = [one, one.closest('.card'), one.nextElementSibling]
    const ringed = drawnOn.some((place) => {
      if (place === null) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(place)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    })
    return ringed ? [] : [`no ring: ${one.outerHTML.slice(0, 80)}`]
  })
}

/** Moves although nobody wants motion. */
export function moving(page: Page): Promise<Faults> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null
        return `moves: ${target?.outerHTML.slice(0, 80) ?? ''}`
      }),
  )
}
