import type { VNode } from 'preact'
import type { Issue } from '../../forms/issues.ts'
import { useText } from '../../ui/text.ts'
import type { Asking } from './asking.ts'
import { issueText } from './finding-text.ts'

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
            {issueText(text, asking.words, issue)}
          </button>
        </li>
      ))}
    </ul>
  )
}
