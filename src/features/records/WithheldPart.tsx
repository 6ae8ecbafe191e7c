import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import { keepingPermission } from '../../model/permission.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { RecordState } from '../../model/record.ts'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { Versions } from './History.tsx'
import { RecordAnswers } from './RecordAnswers.tsx'
import type { Records } from './records.ts'

export interface WithheldPartProps {
  readonly records: Pick<Records, 'earlier'>
  readonly id: RecordId
  readonly record: RecordState
  readonly set: QuestionSet
  readonly today: string
  readonly coordinates: boolean
  /** Asks why the record is deleted. */
  readonly onDelete: () => void
  readonly nameOfMember: (member: string) => string
}

/** What is told of people who do not allow that they are kept: what not to do, and what they may ask for. */
export function WithheldPart(props: WithheldPartProps): VNode {
  const { t } = useText()
  const { record, set, onDelete, coordinates } = props
  const permission = keepingPermission(set, record)
  const [open, setOpen] = useState(false)
  return (
    <section class="stack">
      <Notice tone="wait">
        <p>{t(`records:withheld.${permission}`)}</p>
        {permission === 'withdrawn' ? <p>{t('records:withheld.handed')}</p> : null}
      </Notice>
      <div class="panel stack tight no-print">
        <p>{t('records:withheld.erase')}</p>
        <div class="row">
          <Button look="danger" onClick={onDelete}>
            {t('records:withheld.erase-it')}
          </Button>
        </div>
        <p class="hint">{t(`records:withheld.${coordinates ? 'why' : 'coordinator'}`)}</p>
        {coordinates && !open ? (
          <div class="row">
            <Button
              onClick={() => {
                setOpen(true)
              }}
            >
              {t('records:withheld.earlier')}
            </Button>
          </div>
        ) : null}
      </div>
      {open ? <Earlier {...props} /> : null}
    </section>
  )
}

/** Everything that is kept, for as long as one stays on the page. */
function Earlier(props: WithheldPartProps): VNode {
  const { t } = useText()
  const earlier = useAnswer(() => props.records.earlier(props.id), [props.id])
  return (
    <Loaded answer={earlier}>
      {({ answers, history }) => (
        <>
          <RecordAnswers {...props} answers={answers} />
          <details class="no-print">
            <summary>{t('records:history')}</summary>
            <Versions {...props} past={history} />
          </details>
        </>
      )}
    </Loaded>
  )
}
