import type { VNode } from 'preact'

export interface FileChoiceProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** File name endings, e.g. `.amparo`. */
  readonly accept: string
  readonly onFile: (bytes: Uint8Array) => void
}

/** The browser's own way to choose a file; it is read here and goes nowhere else. */
export function FileChoice({ id, label, hint, accept, onFile }: FileChoiceProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        class="input"
        type="file"
        accept={accept}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          void file?.arrayBuffer().then((buffer) => {
            onFile(new Uint8Array(buffer))
          })
        }}
      />
    </div>
  )
}
