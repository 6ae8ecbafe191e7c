import type { VNode } from 'preact'

export interface SegmentsProps<T extends string> {
  /** What is chosen here, for readers. */
  readonly name: string
  readonly choices: readonly { readonly code: T; readonly label: string }[]
  readonly chosen: T
  readonly onChange: (code: T) => void
}

/** A few views of the same thing, one of them in sight. */
export function Segments<T extends string>(props: SegmentsProps<T>): VNode {
  const { name, choices, chosen, onChange } = props
  return (
    <div class="segments" role="group" aria-label={name}>
      {choices.map(({ code, label }) => (
        <button
          type="button"
          key={code}
          class="segment"
          aria-pressed={code === chosen}
          onClick={() => {
            onChange(code)
          }}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
