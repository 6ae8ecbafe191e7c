// Adding, removing and bringing back the rows of a repeat.
import { useState } from 'preact/hooks'
import { addRow, removeRow, restoreRow } from '../../forms/interview.ts'
import type { RepeatView, RowView } from '../../forms/view.ts'
import { visibleText } from '../../model/visible-text.ts'
import type { Asking } from './asking.ts'

export interface Rows {
  /** Answers the new row's id. */
  readonly add: () => string
  readonly remove: (row: string) => void
  /** Brings the row removed last back; absent when none was. */
  readonly undo: (() => void) | undefined
  readonly titleOf: (row: RowView, index: number) => string
}

export function useRows({ open, words, newId }: Asking, { repeat: { id } }: RepeatView): Rows {
  const [removed, setRemoved] = useState<string>()
  const change = (next: Asking['open']['interview']) => {
    open.change(next, id)
  }
  return {
    add: () => {
      const row = newId()
      change(addRow(open.interview, id, row))
      return row
    },
    remove: (row) => {
      change(removeRow(open.interview, id, row))
      setRemoved(row)
    },
    undo:
      removed === undefined
        ? undefined
        : () => {
            change(restoreRow(open.interview, id, removed))
            setRemoved(undefined)
          },
    titleOf: (row, index) => rowTitle(row, words.repeats?.[id]?.row ?? '', index),
  }
}

export function rowTitle(row: RowView, pattern: string, index: number): string {
  const numbered = pattern.replace('{{n}}', String(index + 1))
  const name = typeof row.name === 'string' ? visibleText(row.name) : ''
  return name === '' ? numbered : `${numbered}: ${name}`
}
