import type { VNode } from 'preact'
import type { RepeatView, RowView } from '../../forms/view.ts'
import { rowPath } from '../../model/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { useText } from '../../ui/text.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import type { Asking } from './asking.ts'
import { missingText } from './finding-text.ts'
import { useRows } from './use-rows.ts'

export interface RepeatListProps {
  readonly asking: Asking
  readonly view: RepeatView
}

/** Who is in the household: each opens onto their own questions, and comes back here. */
export function RepeatList({ asking, view }: RepeatListProps): VNode {
  const { t } = useText()
  const rows = useRows(asking, view)
  const { id, repeat } = view.repeat
  const words = asking.words.repeats?.[id]
  const goTo = (row: string) => {
    asking.onGo(rowPath(id, row, repeat[0]?.id ?? ''))
  }
  return (
    <section class="stack" id={asking.idOf(id)} aria-label={words?.title}>
      <h1 tabIndex={-1}>{words?.title}</h1>
      <Few asking={asking} view={view} />
      <ul class="household">
        {view.rows.map((row, index) => (
          <li key={row.id}>
            <button
              type="button"
              class="member"
              onClick={() => {
                goTo(row.id)
              }}
            >
              <span class="title">{rows.titleOf(row, index)}</span>
              <span class="fact">{t('interview:rows.answers', { count: answersIn(row) })}</span>
            </button>
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                rows.remove(row.id)
              }}
            >
              {words?.remove}
            </Button>
          </li>
        ))}
      </ul>
      {rows.undo === undefined ? null : (
        <UndoBar text={t('interview:row-removed')} onUndo={rows.undo} />
      )}
      {view.mayAddRow ? (
        <Button
          icon="new"
          onClick={() => {
            goTo(rows.add())
          }}
        >
          {words?.add}
        </Button>
      ) : null}
    </section>
  )
}

/** Nobody, or fewer than are needed. */
function Few({ asking, view }: RepeatListProps): VNode | null {
  const text = useText()
  const { id, min = 0 } = view.repeat
  if (asking.insist && view.rows.length < min) {
    return <p class="question-problem">{missingText(text, asking.words, id)}</p>
  }
  return view.rows.length > 0 ? null : <p class="hint">{text.t('interview:rows.nobody')}</p>
}

function answersIn(row: RowView): number {
  return row.questions.filter(({ answered, shown }) => shown && answered).length
}
