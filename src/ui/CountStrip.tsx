import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { DataTable } from './DataTable.tsx'

export type StripKey = '0' | '1' | '2' | '3' | 'unknown' | 'na' | 'blank'

export interface CountStripProps {
  /** Says the finding. */
  readonly title: string
  readonly description: string
  readonly parts: readonly {
    readonly key: StripKey
    readonly label: string
    readonly count: number
  }[]
  readonly tableCaption: string
  readonly tableHeads: readonly [string, string]
  readonly detailsLabel: string
}

const WIDTH = 600
const HEIGHT = 44
const GAP = 2

/** How many elements at each level: number, shade and pattern say the same thing, and a table says it again. */
export function CountStrip(props: CountStripProps): VNode {
  const { title, description, parts } = props
  const id = useId()
  const shown = parts.filter(({ count }) => count > 0)
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  let x = 0
  const pieces = shown.map((part) => {
    const width = (part.count / Math.max(1, total)) * WIDTH - GAP
    const piece = { ...part, x, width }
    x += width + GAP
    return piece
  })
  return (
    <figure class="strip">
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <Patterns id={id} />
        {pieces.map((piece) => (
          <g key={piece.key} class={`level-${piece.key}`}>
            <rect
              x={piece.x + 1}
              y={1}
              width={Math.max(1, piece.width - 2)}
              height={HEIGHT - 2}
              rx={4}
            />
            {PATTERNED.has(piece.key) ? (
              <rect
                class="pattern"
                x={piece.x + 1}
                y={1}
                width={Math.max(1, piece.width - 2)}
                height={HEIGHT - 2}
                fill={`url(#${id}-${piece.key})`}
              />
            ) : null}
            <rect
              class="plate"
              x={piece.x + piece.width / 2 - 13}
              y={HEIGHT / 2 - 13}
              width={26}
              height={26}
              rx={13}
            />
            <text x={piece.x + piece.width / 2} y={HEIGHT / 2 + 6}>
              {piece.count}
            </text>
          </g>
        ))}
      </svg>
      <ul class="legend" aria-hidden="true">
        {shown.map(({ key, label, count }) => (
          <li key={key}>
            <span class={`swatch level-${key}`} />
            {label}: {count}
          </li>
        ))}
      </ul>
      <details>
        <summary>{props.detailsLabel}</summary>
        <DataTable
          caption={props.tableCaption}
          heads={props.tableHeads}
          rows={parts.map(({ label, count }) => [label, count])}
        />
      </details>
    </figure>
  )
}

const PATTERNED: ReadonlySet<StripKey> = new Set(['1', '2', 'na'])

/** Dots for 1, lines for 2, thin slanted lines for what does not apply; 3 is solid. */
function Patterns({ id }: { readonly id: string }): VNode {
  return (
    <defs>
      <pattern id={`${id}-1`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle cx="4" cy="4" r="1.2" />
      </pattern>
      <pattern id={`${id}-2`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 4h8" />
      </pattern>
      <pattern id={`${id}-na`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 8L8 0" />
      </pattern>
    </defs>
  )
}
