import type { VNode } from 'preact'
import { Icon } from './Icon.tsx'

export interface FileChoiceProps {
  readonly id: string
  readonly label: string
  /** File name endings, e.g. `.amparo`. */
  readonly accept: string
  readonly onFile: (bytes: Uint8Array) => void
}

/**
 * A native file input, spoken and focused as such; its label is what one sees and taps, because browsers word their own
 * button in their own language. The file is read here and goes nowhere else.
 */
export function FileChoice({ id, label, accept, onFile }: FileChoiceProps): VNode {
  return (
    <div class="file-choice">
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={(event) => {
          const input = event.currentTarget
          const file = input.files?.[0]
          // The same file may be chosen again.
          void file?.arrayBuffer().then((buffer) => {
            input.value = ''
            onFile(new Uint8Array(buffer))
          })
        }}
      />
      <label class="button" for={id}>
        <Icon name="records" />
        <span>{label}</span>
      </label>
    </div>
  )
}
