import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { DataTable } from './DataTable.tsx'

export interface IntervalBarProps {
  readonly title: string
  readonly description: string
  /** 0 to 100. */
  readonly floor: number
  readonly ceiling: number
  readonly likely?: number
  /** The floor of the round before: a hollow diamond. */
  readonly before?: number
  readonly labels: {
    readonly floor: string
    readonly likely: string
    readonly ceiling: string
    readonly before: string
  }
  readonly detailsLabel: string
  readonly tableCaption: string
}

const LEFT = 12
const WIDTH = 576
const LINE = 22

/** From the least to the most it can be, with a dot where it most likely is. Not a ranking, no colour of praise. */
export function IntervalBar(props: IntervalBarProps): VNode {
  const { title, description, floor, ceiling, likely, before, labels } = props
  const id = useId()
  const at = (value: number) => LEFT + (value / 100) * WIDTH
  return (
    <figure class="interval">
      <svg role="img" aria-labelledby={`${id}-title ${id}-desc`} viewBox="0 0 600 56">
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <path class="scale" d={`M${String(LEFT)} ${String(LINE)}h${String(WIDTH)}`} />
        {[0, 50, 100].map((tick) => (
          <g key={tick}>
            <path class="scale" d={`M${String(at(tick))} ${String(LINE - 6)}v12`} />
            <text class="tick" x={at(tick)} y={50}>
              {tick}
            </text>
          </g>
        ))}
        <path
          class="range"
          d={`M${String(at(floor))} ${String(LINE)}H${String(Math.max(at(ceiling), at(floor) + 2))}`}
        />
        <path class="end" d={`M${String(at(floor))} ${String(LINE - 10)}v20`} />
        <path class="end" d={`M${String(at(ceiling))} ${String(LINE - 10)}v20`} />
        {likely === undefined ? null : <circle cx={at(likely)} cy={LINE} r={9} />}
        {before === undefined ? null : (
          <path
            class="before"
            d={`M${String(at(before))} ${String(LINE - 11)}l9 11l-9 11l-9 -11z`}
          />
        )}
      </svg>
      <details>
        <summary>{props.detailsLabel}</summary>
        <DataTable
          caption={props.tableCaption}
          heads={[
            labels.floor,
            labels.likely,
            labels.ceiling,
            ...(before === undefined ? [] : [labels.before]),
          ]}
          rows={[[floor, likely ?? '—', ceiling, ...(before === undefined ? [] : [before])]]}
        />
      </details>
    </figure>
  )
}
