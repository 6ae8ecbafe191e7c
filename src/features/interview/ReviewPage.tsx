import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { describeAnswers } from '../../forms/summary.ts'
import { viewInterview } from '../../forms/view.ts'
import type { RecordId } from '../../model/id.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText, type QuestionWords, type Text } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import type { Interviews, SaveProblem } from './interviews.ts'
import type { OpenInterview } from './use-interview.ts'

export interface ReviewPageProps {
  readonly open: OpenInterview
  readonly words: QuestionWords
  readonly interviews: Interviews
  /** To the question itself. */
  readonly onGo: (path: string) => void
  readonly onBack: () => void
  readonly onSaved: (record: RecordId, kind: string) => void
}

/** What was answered, what is missing, and the one button that saves. */
export function ReviewPage(props: ReviewPageProps): VNode {
  const { t } = useText()
  const { open } = props
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SaveProblem>()

  const save = async () => {
    setBusy(true)
    await open.settled()
    const saved = await props.interviews.save(open.draft.id)
    setBusy(false)
    if (saved.ok) props.onSaved(saved.value, open.interview.set.kind)
    else setProblem(saved.problem)
  }
  return (
    <div class="stack">
      <Title>{t('interview:review')}</Title>
      {problem === undefined ? null : <SaveTrouble {...props} problem={problem} />}
      <Given {...props} />
      <div class="foot">
        <Button look="quiet" icon="back" onClick={props.onBack}>
          {t('common:back')}
        </Button>
        <Button look="primary" icon="check" busy={busy} onClick={() => void save()}>
          {t(busy ? 'interview:saving' : 'common:save')}
        </Button>
      </div>
    </div>
  )
}

/** The same words as beside the question, each a way to it. */
function SaveTrouble({
  open,
  problem,
  onGo,
}: ReviewPageProps & { readonly problem: SaveProblem }): VNode {
  const text = useText()
  const { t } = text
  const paths = missingPaths(problem)
  return (
    <div role="alert">
      <Notice tone={paths.length > 0 ? 'wait' : 'problem'}>
        <p>{t(`problems:${problem.kind}`)}</p>
        <ul class="stack tight">
          {paths.map((path) => (
            <li key={path}>
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault()
                  onGo(path)
                }}
              >
                {labelOf(text, open, path)}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function missingPaths(problem: SaveProblem): readonly string[] {
  if (problem.kind === 'unanswered') return problem.paths
  return problem.kind === 'inconsistent' ? problem.findings.map((finding) => finding.path) : []
}

function labelOf(text: Text, { draft, interview }: OpenInterview, path: string): string {
  const { id } = interview.set
  const last = path.split('/').at(-1) ?? path
  const repeat = text.words.set(id).repeats?.[last]?.title
  return repeat ?? answerWords(text, id, draft.subject).question(last)
}

function Given({ open, words }: ReviewPageProps): VNode {
  const text = useText()
  const { interview, draft } = open
  const described = describeAnswers(interview, answerWords(text, interview.set.id, draft.subject))
  const sections = viewInterview(interview).sections.map(({ section }) => section.id)
  return (
    <>
      {sections.map((id) => {
        const rows = described
          .filter((one) => one.section === id)
          .map(({ label, text: said, row }) => ({
            label: row === undefined ? label : `${row.name || String(row.place)} · ${label}`,
            text: said,
          }))
        return rows.length === 0 ? null : (
          <section class="panel" key={id}>
            <h2>{words.sections[id]?.title}</h2>
            <Answers rows={rows} />
          </section>
        )
      })}
    </>
  )
}
