import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { RepeatView, RowView } from '../../forms/view.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import type { Asking } from './asking.ts'
import { QuestionControl } from './QuestionControl.tsx'
import { useRows } from './use-rows.ts'

export interface RepeatRowsProps {
  readonly asking: Asking
  readonly view: RepeatView
}

/** The people of a household on one page, one card each; a card taken away can be brought back. */
export function RepeatRows({ asking, view }: RepeatRowsProps): VNode | null {
  const { t } = useText()
  const rows = useRows(asking, view)
  const [fresh, setFresh] = useState<string>()
  if (!view.shown) return null
  const { id } = view.repeat
  const words = asking.words.repeats?.[id]
  return (
    <section class="stack" id={asking.idOf(id)} aria-label={words?.title}>
      <h2>{words?.title}</h2>
      {view.rows.map((row, index) => (
        <Row
          key={row.id}
          asking={asking}
          row={row}
          title={rows.titleOf(row, index)}
          unfolded={row.id === fresh || view.rows.length === 1 || isAt(asking, id, row)}
          removeWord={words?.remove ?? ''}
          onRemove={() => {
            rows.remove(row.id)
          }}
        />
      ))}
      {rows.undo === undefined ? null : (
        <UndoBar text={t('interview:row-removed')} onUndo={rows.undo} />
      )}
      {view.mayAddRow ? (
        <Button
          icon="new"
          onClick={() => {
            setFresh(rows.add())
          }}
        >
          {words?.add}
        </Button>
      ) : null}
    </section>
  )
}

interface RowProps {
  readonly asking: Asking
  readonly row: RowView
  readonly title: string
  readonly unfolded: boolean
  readonly removeWord: string
  readonly onRemove: () => void
}

function Row({ asking, row, title, unfolded, removeWord, onRemove }: RowProps): VNode {
  return (
    <details class="person" open={unfolded}>
      <summary>{title}</summary>
      {row.questions.map((question) => (
        <QuestionControl key={question.path} asking={asking} view={question} />
      ))}
      <Button look="danger" size="small" onClick={onRemove}>
        {removeWord}
      </Button>
    </details>
  )
}

function isAt({ at }: Asking, repeat: string, row: RowView): boolean {
  return at.startsWith(`${repeat}/${row.id}/`)
}
