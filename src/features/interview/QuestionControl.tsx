import type { VNode } from 'preact'
import { answer, clear } from '../../forms/interview.ts'
import type { QuestionView } from '../../forms/view.ts'
import { isRefusal, type AnswerValue } from '../../model/answers.ts'
import { Refusals } from '../../ui/Refusals.tsx'
import { useText, type QuestionWords } from '../../ui/text.ts'
import { CONTROLS } from './controls.tsx'
import { fieldId } from './field-id.ts'
import { findingText } from './finding-text.ts'
import type { Catalogue, OpenInterview } from './use-interview.ts'

export interface QuestionControlProps {
  readonly open: OpenInterview
  readonly view: QuestionView
  readonly words: QuestionWords
  readonly catalogue: Catalogue
}

/** A question as it is asked: its words, its control, what is odd about the answer, and a way to refuse. */
export function QuestionControl(props: QuestionControlProps): VNode | null {
  const text = useText()
  const { open, view, words, catalogue } = props
  if (!view.shown) return null
  const { path, question, value } = view
  const put = (next: AnswerValue | undefined) => {
    const { interview } = open
    open.change(next === undefined ? clear(interview, path) : answer(interview, path, next), path)
  }
  const finding = view.findings[0]
  const Control = CONTROLS[question.type]
  return (
    <div class="question">
      <Control
        id={fieldId(path)}
        legend={askedText(props)}
        hint={hintOf(words.questions[question.id]?.hint, question.required, text.t)}
        problem={finding === undefined ? undefined : findingText(text, words, finding)}
        question={question}
        value={isRefusal(value) ? undefined : value}
        onChange={put}
        list={catalogue.lists.get(question.list ?? '')}
        today={open.interview.today}
      />
      {question.refusable === true ? <RefusalPart {...props} put={put} /> : null}
    </div>
  )
}

/** A set that is asked about several subjects has words of its own for each. */
function askedText({ open, view, words }: QuestionControlProps): string {
  const { question } = view
  const { subject } = open.draft
  const own = subject === undefined ? undefined : words.subjects?.[subject]?.[question.id]
  const general = words.questions[question.id]?.text ?? ''
  return question.bySubject === true ? (own ?? general) : general
}

function RefusalPart({
  view,
  words,
  put,
}: QuestionControlProps & { readonly put: (value: AnswerValue | undefined) => void }): VNode {
  const { t } = useText()
  const { path, question, value } = view
  return (
    <Refusals
      id={fieldId(path)}
      name={words.questions[question.id]?.label ?? ''}
      choices={[
        { code: 'unknown', label: t('interview:refusal.unknown') },
        { code: 'declined', label: t('interview:refusal.declined') },
      ]}
      chosen={isRefusal(value) ? value.refused : undefined}
      onChange={(code) => {
        put(code === undefined ? undefined : { refused: code })
      }}
    />
  )
}

/** What need not be answered says so in words; there are no asterisks. */
function hintOf(
  hint: string | undefined,
  required: boolean | undefined,
  t: (key: string) => string,
): string | undefined {
  if (required === true) return hint
  return [t('interview:optional'), hint].filter((part) => part !== undefined).join(' ')
}
