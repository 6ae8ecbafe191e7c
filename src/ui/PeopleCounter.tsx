import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from './Icon.tsx'

export interface PeopleCounterProps {
  readonly legend: string
  readonly rows: readonly Head[]
  readonly columns: readonly Head[]
  readonly cellName: (row: string, column: string) => CellNames
  /** `column.row` → how many; nought is left out. */
  readonly value: Readonly<Record<string, number>>
  readonly onChange: (value: Readonly<Record<string, number>>) => void
  readonly totalText: (count: number) => string
  readonly totalLabel: string
  readonly problem?: string
}

interface Head {
  readonly code: string
  readonly label: string
}

interface CellNames {
  readonly add: string
  readonly remove: string
  readonly number: string
}

const MOST = 999
const PAUSE_MS = 700

/** People by sex and age band: taps, keys or digits; totals always in sight, said once the hand rests. */
export function PeopleCounter(props: PeopleCounterProps): VNode {
  const { legend, rows, columns, value, problem, totalText, totalLabel } = props
  const total = Object.values(value).reduce((sum, count) => sum + count, 0)
  const heard = useRested(totalText(total))
  return (
    <fieldset class="counter cards">
      <legend>{legend}</legend>
      {problem === undefined ? null : (
        <p class="question-problem">
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      )}
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.code} scope="col">
                {column.label}
              </th>
            ))}
            <th scope="col">{totalLabel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => (
                <td key={column.code} data-label={column.label}>
                  <Cell {...props} row={row.code} column={column.code} />
                </td>
              ))}
              <td class="sum number" data-label={totalLabel}>
                {sumOf(value, (key) => key.endsWith(`.${row.code}`))}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{totalLabel}</th>
            {columns.map((column) => (
              <td key={column.code} class="sum number" data-label={column.label}>
                {sumOf(value, (key) => key.startsWith(`${column.code}.`))}
              </td>
            ))}
            <td class="sum number grand" data-label={totalLabel}>
              {total}
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="counter-total">{totalText(total)}</p>
      <p class="visually-hidden" role="status">
        {heard}
      </p>
    </fieldset>
  )
}

interface CellProps extends PeopleCounterProps {
  readonly row: string
  readonly column: string
}

function Cell({ row, column, value, onChange, cellName }: CellProps): VNode {
  const key = `${column}.${row}`
  const count = value[key] ?? 0
  const names = cellName(row, column)
  const put = (next: number) => {
    const { [key]: _, ...others } = value
    const bounded = Math.min(MOST, Math.max(0, next))
    onChange(bounded === 0 ? others : { ...others, [key]: bounded })
  }
  return (
    <div class="stepper">
      <button
        type="button"
        aria-label={names.remove}
        class={count === 0 ? 'idle' : ''}
        tabIndex={count === 0 ? -1 : 0}
        onClick={() => {
          put(count - 1)
        }}
      >
        −
      </button>
      <input
        class="number"
        type="text"
        inputmode="numeric"
        aria-label={names.number}
        value={String(count)}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onInput={(event) => {
          put(Number(event.currentTarget.value.replaceAll(/\D/g, '')))
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') put(count + 1)
          if (event.key === 'ArrowDown') put(count - 1)
          if (event.key === 'Enter') toNextCell(event)
        }}
      />
      <button
        type="button"
        aria-label={names.add}
        onClick={() => {
          put(count + 1)
        }}
      >
        +
      </button>
    </div>
  )
}

/** Enter goes to the next number, as on a paper form; it does not leave the page. */
function toNextCell(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  event.preventDefault()
  const cells = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
  cells[cells.indexOf(event.currentTarget) + 1]?.focus()
}

function sumOf(value: PeopleCounterProps['value'], counts: (key: string) => boolean): number {
  return Object.entries(value).reduce((sum, [key, count]) => sum + (counts(key) ? count : 0), 0)
}

/** The text once it has stood for a moment, so that a reader hears the total and not every tap. */
function useRested(text: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return rested
}
