import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Asked, Beside, besideIds, type AskedProps } from './Asked.tsx'
import { Button } from './Button.tsx'
import { Stepper, type CellNames, type Count } from './Stepper.tsx'
import { useRested } from './use-rested.ts'

export interface PeopleCounterProps extends AskedProps {
  readonly rows: readonly Head[]
  readonly columns: readonly Head[]
  readonly cellName: (row: string, column: string) => CellNames
  /** `column.row` → how many; nought is left out. */
  readonly value: Readonly<Record<string, Count>>
  readonly onChange: (value: Readonly<Record<string, Count>>) => void
  readonly read: (typed: string) => Count
  readonly words: PeopleCounterWords
}

interface Head {
  readonly code: string
  readonly label: string
  /** Out of sight until it is used or opened. */
  readonly folded?: boolean
}

interface PeopleCounterWords {
  readonly rows: string
  readonly total: string
  readonly inAll: (count: number) => string
  readonly unfold: string
}

const PAUSE_MS = 700

/** People by sex and age band: taps, keys or digits; totals always in sight, said once the hand rests. */
export function PeopleCounter(props: PeopleCounterProps): VNode {
  const { columns, value, words } = props
  // A column that was open stays so: it does not go from under the hand that empties it.
  const [unfolded, setUnfolded] = useState(() =>
    columns.some(({ code, folded }) => folded === true && isUsed(value, code)),
  )
  const tapped = useRef(false)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was tapped is gone: focus goes on to what it brought.
    if (tapped.current)
      grid.current?.querySelector<HTMLElement>('td:nth-last-child(2) input')?.focus()
  }, [unfolded])
  const heard = useRested(words.inAll(totalOf(value)), PAUSE_MS, '')
  const shown = columns.filter(
    ({ code, folded }) => folded !== true || unfolded || isUsed(value, code),
  )
  return (
    <fieldset
      class={shown.length > 2 ? 'counter cards wide' : 'counter cards'}
      id={props.id}
      aria-describedby={besideIds(props)}
    >
      <legend>
        <Asked {...props} />
      </legend>
      <Beside {...props} />
      <div ref={grid}>
        <Grid {...props} columns={shown} />
      </div>
      {shown.length === columns.length ? null : (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            tapped.current = true
            setUnfolded(true)
          }}
        >
          {words.unfold}
        </Button>
      )}
      <p class="visually-hidden" role="status">
        {heard}
      </p>
    </fieldset>
  )
}

function Grid(props: PeopleCounterProps): VNode {
  const { rows, columns, value, words } = props
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.rows}</th>
          {columns.map((column) => (
            <th key={column.code} scope="col">
              {column.label}
            </th>
          ))}
          <th scope="col">{words.total}</th>
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
            <td class="sum number">{totalOf(value, { row: row.code })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {columns.map((column) => (
            <td key={column.code} class="sum number" data-label={column.label}>
              {totalOf(value, { column: column.code })}
            </td>
          ))}
          <td class="sum number grand" data-label={words.total}>
            {totalOf(value)}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

interface CellProps extends PeopleCounterProps {
  readonly row: string
  readonly column: string
}

function Cell({ row, column, value, onChange, cellName, read }: CellProps): VNode {
  const key = `${column}.${row}`
  return (
    <Stepper
      names={cellName(row, column)}
      count={value[key] ?? 0}
      read={read}
      onChange={(count) => {
        const { [key]: _, ...others } = value
        onChange(count === 0 ? others : { ...others, [key]: count })
      }}
    />
  )
}

/** Something was counted or typed in it. */
function isUsed(value: PeopleCounterProps['value'], column: string): boolean {
  return Object.keys(value).some((key) => key.startsWith(`${column}.`))
}

/** What is no number counts for nothing: it is asked back. */
function totalOf(
  value: PeopleCounterProps['value'],
  only: { readonly row?: string; readonly column?: string } = {},
): number {
  return Object.entries(value).reduce((sum, [key, count]) => {
    const [column, row] = key.split('.')
    const counts = row === (only.row ?? row) && column === (only.column ?? column)
    return counts && typeof count === 'number' ? sum + count : sum
  }, 0)
}
