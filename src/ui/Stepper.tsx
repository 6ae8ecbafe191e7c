import type { VNode } from 'preact'
/** What each part of it is called, in full. */
export interface CellNames {
  readonly add: string
  readonly remove: string
  readonly number: string
}

export interface StepperProps {
  readonly names: CellNames
  readonly count: number
  readonly onChange: (count: number) => void
}

const MOST = 999

/** One number: a key to each side of it, and digits for many at once. The other key takes a tap back. */
export function Stepper({ names, count, onChange }: StepperProps): VNode {
  const put = (next: number) => {
    onChange(Math.min(MOST, Math.max(0, next)))
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
        class={count === 0 ? 'number none' : 'number'}
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
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) toNextCell(event)
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
