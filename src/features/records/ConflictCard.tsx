import type { VNode } from 'preact'
import { useId, useState } from 'preact/hooks'
import { subjectOf } from '../../model/address.ts'
import type { RecordId } from '../../model/id.ts'
import type { Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { Version } from '../../model/record.ts'
import type { Conflict } from '../../model/resolve.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'
import { groupTitle } from './group-title.ts'
import { GroupAnswers } from './GroupAnswers.tsx'
import type { Records } from './records.ts'

export interface ConflictCardProps {
  readonly records: Pick<Records, 'resolve'>
  readonly id: RecordId
  readonly set: QuestionSet
  readonly conflict: Conflict
  readonly today: string
  readonly nameOfMember: (member: string) => string
  readonly onResolved: () => void
}

/** Both answers in full, who gave them and when; choosing one keeps the other in the history. */
export function ConflictCard(props: ConflictCardProps): VNode {
  const text = useText()
  const { t } = text
  const { conflict, set, records, id } = props
  const { busy, run } = useOnce()
  const [problem, setProblem] = useState<string>()
  const protective = set.groups.some(
    (group) => group.id === conflict.group.split('/').at(-1) && group.merge === 'protective',
  )
  const keep = async (value: Json) => {
    const resolved = await records.resolve(id, conflict.group, value)
    if (resolved.ok) props.onResolved()
    else setProblem(resolved.problem.kind)
  }
  return (
    <section class="panel" aria-label={t('records:differ')}>
      <h2 class="row">
        <Icon name="differ" />
        {t('records:differ-title', { what: groupTitle(text, set, conflict.group) })}
      </h2>
      <p>{t(protective ? 'records:differ-protective' : 'records:differ-text')}</p>
      {problem === undefined ? null : <Problem kind={problem} unsaved />}
      <div class="versions">
        {conflict.versions.map((version, index) => (
          <Side
            key={version.change}
            {...props}
            version={version}
            shown={index === 0 && !protective}
            busy={busy}
            onKeep={() => {
              run(() => keep(version.value))
            }}
          />
        ))}
      </div>
    </section>
  )
}

interface SideProps extends ConflictCardProps {
  readonly version: Version
  readonly shown: boolean
  readonly busy: boolean
  readonly onKeep: () => void
}

function Side(props: SideProps): VNode {
  const { t, date, time } = useText()
  const { version, shown } = props
  const id = useId()
  return (
    <div class="panel" role="group" aria-labelledby={id}>
      <p class="hint" id={id}>
        {t('records:by', {
          who: props.nameOfMember(version.member),
          when: `${date(version.at)}, ${time(version.at)}`,
        })}
        {shown ? ` · ${t('records:shown-now')}` : ''}
      </p>
      <GroupAnswers
        set={props.set}
        subject={subjectOf(props.id)}
        value={version.value}
        beside={props.conflict.versions.map(({ value }) => value)}
      />
      <Button busy={props.busy} onClick={props.onKeep}>
        {t('records:keep-this')}
      </Button>
    </div>
  )
}
