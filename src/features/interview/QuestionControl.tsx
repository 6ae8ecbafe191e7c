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
export function QuestionControl({
  open,
  view,
  words,
  catalogue,
}: QuestionControlProps): VNode | null {
  const text = useText()
  if (!view.shown) return null
  const { path, question, value } = view
  const { interview, draft } = open
  const put = (next: AnswerValue | undefined) => {
    const changed = next === undefined ? clear(interview, path) : answer(interview, path, next)
    open.change(changed, path)
  }
  const refused = isRefusal(value) ? value.refused : undefined
  const subject = draft.subject === undefined ? undefined : words.subjects?.[draft.subject]
  const asked = words.questions[question.id]
  const finding = view.findings[0]
  const Control = CONTROLS[question.type]
  return (
    <div class="question">
      <Control
        id={fieldId(path)}
        legend={
          (question.bySubject === true ? subject?.[question.id] : undefined) ?? asked?.text ?? ''
        }
        hint={hintOf(asked?.hint, question.required, text.t)}
        problem={finding === undefined ? undefined : findingText(text, words, finding)}
        question={question}
        value={refused === undefined ? value : undefined}
        onChange={put}
        list={catalogue.lists.get(question.list ?? '')}
        today={interview.today}
      />
      {question.refusable === true ? (
        <Refusals
          id={fieldId(path)}
          name={asked?.label ?? ''}
          choices={[
            { code: 'unknown', label: text.t('interview:refusal.unknown') },
            { code: 'declined', label: text.t('interview:refusal.declined') },
          ]}
          chosen={refused}
          onChange={(code) => {
            put(code === undefined ? undefined : { refused: code })
          }}
        />
      ) : null}
    </div>
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
