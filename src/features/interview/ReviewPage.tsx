import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { belongsTo } from '../../forms/action.ts'
import { issuesOf, type Issue } from '../../forms/issues.ts'
import { describeAnswers } from '../../forms/summary.ts'
import { viewInterview } from '../../forms/view.ts'
import type { Interview } from '../../forms/interview.ts'
import type { Answers as SavedAnswers } from '../../model/answers.ts'
import type { RecordId } from '../../model/id.ts'
import { questionsOf } from '../../model/questions.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockNotice } from '../../ui/ClockNotice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useOnce } from '../../ui/use-once.ts'
import type { Asking } from './asking.ts'
import { IssueList } from './IssueList.tsx'
import type { Interviews, SaveProblem } from './interviews.ts'
import { Form } from '../../ui/Form.tsx'

/** What to do once a record is saved. */
export type Next = 'show' | 'another' | 'case'

export interface ReviewPageProps {
  readonly asking: Asking
  readonly interviews: Interviews
  readonly onBack: () => void
  readonly onSaved: (saved: {
    readonly record: RecordId
    readonly kind: string
    readonly next: Next
    /** What the next of a pile begins with: answers that the app fills in, as they were changed. */
    readonly carried: SavedAnswers
  }) => void
}

/** What was answered, what is missing, and the button that saves. */
export function ReviewPage(props: ReviewPageProps): VNode {
  const { t } = useText()
  const { asking, interviews, onBack, onSaved } = props
  const { open } = asking
  const { kind } = open.interview.set
  const { busy, run } = useOnce()
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<SaveProblem>()
  const { stopping, asking: doubts } = issuesOf(viewInterview(open.interview))

  const save = async (next: Next) => {
    await open.settled()
    const saved = await interviews.save(open.draft.id)
    if (saved.ok) onSaved({ record: saved.value, kind, next, carried: prefilled(open.interview) })
    else setProblem(saved.problem)
    setTries(tries + 1)
  }
  const toCheck = t('interview:to-check', { count: stopping.length })
  return (
    <Form
      class="review"
      onSubmit={() => {
        run(() => save('show'))
      }}
    >
      <Title page={asking.words.title}>{t('interview:review')}</Title>
      <Summary asking={asking} title={toCheck} issues={stopping} tries={tries} />
      {problem === undefined || isAboutAnswers(problem) ? null : (
        <Notice tone="problem" live>
          <p>{t(`problems:${problem.kind}`)}</p>
        </Notice>
      )}
      <ClockNotice doubt={asking.clock} today={open.interview.today} />
      {doubts.length === 0 ? null : (
        <Notice tone="plain">
          <p>{t('interview:doubts')}</p>
          <IssueList asking={asking} issues={doubts} />
        </Notice>
      )}
      <Given asking={asking} />
      {kind === 'reception' ? (
        <div class="row">
          <Button
            onClick={() => {
              run(() => save('another'))
            }}
          >
            {t('interview:save-another')}
          </Button>
          <Button
            onClick={() => {
              run(() => save('case'))
            }}
          >
            {t('interview:save-case')}
          </Button>
        </div>
      ) : null}
      <div class="foot">
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('common:back')}
        </Button>
        <Button look="primary" icon="check" type="submit" busy={busy}>
          {t(busy ? 'interview:saving' : 'common:save')}
        </Button>
      </div>
    </Form>
  )
}

function prefilled({ set, answers }: Interview): SavedAnswers {
  const ids = new Set(questionsOf(set).flatMap((one) => (one.prefilled === true ? [one.id] : [])))
  return Object.fromEntries(Object.entries(answers).filter(([path]) => ids.has(path)))
}

/** These stand in the summary already, each with its question. */
function isAboutAnswers({ kind }: SaveProblem): boolean {
  return kind === 'unanswered' || kind === 'inconsistent'
}

interface SummaryProps {
  readonly asking: Asking
  readonly title: string
  readonly issues: readonly Issue[]
  /** Focus comes back to it with each save that it stopped. */
  readonly tries: number
}

/** What stops the save, in the words that stand beside each question. */
function Summary({ asking, title, issues, tries }: SummaryProps): VNode | null {
  const { t } = useText()
  const place = useRef<HTMLDivElement>(null)
  const some = issues.length > 0
  useEffect(() => {
    if (some) place.current?.focus()
  }, [some, tries])
  if (!some) return null
  return (
    <div ref={place} class="summary" role="alert" tabIndex={-1}>
      <Notice tone="wait">
        <h2>{title}</h2>
        <p>{t('interview:to-check-lead')}</p>
        <IssueList asking={asking} issues={issues} />
      </Notice>
    </div>
  )
}

function Given({ asking }: { readonly asking: Asking }): VNode {
  const text = useText()
  const { open, words, onGo } = asking
  const { interview, draft } = open
  const described = describeAnswers(interview, answerWords(text, interview.set.id, draft.subject))
  const sections = interview.set.sections
    .filter((section) => belongsTo(section, draft.section))
    .map(({ id }) => id)
  return (
    <>
      {sections.map((id) => {
        const answers = described.filter(({ section }) => section === id)
        const title = words.sections[id]?.title ?? id
        const rows = answers.map(({ label, text: said, row }) => ({
          label: row === undefined ? label : `${row.name || String(row.place)} · ${label}`,
          text: said,
        }))
        return rows.length === 0 ? null : (
          <section class="panel" key={id}>
            <div class="row apart">
              <h2>{title}</h2>
              <button
                type="button"
                class="button quiet small"
                aria-label={text.t('interview:change-section', { section: title })}
                onClick={() => {
                  onGo(answers[0]?.path ?? '')
                }}
              >
                {text.t('interview:correct')}
              </button>
            </div>
            <Answers rows={rows} />
          </section>
        )
      })}
    </>
  )
}
