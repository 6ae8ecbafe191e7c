import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { CONTROLS } from '../../features/interview/controls.tsx'
import type { AnswerValue } from '../../model/answers.ts'
import type { CodeList, Question } from '../../model/question-set.ts'
import { questionsOf } from '../../model/questions.ts'
import { setForKind } from '../../question-sets/catalogue.ts'
import { Field } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useText } from '../../ui/text.ts'
import { today } from '../browser-day.ts'
import { Moments, Part } from './Part.tsx'

/** Questions that are really asked, one for each kind of control. */
const ASKED = [
  { part: 'ChoiceCards', set: 'reception', id: 'intention', value: 'stay' },
  { part: 'CodeSearch', set: 'reception', id: 'countries', value: ['VEN', 'FRA'] },
  { part: 'PeopleCounter', set: 'reception', id: 'people', value: { 'f.18-59': 1, 'm.0-4': 2 } },
  { part: 'PartialDateField', set: 'case', id: 'arrived-here', value: { year: 1987, about: true } },
  { part: 'Script', set: 'case', id: 'script-privacy', value: '' },
] as const

/** What is asked with: empty, answered, and with something beside it. */
export function Answering({ lists }: { readonly lists: ReadonlyMap<string, CodeList> }): VNode {
  const { t } = useText()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string>()
  const field = { value: text, onInput: setText, label: t('records:search') }
  return (
    <Form class="stack roomy">
      <Part name="Field">
        <Moments of="input">{() => <Field id="parts-rest" {...field} />}</Moments>
        <Field id="parts-hint" {...field} hint={t('records:search-hint')} />
        <Field id="parts-problem" {...field} problem={t('problems:storage-full')} />
        <Field id="parts-long" {...field} kind="long" />
      </Part>
      {ASKED.map(({ part, set, id, value }) => {
        const asked = setForKind(set)
        const question = asked === undefined ? [] : questionsOf(asked)
        return question
          .filter((one) => one.id === id)
          .map((one) => (
            <Part key={part} name={part}>
              <Control lists={lists} set={set} question={one} />
              <Control lists={lists} set={set} question={one} first={value} />
              <Control lists={lists} set={set} question={one} problem={t('problems:unanswered')} />
            </Part>
          ))
      })}
      <Part name="Refusals">
        <Refusals
          id="parts-refusals"
          name={t('records:show')}
          choices={(['unknown', 'declined'] as const).map((code) => ({
            code,
            label: t(`interview:refusal.${code}`),
          }))}
          chosen={refused}
          onChange={setRefused}
        />
      </Part>
    </Form>
  )
}

interface ControlStateProps {
  readonly lists: ReadonlyMap<string, CodeList>
  readonly set: string
  readonly question: Question
  readonly first?: AnswerValue
  readonly problem?: string
}

function Control({ lists, set, question, first, problem }: ControlStateProps): VNode {
  const { words } = useText()
  const [value, setValue] = useState<AnswerValue | undefined>(first)
  const said = words.set(set).questions[question.id]
  const Asked = CONTROLS[question.type]
  const state = problem === undefined ? String(first !== undefined) : 'problem'
  return (
    <div class="question">
      <Asked
        id={`parts-${question.id}-${state}`}
        legend={said?.text ?? ''}
        lead={false}
        hint={said?.hint}
        problem={problem}
        doubt={undefined}
        question={question}
        value={value}
        onChange={setValue}
        list={lists.get(question.list ?? '')}
        today={today()}
      />
    </div>
  )
}
