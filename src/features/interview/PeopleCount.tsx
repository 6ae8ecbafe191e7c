import type { VNode } from 'preact'
import { readNumber } from '../../forms/read-number.ts'
import { isRefusal, isUnread, type Unread } from '../../model/answers.ts'
import { isJsonObject } from '../../model/json.ts'
import { PeopleCounter } from '../../ui/PeopleCounter.tsx'
import { useText } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'

const SEXES = ['f', 'm', 'x'] as const
const BANDS = ['0-4', '5-11', '12-17', '18-59', '60', 'unknown'] as const

/** How many people came, by sex and age band; cells are named `sex.band`. */
export function PeopleCount(props: ControlProps): VNode {
  const { t, words } = useText()
  const { onChange } = props
  return (
    <PeopleCounter
      {...props}
      rows={BANDS.map((code) => ({
        code,
        label:
          code === 'unknown' ? t('interview:people.unknown-age') : words.code('age-bands', code),
      }))}
      columns={SEXES.map((code) => ({
        code,
        label: t(`interview:people.columns.${code}`),
        folded: code === 'x',
      }))}
      cellName={(row, column) => ({
        add: t(`interview:people.add.${column}-${row}`),
        remove: t(`interview:people.remove.${column}-${row}`),
        number: t(`interview:people.number.${column}-${row}`),
      })}
      value={countsOf(props.value)}
      read={countIn}
      onChange={(counts) => {
        onChange(Object.keys(counts).length === 0 ? undefined : counts)
      }}
      words={{
        rows: t('interview:people.age'),
        total: t('interview:people.total'),
        inAll: (count) => t('interview:total', { count }),
        unfold: t('interview:people.open-other'),
      }}
    />
  )
}

/** Nothing is nobody. What is no whole number stays as it was typed. */
function countIn(typed: string): Cell {
  const reading = readNumber(typed)
  if (reading === undefined) return 0
  return 'value' in reading ? reading.value : reading.unread
}

type Cell = number | Unread

function countsOf(value: ControlProps['value']): Readonly<Record<string, Cell>> {
  if (!isJsonObject(value) || isRefusal(value)) return {}
  const cells = Object.entries(value).filter(
    (cell): cell is [string, Cell] => typeof cell[1] === 'number' || isUnread(cell[1]),
  )
  return Object.fromEntries(cells)
}
