import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { AttendForm } from '../../ui/AttendForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MarkTags, protocolFor, useMarkLooks } from '../../ui/MarkTags.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { HeadFacts } from './HeadFacts.tsx'
import type { Records, RecordView } from './records.ts'

export interface RecordHeadProps {
  readonly records: Pick<Records, 'attend' | 'unattend'>
  readonly id: RecordId
  readonly set: QuestionSet
  readonly view: RecordView
  readonly today: string
  /** What can have been done about something urgent; codes of the list `attended-ways`. */
  readonly ways: readonly string[]
  readonly nameOfMember: (member: string) => string
  /** Something was attended to, or that was taken back. */
  readonly onAttended: () => void
}

/** What protects comes first: marks, whom to call, whether somebody has attended, then permissions and appointment. */
export function RecordHead(props: RecordHeadProps): VNode | null {
  const { t } = useText()
  const looks = useMarkLooks()
  const { marks } = props.view.attention
  const section = protocolFor(marks, looks)
  return (
    <div class="attention">
      {marks.length === 0 ? null : <MarkTags codes={marks} at="head" />}
      {section === undefined ? null : (
        <div class="row no-print">
          <a class="button" href={`/protocol#${section}`}>
            <Icon name="phone" />
            <span>{t('protocol:see')}</span>
          </a>
        </div>
      )}
      <Attention {...props} />
      <HeadFacts {...props} answers={props.view.answers} marks={marks} />
    </div>
  )
}

function Attention(props: RecordHeadProps): VNode | null {
  const { t, words, relativeDay, time } = useText()
  const { id, records, today, view, ways } = props
  const [problem, setProblem] = useState<string>()
  const { unattended, attended } = view.attention
  const after = (came: Awaited<ReturnType<Records['attend']>>) => {
    setProblem(came.ok ? undefined : came.problem.kind)
    if (came.ok) props.onAttended()
  }
  if (unattended.length === 0 && attended === undefined) return null
  return (
    <div class="stack tight">
      {problem === undefined ? null : <Problem kind={problem} unsaved />}
      {unattended.length > 0 ? (
        <>
          <p>{t('records:not-attended')}</p>
          <div class="no-print">
            <AttendForm
              ways={ways}
              onAttend={async (how) => {
                after(await records.attend(id, how))
              }}
            />
          </div>
        </>
      ) : null}
      {unattended.length === 0 && attended !== undefined ? (
        <div class="row" data-attended>
          <p>
            {t('records:attended', {
              how: words.code('attended-ways', attended.how),
              who: props.nameOfMember(attended.member),
              when: `${relativeDay(attended.at, today)}, ${time(attended.at)}`,
            })}
          </p>
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              void records.unattend(id).then(after)
            }}
          >
            {t('records:attend-undo')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
