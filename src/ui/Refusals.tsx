import type { VNode } from 'preact'

export interface RefusalsProps {
  readonly id: string
  readonly name: string
  readonly choices: readonly { readonly code: 'unknown' | 'declined'; readonly label: string }[]
  readonly chosen?: string | undefined
  readonly onChange: (code: 'unknown' | 'declined' | undefined) => void
}

/** Refusing is as easy as answering: same size, apart, never red. A second tap takes it back. */
export function Refusals({ id, name, choices, chosen, onChange }: RefusalsProps): VNode {
  return (
    <div class="refusals" role="group" aria-label={name}>
      {choices.map(({ code, label }) => (
        <label class="card" key={code}>
          <input
            type="checkbox"
            name={`${id}-refusal`}
            checked={chosen === code}
            onChange={() => {
              onChange(chosen === code ? undefined : code)
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}
