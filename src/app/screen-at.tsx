// The screen of an address. Drawn as elements, so that a screen keeps its state while the news go by.
import { Fragment, type VNode } from 'preact'

export interface Screen {
  /** `/records/:id`; `*` stands for any other address. */
  readonly at: string
  /** Screens with the same key are one, which keeps its state from address to address. */
  readonly key?: string
  readonly draw: (params: Readonly<Record<string, string>>) => VNode | null
}

export function screenAt(screens: readonly Screen[], path: string): VNode | null {
  for (const { at, key = `${at} ${path}`, draw } of screens) {
    const params = paramsOf(at, path)
    if (params !== undefined) return <Fragment key={key}>{draw(params)}</Fragment>
  }
  return null
}

/** `undefined` when the address is not of this kind. */
function paramsOf(at: string, path: string): Readonly<Record<string, string>> | undefined {
  if (at === '*') return {}
  const [wanted, given] = [at, path].map((one) => one.split('/').filter(Boolean))
  if (wanted === undefined || given?.length !== wanted.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const piece = given[i] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(piece)
    else if (part !== piece) return undefined
  }
  return params
}
