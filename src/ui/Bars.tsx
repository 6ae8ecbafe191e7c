import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { DataTable } from './DataTable.tsx'
import { useText } from './text.ts'

export interface BarsProps {
  readonly title: string
  readonly caption: string
  /** What the rows are. */
  readonly head: string
  /** The pieces of each bar, in order; at most three. */
  readonly keys: readonly { readonly key: string; readonly label: string }[]
  readonly rows: readonly {
    readonly label: string
    readonly counts: Readonly<Record<string, number>>
  }[]
}

const WIDTH = 300
const HEIGHT = 28

/** Bars to compare at a glance: number, length and pattern say the same, and a table says it again. */
export function Bars({ title, caption, head, keys, rows }: BarsProps): VNode {
  const { t, number } = useText()
  const id = useId()
  const totalOf = (counts: BarsProps['rows'][number]['counts']) =>
    keys.reduce((sum, { key }) => sum + (counts[key] ?? 0), 0)
  const most = Math.max(1, ...rows.map(({ counts }) => totalOf(counts)))
  return (
    <figure class="bars panel">
      <figcaption id={id}>
        <h2>{title}</h2>
      </figcaption>
      {keys.length < 2 ? null : (
        <ul class="legend" aria-hidden="true">
          {keys.map(({ key, label }, i) => (
            <li key={key}>
              <span class={`swatch piece-${String(i)}`} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <ul class="bar-rows" aria-labelledby={id}>
        {rows.map(({ label, counts }) => (
          <li key={label}>
            <span class="bar-label">{label}</span>
            <svg
              viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <Pieces lengths={keys.map(({ key }) => ((counts[key] ?? 0) / most) * WIDTH)} />
            </svg>
            <span class="bar-count">{number(totalOf(counts))}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('common:as-table')}</summary>
        <DataTable
          caption={caption}
          heads={[head, ...keys.map(({ label }) => label)]}
          rows={rows.map(({ label, counts }) => [
            label,
            ...keys.map(({ key }) => counts[key] ?? 0),
          ])}
        />
      </details>
    </figure>
  )
}

/** Solid, hollow, dotted edge: told apart without colour. */
function Pieces({ lengths }: { readonly lengths: readonly number[] }): VNode {
  let x = 0
  const pieces = lengths.map((length, i) => {
    const piece = { x, length, i }
    x += length
    return piece
  })
  return (
    <g>
      {pieces
        .filter(({ length }) => length > 0)
        .map(({ x: from, length, i }) => (
          <rect
            key={i}
            class={`piece-${String(i)}`}
            x={from + 1}
            y={2}
            width={Math.max(2, length - 2)}
            height={HEIGHT - 4}
            rx={3}
          />
        ))}
    </g>
  )
}
