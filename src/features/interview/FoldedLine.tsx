import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { describeValue } from '../../forms/summary.ts'
import type { QuestionView } from '../../forms/view.ts'
import { answerWords } from '../../ui/answer-words.ts'
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
  if (view.value === interview.today) return text.t('interview:fold.today')
  const said = describeValue(
    view.question,
    view.value,
    answerWords(text, interview.set.id, draft.subject),
  )
  return said === '' ? text.t('interview:fold.unfilled', { question: labelOf(asking, view) }) : said
}

function labelOf({ words }: Asking, { question }: QuestionView): string {
  return words.questions[question.id]?.label ?? question.id
}
