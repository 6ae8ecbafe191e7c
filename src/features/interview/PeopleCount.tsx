import type { VNode } from 'preact'
import { isRefusal } from '../../model/answers.ts'
import { isJsonObject } from '../../model/json.ts'
import { PeopleCounter } from '../../ui/PeopleCounter.tsx'
import { useText } from '../../ui/text.ts'
import type { ControlProps } from './control-props.ts'

const SEXES = ['f', 'm', 'x'] as const
const BANDS = ['0-4', '5-11', '12-17', '18-59', '60', 'unknown'] as const

/** How many people came, by sex and age band; cells are named `sex.band`. */
export function PeopleCount({ legend, value, onChange, problem }: ControlProps): VNode {
  const { t, words } = useText()
  const label = (list: string) => (code: string) => ({ code, label: words.code(list, code) })
  return (
    <PeopleCounter
      legend={legend}
      rows={BANDS.map(label('age-bands'))}
      columns={SEXES.map(label('sexes'))}
      cellName={(row, column) => {
        const cell = { sex: words.code('sexes', column), band: words.code('age-bands', row) }
        return {
          add: t('interview:people.add', cell),
          remove: t('interview:people.remove', cell),
          number: t('interview:people.number', cell),
        }
      }}
      value={countsOf(value)}
      onChange={(counts) => {
        onChange(Object.keys(counts).length === 0 ? undefined : counts)
      }}
      totalText={(count) => t('interview:total', { count })}
      totalLabel={t('interview:people.total')}
      {...(problem === undefined ? {} : { problem })}
    />
  )
}

function countsOf(value: ControlProps['value']): Readonly<Record<string, number>> {
  if (!isJsonObject(value) || isRefusal(value)) return {}
  const cells = Object.entries(value).filter(
    (cell): cell is [string, number] => typeof cell[1] === 'number',
  )
  return Object.fromEntries(cells)
}
