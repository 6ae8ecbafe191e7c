import type { VNode } from 'preact'
import { subjectOf } from '../../model/address.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { groupTitle } from './group-title.ts'
import { GroupAnswers } from './GroupAnswers.tsx'
import type { Records } from './records.ts'

export interface HistoryProps {
  readonly records: Pick<Records, 'history'>
  readonly id: RecordId
  readonly set: QuestionSet | undefined
  readonly news: number
  readonly nameOfMember: (member: string) => string
}

/** Every version ever saved, newest first: who, when, what. */
export function History({ records, id, set, news, nameOfMember }: HistoryProps): VNode {
  const text = useText()
  const history = useAnswer(() => records.history(id), [id, news])
  return (
    <Loaded answer={history}>
      {(past) => (
        <ol class="rows">
          {past.map(({ group, version }) => (
            <li key={`${version.change} ${group}`} class="past stack tight">
              <p class="hint">
                {text.t('records:by', {
                  who: nameOfMember(version.member),
                  when: `${text.date(version.at)}, ${text.time(version.at)}`,
                })}
                {set === undefined ? '' : ` · ${groupTitle(text, set, group)}`}
              </p>
              {set === undefined ? null : (
                <GroupAnswers set={set} subject={subjectOf(id)} value={version.value} />
              )}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  )
}
