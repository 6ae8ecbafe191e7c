// Hover, focus and pressed, to be looked at side by side: each rule of the app's own styles that speaks of such a
// moment is said again for whatever bears its name in `data-state`. In development only.

const MOMENTS = { hover: ':hover', focus: ':focus-visible', pressed: ':active' } as const

export type Moment = keyof typeof MOMENTS
export const MOMENT_NAMES: readonly Moment[] = ['hover', 'focus', 'pressed']

export function forceStates(page: Document): void {
  const rules = [...page.styleSheets].flatMap((sheet) => rulesIn([...sheet.cssRules]))
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules.join('\n'))
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet]
}

/** Rules inside layers come out with their layer, so that their order stays. */
function rulesIn(rules: readonly CSSRule[], layer = ''): readonly string[] {
  return rules.flatMap((rule) => {
    if (rule instanceof CSSLayerBlockRule) return rulesIn([...rule.cssRules], rule.name)
    if (!(rule instanceof CSSStyleRule)) return []
    return MOMENT_NAMES.filter((moment) => rule.selectorText.includes(MOMENTS[moment])).map(
      (moment) => {
        const selector = rule.selectorText.replaceAll(MOMENTS[moment], `[data-state='${moment}']`)
        return `@layer ${layer} { ${selector} { ${rule.style.cssText} } }`
      },
    )
  })
}
