import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { daysAfter, isRealDay } from '../../forms/date.ts'
import { answer } from '../../forms/interview.ts'
import { describeValue } from '../../forms/summary.ts'
import type { QuestionView } from '../../forms/view.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Button } from '../../ui/Button.tsx'
import { useText, type Text } from '../../ui/text.ts'
import type { Asking } from './asking.ts'
import { QuestionControl } from './QuestionControl.tsx'

export interface FoldedLineProps {
  readonly asking: Asking
  readonly views: readonly QuestionView[]
}

/** What is known before it is asked, in one line; opened to be changed, or because something is odd about it. */
export function FoldedLine({ asking, views }: FoldedLineProps): VNode | null {
  const text = useText()
  const { t } = text
  const [opened, setOpened] = useState(false)
  const wanted = views.some(({ path, findings }) => path === asking.at || findings.length > 0)
  useEffect(() => {
    // What opened it may be mended by the next letter: the field stays under the hand.
    if (wanted) setOpened(true)
  }, [wanted])
  if (views.length === 0) return null
  const open = opened || wanted
  return (
    <div class="folded">
      <div class="row">
        <p>{views.map((view) => saidText(text, asking, view)).join(' · ')}</p>
        {views
          .filter((view) => isOtherDay(asking, view))
          .map((view) => (
            <Button
              key={view.path}
              size="small"
              onClick={() => {
                const { interview, change } = asking.open
                change(answer(interview, view.path, interview.today), view.path)
              }}
            >
              {t('interview:fold.set-today')}
            </Button>
          ))}
        <button
          type="button"
          class="button quiet small"
          aria-expanded={open}
          aria-label={t('interview:fold.change-what', {
            what: text.list(views.map((view) => labelOf(asking, view).toLowerCase())),
          })}
          onClick={() => {
            setOpened(!open)
          }}
        >
          {t('interview:fold.change')}
        </button>
      </div>
      {open
        ? views.map((view) => <QuestionControl key={view.path} asking={asking} view={view} />)
        : null}
    </div>
  )
}

function saidText(text: Text, asking: Asking, view: QuestionView): string {
  const { interview, draft } = asking.open
  const { type } = view.question
  if (type === 'date' && typeof view.value === 'string' && isRealDay(view.value)) {
    return dayText(text, labelOf(asking, view), { day: view.value, today: interview.today })
  }
  const said = describeValue(
    view.question,
    view.value,
    answerWords(text, interview.set.id, draft.subject),
  )
  return said === '' ? text.t('interview:fold.unfilled', { question: labelOf(asking, view) }) : said
}

/** "Today, 26 November"; another day is named, with how long ago it was: "Date: yesterday, 25 November". */
function dayText(
  text: Text,
  question: string,
  { day, today }: { readonly day: string; readonly today: string },
): string {
  const date = text.date(day)
  if (day === today) return text.t('interview:fold.today', { date })
  const near = [1, 2, 3, 4, 5, 6].some((days) => daysAfter(day, days) === today)
  const told = near ? `${text.relativeDay(day, today)}, ${date}` : date
  return text.t('interview:issue', { question, problem: told })
}

/** The app knows another day than today for what is recorded now: the next of a pile. */
function isOtherDay({ open }: Asking, { question, value }: QuestionView): boolean {
  const { draft, interview } = open
  const fresh = draft.before === undefined
  return (
    fresh && question.prefilled === true && question.type === 'date' && value !== interview.today
  )
}

function labelOf({ words }: Asking, { question }: QuestionView): string {
  return words.questions[question.id]?.label ?? question.id
}
