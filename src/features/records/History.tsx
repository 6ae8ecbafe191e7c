import type { VNode } from 'preact'
import { DELETION, reasonIn } from '../../model/deletion.ts'
import { subjectOf } from '../../model/address.ts'
import type { RecordId } from '../../model/id.ts'
import type { Json } from '../../model/json.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { groupTitle } from './group-title.ts'
import { GroupAnswers } from './GroupAnswers.tsx'
import type { Past } from './past.ts'
import type { Records } from './records.ts'

export interface HistoryProps {
  readonly records: Pick<Records, 'history'>
  readonly id: RecordId
  readonly set: QuestionSet | undefined
  readonly news: number
  readonly nameOfMember: (member: string) => string
}

interface SaidProps {
  readonly id: RecordId
  readonly set: QuestionSet | undefined
  readonly group: string
  readonly value: Json
}

function Said({ id, set, group, value }: SaidProps): VNode | null {
  const { t, words } = useText()
  if (group !== DELETION)
    return set === undefined ? null : (
      <GroupAnswers set={set} subject={subjectOf(id)} value={value} />
    )
  const said = reasonIn(value)
  if (said === undefined) return <p>{t('records:deletion.was-recovered')}</p>
  const why = [words.code('deletion-reasons', said.reason), said.note ?? '']
  const told = why.filter((part) => part !== '').join('. ')
  return <p>{t('records:deletion.was-deleted', { why: told })}</p>
}

/** Every version ever saved, newest first: who, when, what. */
export function History({ records, id, set, news, nameOfMember }: HistoryProps): VNode {
  const history = useAnswer(() => records.history(id), [id, news])
  return (
    <Loaded answer={history}>
      {(past) => <Versions id={id} past={past} set={set} nameOfMember={nameOfMember} />}
    </Loaded>
  )
}

export interface VersionsProps extends Pick<HistoryProps, 'id' | 'set' | 'nameOfMember'> {
  readonly past: readonly Past[]
}

export function Versions({ id, past, set, nameOfMember }: VersionsProps): VNode {
  const text = useText()
  return (
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
          <Said id={id} set={set} group={group} value={version.value} />
        </li>
      ))}
    </ol>
  )
}
