import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Attended } from '../../forms/attention.ts'
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
  const { marks } = props.view.attention
  return (
    <div class="attention">
      {marks.length === 0 ? null : <MarkTags codes={marks} at="head" />}
      <Attention {...props} />
      <HeadFacts {...props} answers={props.view.answers} marks={marks} />
    </div>
  )
}

/** Whom to call, and whether somebody has attended. */
function Attention(props: RecordHeadProps): VNode | null {
  const { t } = useText()
  const looks = useMarkLooks()
  const { id, records, view, ways } = props
  const [problem, setProblem] = useState<string>()
  const { marks, unattended, attended } = view.attention
  const section = protocolFor(marks, looks)
  const after = (came: Awaited<ReturnType<Records['attend']>>) => {
    setProblem(came.ok ? undefined : came.problem.kind)
    if (came.ok) props.onAttended()
  }
  return (
    <>
      {problem === undefined ? null : <Problem kind={problem} unsaved />}
      {unattended.length > 0 ? <p>{t('records:not-attended')}</p> : null}
      {section === undefined && unattended.length === 0 ? null : (
        <div class="row no-print">
          {section === undefined ? null : (
            <a class="button small" href={`/protocol#${section}`}>
              <Icon name="phone" />
              <span>{t('protocol:see')}</span>
            </a>
          )}
          {unattended.length === 0 ? null : (
            <AttendForm
              ways={ways}
              onAttend={async (how) => {
                after(await records.attend(id, how))
              }}
            />
          )}
        </div>
      )}
      {unattended.length > 0 || attended === undefined ? null : (
        <WhoAttended
          {...props}
          attended={attended}
          onUndo={() => {
            void records.unattend(id).then(after)
          }}
        />
      )}
    </>
  )
}

interface WhoAttendedProps extends Pick<RecordHeadProps, 'today' | 'nameOfMember'> {
  readonly attended: Attended
  readonly onUndo: () => void
}

function WhoAttended({ attended, today, nameOfMember, onUndo }: WhoAttendedProps): VNode {
  const { t, words, relativeDay, time } = useText()
  return (
    <div class="row" data-attended>
      <p>
        {t('records:attended', {
          how: words.code('attended-ways', attended.how),
          who: nameOfMember(attended.member),
          when: `${relativeDay(attended.at, today)}, ${time(attended.at)}`,
        })}
      </p>
      <Button size="small" look="quiet" onClick={onUndo}>
        {t('records:attend-undo')}
      </Button>
    </div>
  )
}
