import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { subjectOf } from '../../model/address.ts'
import type { CodeList, QuestionSet } from '../../model/question-set.ts'
import type { RecordId } from '../../model/id.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Outcome } from '../../ui/Outcome.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { Actions } from './Actions.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import { DeletePanel } from './DeletePanel.tsx'
import type { Deletions } from './deletions.ts'
import { History } from './History.tsx'
import { RecordHead } from './RecordHead.tsx'
import { RecordAnswers } from './RecordAnswers.tsx'
import { useWithdrawal, type Withdrawing } from './use-withdrawal.ts'
import { WithheldPart } from './WithheldPart.tsx'
import type { Records, RecordView } from './records.ts'
import type { Desk } from '../../model/desk.ts'
import { codeOf, nameOf } from './summarise.ts'
import { rowsOf } from '../../model/answers.ts'

type Role = Desk['role']

export interface RecordScreenProps {
  readonly records: Records
  /** Absent for what is not deleted one by one. */
  readonly deletions?: Pick<Deletions, 'remove'>
  readonly id: RecordId
  readonly setForKind: (kind: string) => QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
  readonly today: string
  readonly news: number
  /** Where one came from, on screens that stand in no list. */
  readonly back?: { readonly href: string; readonly name: string }
  /** What can have been done about something urgent; codes of the list `attended-ways`. */
  readonly ways: readonly string[]
  readonly role: Role
  /** `section`: one that is asked by itself. */
  readonly onEdit: (set: string, record: RecordId, section?: string) => void
  /** Whoever is here coordinates: they may open what is withheld. */
  readonly coordinates: boolean
  readonly nameOfMember: (member: string) => string
  readonly onDeleted?: (kind: string) => void
}

/** A record to read: what stands, where two people differ, and how it came to be. */
export function RecordScreen(props: RecordScreenProps): VNode {
  const { t } = useText()
  const [resolved, setResolved] = useState(0)
  const [changed, setChanged] = useState(0)
  const toHead = () => {
    // What had focus is gone; where one is, is said again.
    document.querySelector('h1')?.focus()
  }
  const withdrawing = useWithdrawal(props.records, props.id, toHead)
  const said = withdrawing.undo !== undefined || withdrawing.isBack
  const view = useAnswer(
    () => props.records.open(props.id),
    [props.id, props.news, resolved, changed, said],
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
      withdrawing={withdrawing}
      resolved={resolved > 0}
      onChanged={() => {
        setChanged(changed + 1)
      }}
      onResolved={() => {
        setResolved(resolved + 1)
        toHead()
      }}
    />
  )
}

interface ShownProps extends RecordScreenProps {
  readonly view: RecordView
  readonly withdrawing: Withdrawing
  /** Somebody has just decided between two answers. */
  readonly resolved: boolean
  readonly onResolved: () => void
  /** What stands on the screen is no longer what is kept. */
  readonly onChanged: () => void
}

function Shown(props: ShownProps): VNode {
  const { view, back } = props
  const text = useText()
  const { t } = text
  const set = props.setForKind(view.record.kind)
  return (
    <div class="page">
      {back === undefined ? null : (
        <p class="no-print">
          <a class="alone" href={back.href}>
            {t(back.name)}
          </a>
        </p>
      )}
      <div class="row apart">
        <Title page={t('records:record')}>{headOf(view, text)}</Title>
        {set === undefined ? null : <EditButton {...props} set={set} />}
      </div>
      <p class="print-only">
        <strong>{t('records:confidential')}</strong>
      </p>
      {set === undefined ? <Newer /> : <Known {...props} set={set} />}
    </div>
  )
}

type KnownProps = ShownProps & { readonly set: QuestionSet }

function EditButton({ set, id, role, onEdit }: KnownProps): VNode | null {
  const { t } = useText()
  if (set.editedBy?.includes(role) === false) return null
  return (
    <Button
      icon="edit"
      onClick={() => {
        onEdit(set.id, id)
      }}
    >
      {t('records:edit')}
    </Button>
  )
}

/** Made by a newer app. */
function Newer(): VNode {
  const { t } = useText()
  return (
    <Notice tone="wait">
      <p>{t('records:newer-app')}</p>
    </Notice>
  )
}

/** What protects, what may be done, what stands, how it came to be. */
function Known(props: KnownProps): VNode {
  const { view, set, deletions } = props
  const { t } = useText()
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <RecordHead {...props} onAttended={props.onChanged} />
      <Permission
        {...props}
        onDelete={() => {
          setDeleting(true)
        }}
      />
      {view.readOnly || view.withheld ? null : <Actions {...props} />}
      <Outcome came={props.resolved ? { done: t('records:resolved') } : undefined} />
      {view.readOnly ? <Newer /> : null}
      {view.conflicts.map((conflict) => (
        <ConflictCard key={conflict.group} {...props} conflict={conflict} />
      ))}
      <RecordAnswers {...props} answers={view.answers} />
      <details class="no-print">
        <summary>{t('records:history')}</summary>
        <History {...props} set={set} />
      </details>
      {deletions === undefined ? null : (
        <DeletePanel
          {...props}
          deletions={deletions}
          open={deleting}
          onOpen={setDeleting}
          onDeleted={() => {
            props.onDeleted?.(view.record.kind)
          }}
        />
      )}
    </>
  )
}

interface PermissionProps extends KnownProps {
  readonly onDelete: () => void
}

/** The permission the record hangs on: one tap takes it back, and one more makes good a slip. */
function Permission(props: PermissionProps): VNode | null {
  const { t } = useText()
  const { view, withdrawing, set } = props
  if (set.keeping === undefined) return null
  return (
    <>
      {withdrawing.undo === undefined ? null : (
        <UndoBar text={t('records:withdrawn')} onUndo={withdrawing.undo} />
      )}
      <Outcome came={withdrawing.isBack ? { done: t('records:given-back') } : undefined} />
      {withdrawing.problem === undefined ? null : <Problem kind={withdrawing.problem} unsaved />}
      {view.withheld ? (
        <WithheldPart {...props} record={view.record} />
      ) : (
        <div class="row no-print">
          <Button size="small" busy={withdrawing.busy} onClick={withdrawing.withdraw}>
            {t('records:withdraw')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What an element is about; a name when there is one, otherwise the kind and the code. The page's title holds no name. */
function headOf({ record, answers, withheld }: RecordView, { t, words }: Text): string {
  const subject = subjectOf(record.id)
  if (subject !== undefined) return words.set(record.kind).subjects?.[subject]?.title ?? ''
  if (typeof answers.round === 'string') return answers.round
  const [first] = rowsOf(answers, 'people')
  const name = first === undefined || withheld ? '' : nameOf(answers, first)
  return name === '' ? `${t(KINDS[record.kind] ?? 'records:record')} ${codeOf(record.id)}` : name
}

const KINDS: Readonly<Record<string, string>> = {
  case: 'records:case',
  reception: 'records:reception',
  assessment: 'assessment:short',
}
