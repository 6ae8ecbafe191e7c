import { encode } from 'uqr'
import type { VNode } from 'preact'

/** Dark squares on white in every theme: cameras read nothing else. */
export function QrCode({ text, name }: { readonly text: string; readonly name: string }): VNode {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  )
  return (
    <svg class="qr" role="img" aria-label={name} viewBox={`0 0 ${String(size)} ${String(size)}`}>
      <path d={squares.join('')} fill="#000000" shape-rendering="crispEdges" />
    </svg>
  )
}
