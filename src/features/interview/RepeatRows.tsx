import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { addRow, removeRow, restoreRow } from '../../forms/interview.ts'
import type { RepeatView, RowView } from '../../forms/view.ts'
import { Button } from '../../ui/Button.tsx'
import { useText, type QuestionWords } from '../../ui/text.ts'
import { fieldId } from './field-id.ts'
import { QuestionControl } from './QuestionControl.tsx'
import type { Catalogue, OpenInterview } from './use-interview.ts'

export interface RepeatRowsProps {
  readonly open: OpenInterview
  readonly view: RepeatView
  readonly words: QuestionWords
  readonly catalogue: Catalogue
  readonly newId: () => string
}

/** The people of a household, one card each; a card taken away can be brought back. */
export function RepeatRows(props: RepeatRowsProps): VNode | null {
  const { open, view, words, newId } = props
  const { t } = useText()
  const [removed, setRemoved] = useState<string>()
  const [fresh, setFresh] = useState<string>()
  if (!view.shown) return null
  const { id } = view.repeat
  const repeat = words.repeats?.[id]
  const change = (next: OpenInterview['interview']) => {
    open.change(next, id)
  }
  return (
    <section class="stack" id={fieldId(id)} aria-label={repeat?.title}>
      <h2>{repeat?.title}</h2>
      {view.rows.map((row, index) => (
        <Row
          key={row.id}
          {...props}
          row={row}
          title={rowTitle(row, repeat?.row ?? '', index)}
          unfolded={row.id === fresh || view.rows.length === 1}
          onRemove={() => {
            change(removeRow(open.interview, id, row.id))
            setRemoved(row.id)
          }}
        />
      ))}
      {removed === undefined ? null : (
        <p class="row">
          <span role="status">{t('interview:row-removed')}</span>
          <Button
            size="small"
            onClick={() => {
              change(restoreRow(open.interview, id, removed))
              setRemoved(undefined)
            }}
          >
            {t('common:undo')}
          </Button>
        </p>
      )}
      {view.mayAddRow ? (
        <Button
          icon="new"
          onClick={() => {
            const row = newId()
            setFresh(row)
            change(addRow(open.interview, id, row))
          }}
        >
          {repeat?.add}
        </Button>
      ) : null}
    </section>
  )
}

interface RowProps extends RepeatRowsProps {
  readonly row: RowView
  readonly title: string
  readonly unfolded: boolean
  readonly onRemove: () => void
}

function Row({ open, words, catalogue, row, title, unfolded, onRemove, view }: RowProps): VNode {
  return (
    <details class="person" open={unfolded}>
      <summary>{title}</summary>
      {row.questions.map((question) => (
        <QuestionControl
          key={question.path}
          open={open}
          view={question}
          words={words}
          catalogue={catalogue}
        />
      ))}
      <Button look="danger" size="small" onClick={onRemove}>
        {words.repeats?.[view.repeat.id]?.remove}
      </Button>
    </details>
  )
}

function rowTitle(row: RowView, pattern: string, index: number): string {
  const numbered = pattern.replace('{{n}}', String(index + 1))
  return typeof row.name === 'string' && row.name !== '' ? `${numbered}: ${row.name}` : numbered
}
