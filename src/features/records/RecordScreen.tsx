import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { subjectOf } from '../../model/address.ts'
import type { CodeList, QuestionSet } from '../../model/question-set.ts'
import type { RecordId } from '../../model/id.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Outcome } from '../../ui/Outcome.tsx'
import { useText, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { HeadFacts } from './HeadFacts.tsx'
import { History } from './History.tsx'
import { RecordAnswers } from './RecordAnswers.tsx'
import type { Records, RecordView } from './records.ts'
import { codeOf, nameOf } from './summarise.ts'
import { rowsOf } from '../../model/answers.ts'

export interface RecordScreenProps {
  readonly records: Records
  readonly id: RecordId
  readonly setForKind: (kind: string) => QuestionSet | undefined
  readonly lists: ReadonlyMap<string, CodeList>
  readonly today: string
  readonly news: number
  /** Where one came from, on screens that stand in no list. */
  readonly back?: { readonly href: string; readonly name: string }
  readonly onEdit: (set: string, record: RecordId) => void
  readonly nameOfMember: (member: string) => string
}

/** A record to read: what stands, where two people differ, and how it came to be. */
export function RecordScreen(props: RecordScreenProps): VNode {
  const { t } = useText()
  const [resolved, setResolved] = useState(0)
  const view = useAnswer(() => props.records.open(props.id), [props.id, props.news, resolved])
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
}

function Shown(props: ShownProps): VNode {
  const { view, onEdit, id } = props
  const text = useText()
  const { t } = text
  const set = props.setForKind(view.record.kind)
  return (
    <div class="page">
      {props.back === undefined ? null : (
        <p class="no-print">
          <a class="alone" href={props.back.href}>
            {t(props.back.name)}
          </a>
        </p>
      )}
      <div class="row apart">
        <Title page={t('records:record')}>{headOf(view, text)}</Title>
        {set === undefined ? null : (
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
      {set === undefined ? null : <HeadFacts {...props} set={set} answers={view.answers} />}
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
    </div>
  )
}

/** What an element is about; a name when there is one, otherwise the kind and the code. The page's title holds no name. */
function headOf({ record, answers }: RecordView, { t, words }: Text): string {
  const subject = subjectOf(record.id)
  if (subject !== undefined) return words.set(record.kind).subjects?.[subject]?.title ?? ''
  if (typeof answers.round === 'string') return answers.round
  const [first] = rowsOf(answers, 'people')
  const name = first === undefined ? '' : nameOf(answers, first)
  return name === '' ? `${t(KINDS[record.kind] ?? 'records:record')} ${codeOf(record.id)}` : name
}

const KINDS: Readonly<Record<string, string>> = {
  case: 'records:case',
  reception: 'records:reception',
  assessment: 'assessment:short',
}
