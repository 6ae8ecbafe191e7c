import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { isHard } from '../../forms/findings.ts'
import { answer, clear } from '../../forms/interview.ts'
import type { QuestionView } from '../../forms/view.ts'
import { isBlank, isRefusal, type AnswerValue } from '../../model/answers.ts'
import type { Question } from '../../model/question-set.ts'
import { Refusals } from '../../ui/Refusals.tsx'
import { useText, type Text } from '../../ui/text.ts'
import type { Asking } from './asking.ts'
import { CONTROLS } from './controls.tsx'
import { findingText, missingText } from './finding-text.ts'
import { ProtocolLink } from './ProtocolLink.tsx'
import { offeredIn } from './offered.ts'

export interface QuestionControlProps {
  readonly asking: Asking
  readonly view: QuestionView
  /** The screen is about this question. */
  readonly lead?: boolean
}

/** A question as it is asked: its words, its control, what is odd about the answer, and a way to refuse. */
export function QuestionControl(props: QuestionControlProps): VNode | null {
  const text = useText()
  const { asking, view, lead = false } = props
  const { open, words, catalogue } = asking
  const { path, question, value } = view
  // Nobody is told that a date is wrong while its year is still being typed.
  const [left, setLeft] = useState(() => !isBlank(value))
  if (!view.shown) return null
  const put = (next: AnswerValue | undefined) => {
    const { interview } = open
    open.change(next === undefined ? clear(interview, path) : answer(interview, path, next), path)
  }
  const Control = CONTROLS[question.type]
  return (
    <div
      class="question"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setLeft(true)
      }}
    >
      <Control
        id={asking.idOf(path)}
        legend={askedText(props)}
        lead={lead}
        hint={hintOf(text, question, words.questions[question.id]?.hint)}
        {...toldBeside(text, props, left)}
        question={question}
        value={isRefusal(value) ? undefined : value}
        onChange={put}
        list={offeredIn(catalogue.lists.get(question.list ?? ''), props)}
        today={open.interview.today}
      />
      <ProtocolLink asking={asking} view={view} />
      {question.refusable === true ? <RefusalPart {...props} put={put} /> : null}
    </div>
  )
}

/** A set that is asked about several subjects has words of its own for each. */
function askedText({ asking: { open, words }, view: { question } }: QuestionControlProps): string {
  const { subject } = open.draft
  const own = subject === undefined ? undefined : words.subjects?.[subject]?.[question.id]
  const general = words.questions[question.id]?.text ?? ''
  return question.bySubject === true ? (own ?? general) : general
}

function toldBeside(
  text: Text,
  { asking: { insist, told, words }, view }: QuestionControlProps,
  left: boolean,
): { readonly problem: string | undefined; readonly doubt: string | undefined } {
  const hard = view.findings.find(isHard)
  const soft = view.findings.find((finding) => !isHard(finding))
  const missing = insist && view.required && !view.answered
  const fault = hard !== undefined && [left, insist, told].includes(true) ? hard : undefined
  return {
    problem: missing
      ? missingText(text, words, view.path)
      : fault && findingText(text, words, fault),
    doubt: soft && findingText(text, words, soft),
  }
}

function RefusalPart({
  asking,
  view,
  put,
}: QuestionControlProps & { readonly put: (value: AnswerValue | undefined) => void }): VNode {
  const { t } = useText()
  const { path, question, value } = view
  return (
    <Refusals
      id={asking.idOf(path)}
      name={asking.words.questions[question.id]?.label ?? ''}
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

/** What need not be answered says so in words, and so do choices; there are no asterisks. */
function hintOf({ t }: Text, { required, type }: Question, hint?: string): string | undefined {
  const parts = [
    required === true ? undefined : t('interview:optional'),
    type === 'single' ? t('interview:choose-one') : undefined,
    type === 'multiple' ? t('interview:choose-all') : undefined,
    hint,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' ')
}
