import type { VNode } from 'preact'
import { useState } from 'preact/hooks'

/** What each part of it is called, in full. */
export interface CellNames {
  readonly add: string
  readonly remove: string
  readonly number: string
}

/** A whole number, or what was typed in its place and is none. */
export type Count = number | { readonly unread: string }

export interface StepperProps {
  readonly names: CellNames
  readonly count: Count
  readonly onChange: (count: Count) => void
  readonly read: (typed: string) => Count
}

/** One number: a key to each side of it, and digits for many at once. The other key takes a tap back. */
export function Stepper(props: StepperProps): VNode {
  const { names, count, onChange, read } = props
  const [typed, setTyped] = useState<string>()
  const isNumber = typeof count === 'number'
  // What is typed stands as long as the count is its own; a key or another answer puts its number there.
  const own = typed !== undefined && sameCount(read(typed), count)
  const shown = own ? typed : isNumber ? String(count) : count.unread
  const put = (by: number) => {
    // What is no number is not counted on from: it would be gone with one tap.
    if (isNumber) onChange(Math.max(0, count + by))
  }
  const none = count === 0
  return (
    <div class="stepper">
      <button
        type="button"
        aria-label={names.remove}
        aria-disabled={!isNumber}
        class={none ? 'idle' : ''}
        tabIndex={none ? -1 : 0}
        onClick={() => {
          put(-1)
        }}
      >
        −
      </button>
      <input
        class={none ? 'number none' : 'number'}
        type="text"
        inputmode="numeric"
        aria-label={names.number}
        aria-invalid={!isNumber}
        value={shown}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        onBlur={() => {
          setTyped(undefined)
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          onChange(read(event.currentTarget.value))
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') put(1)
          if (event.key === 'ArrowDown') put(-1)
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) toNextCell(event)
        }}
      />
      <button
        type="button"
        aria-label={names.add}
        aria-disabled={!isNumber}
        onClick={() => {
          put(1)
        }}
      >
        +
      </button>
    </div>
  )
}

function sameCount(one: Count, other: Count): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one === other
  return one.unread === other.unread
}

/** Enter goes to the next number, as on a paper form; it does not leave the page. */
function toNextCell(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
  event.preventDefault()
  const cells = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])]
  cells[cells.indexOf(event.currentTarget) + 1]?.focus()
}
