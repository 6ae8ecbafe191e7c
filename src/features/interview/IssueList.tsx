import type { VNode } from 'preact'
import type { Issue } from '../../forms/issues.ts'
import { useText } from '../../ui/text.ts'
import { isRepeatView, viewInterview } from '../../forms/view.ts'
import { splitPath } from '../../model/answers.ts'
import type { Asking } from './asking.ts'
import { issueText } from './finding-text.ts'
import { rowTitle } from './use-rows.ts'

export interface IssueListProps {
  readonly asking: Asking
  readonly issues: readonly Issue[]
}

/** Each line is a way to its question. */
export function IssueList({ asking, issues }: IssueListProps): VNode {
  const text = useText()
  return (
    <ul class="issues">
      {issues.map((issue) => (
        <li key={issueText(text, asking.words, issue) + issue.path}>
          <button
            type="button"
            class="link"
            onClick={() => {
              asking.onGo(issue.path, true)
            }}
          >
            {[whoseOf(asking, issue), issueText(text, asking.words, issue)]
              .filter(Boolean)
              .join(' · ')}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Of several people it is said whose answer it is. */
function whoseOf({ open, words }: Asking, { path }: Issue): string {
  const { repeat, row } = splitPath(path)
  if (repeat === undefined) return ''
  const rows = viewInterview(open.interview)
    .sections.flatMap(({ items }) => items.filter(isRepeatView))
    .find((one) => one.repeat.id === repeat)?.rows
  const index = rows?.findIndex(({ id }) => id === row) ?? -1
  const view = rows?.[index]
  return view === undefined ? '' : rowTitle(view, words.repeats?.[repeat]?.row ?? '', index)
}
