import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { isDone } from '../../forms/action.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { Button } from '../../ui/Button.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import type { Records, RecordView } from './records.ts'

export interface ActionsProps {
  readonly records: Pick<Records, 'undo'>
  readonly id: RecordId
  readonly set: QuestionSet
  readonly view: RecordView
  readonly onEdit: (set: string, record: RecordId, section?: string) => void
}

/** What can be done with a record as a whole, each with its way back: closing a case and opening it again. */
export function Actions({ records, id, set, view, onEdit }: ActionsProps): VNode | null {
  const { words } = useText()
  const [came, setCame] = useState<Came>()
  const sections = set.sections.filter(({ asked }) => asked === 'by-action')
  if (sections.length === 0) return null
  return (
    <div class="row no-print">
      <Outcome came={came} />
      {sections.map((section) => {
        const { act, undo } = words.set(set.id).sections[section.id] ?? {}
        return isDone(section, view.answers) ? (
          <Button
            key={section.id}
            icon="again"
            onClick={() =>
              void records.undo(id, section.id).then((done) => {
                setCame(done.ok ? undefined : { problem: done.problem.kind })
              })
            }
          >
            {undo}
          </Button>
        ) : (
          <Button
            key={section.id}
            look="quiet"
            onClick={() => {
              onEdit(set.id, id, section.id)
            }}
          >
            {act}
          </Button>
        )
      })}
    </div>
  )
}
