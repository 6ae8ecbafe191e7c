import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { CodeList, QuestionSet } from '../../model/question-set.ts'
import type { RecordId } from '../../model/id.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Outcome } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { DeletePanel } from './DeletePanel.tsx'
import type { Deletions } from './deletions.ts'
import { forbids } from './HeadFacts.tsx'
import { History } from './History.tsx'
import { RecordHead } from './RecordHead.tsx'
import { RecordAnswers } from './RecordAnswers.tsx'
import type { Records, RecordView } from './records.ts'
import type { Desk } from '../../model/desk.ts'
import { codeOf, nameOf } from './summarise.ts'
import { rowsOf } from '../../model/answers.ts'

type Role = Desk['role']

export interface RecordScreenProps {
  readonly records: Records
  readonly deletions: Pick<Deletions, 'remove'>
  readonly id: RecordId
  readonly setForKind: (kind: string) => QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
  readonly today: string
  readonly news: number
  /** What can have been done about something urgent; codes of the list `attended-ways`. */
  readonly ways: readonly string[]
  readonly role: Role
  readonly onEdit: (set: string, record: RecordId) => void
  readonly nameOfMember: (member: string) => string
  readonly onDeleted: (kind: string) => void
}

/** A record to read: what stands, where two people differ, and how it came to be. */
export function RecordScreen(props: RecordScreenProps): VNode {
  const { t } = useText()
  const [resolved, setResolved] = useState(0)
  const [changed, setChanged] = useState(0)
  const view = useAnswer(
    () => props.records.open(props.id),
    [props.id, props.news, resolved, changed],
  )
  if (view?.ok !== true) {
    return (
      <div class="page">
        <Title>{t('records:record')}</Title>
        <Loaded answer={view} rows={6}>
          {() => null}
        </Loaded>
      </div>
    )
  }
  return (
    <Shown
      {...props}
      view={view.value}
      resolved={resolved > 0}
      onChanged={() => {
        setChanged(changed + 1)
      }}
      onResolved={() => {
        setResolved(resolved + 1)
        // The card that had focus is gone; where one is, is said again.
        document.querySelector('h1')?.focus()
      }}
    />
  )
}

interface ShownProps extends RecordScreenProps {
  readonly view: RecordView
  /** Somebody has just decided between two answers. */
  readonly resolved: boolean
  readonly onResolved: () => void
  /** What stands on the screen is no longer what is kept. */
  readonly onChanged: () => void
}

function Shown(props: ShownProps): VNode {
  const { view, onEdit, id } = props
  const { t } = useText()
  const set = props.setForKind(view.record.kind)
  return (
    <div class="page">
      <div class="row apart">
        <Title page={t('records:record')}>{headOf(view, set, t)}</Title>
        {set === undefined || set.editedBy?.includes(props.role) === false ? null : (
          <Button
            icon="edit"
            onClick={() => {
              onEdit(set.id, id)
            }}
          >
            {t('records:edit')}
          </Button>
        )}
      </div>
      <p class="print-only">
        <strong>{t('records:confidential')}</strong>
      </p>
      {set === undefined ? null : <RecordHead {...props} set={set} onAttended={props.onChanged} />}
      <Outcome came={props.resolved ? { done: t('records:resolved') } : undefined} />
      {view.readOnly ? (
        <Notice tone="wait">
          <p>{t('records:newer-app')}</p>
        </Notice>
      ) : null}
      {set === undefined
        ? null
        : view.conflicts.map((conflict) => (
            <ConflictCard key={conflict.group} {...props} set={set} conflict={conflict} />
          ))}
      {set === undefined ? null : <RecordAnswers {...props} set={set} answers={view.answers} />}
      <details class="no-print">
        <summary>{t('records:history')}</summary>
        <History {...props} set={set} />
      </details>
      {set === undefined ? null : (
        <DeletePanel
          {...props}
          onDeleted={() => {
            props.onDeleted(view.record.kind)
          }}
        />
      )}
    </div>
  )
}

/**
 * A name when there is one and it may be kept, otherwise the kind and the code; the page's title never holds a name.
 */
function headOf(
  { record, answers, attention }: RecordView,
  set: QuestionSet | undefined,
  t: (key: string) => string,
): string {
  const [first] = rowsOf(answers, 'people')
  const nameless = set !== undefined && forbids(set, attention.marks)
  const name = first === undefined || nameless ? '' : nameOf(answers, first)
  const kind = record.kind === 'case' ? 'records:case' : 'records:reception'
  return name === '' ? `${t(kind)} ${codeOf(record.id)}` : name
}
