import type { VNode } from 'preact'

export interface DataTableProps {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A real table; a wide one scrolls in a frame that can be focused and is named. */
export function DataTable({ caption, heads, rows }: DataTableProps): VNode {
  return (
    <div class="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={heads[i]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={heads[i]} class={typeof cell === 'number' ? 'number' : ''}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
