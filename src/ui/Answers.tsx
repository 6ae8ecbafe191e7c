import type { ComponentChildren, VNode } from 'preact'

export interface AnswersProps {
  readonly rows: readonly {
    readonly label: string
    readonly text: string
    readonly aside?: ComponentChildren
  }[]
}

/** Questions and answers to be read, not changed. */
export function Answers({ rows }: AnswersProps): VNode {
  return (
    <dl class="answers">
      {rows.map(({ label, text, aside }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {text} {aside}
          </dd>
        </div>
      ))}
    </dl>
  )
}
