// What stands between an interview and its save, and what is worth another look: each with the path of its question.
import type { Finding } from './findings.ts'
import { isHard } from './findings.ts'
import { isRepeatView, questionsIn, type InterviewView } from './view.ts'

export type Issue = { readonly path: string } & (
  { readonly kind: 'missing' } | { readonly kind: 'found'; readonly finding: Finding }
)

/** Those that stop a save, then those that only ask; each in reading order. */
export function issuesOf({ sections }: InterviewView): {
  readonly stopping: readonly Issue[]
  readonly asking: readonly Issue[]
} {
  const issues = sections.flatMap(({ items, missing }) => [
    ...missing.map((path) => ({ kind: 'missing' as const, path })),
    ...[...questionsIn(items), ...items.filter(isRepeatView)].flatMap(({ findings }) =>
      findings.map((finding) => ({ kind: 'found' as const, path: finding.path, finding })),
    ),
  ])
  return { stopping: issues.filter(stops), asking: issues.filter((issue) => !stops(issue)) }
}

function stops(issue: Issue): boolean {
  return issue.kind === 'missing' || isHard(issue.finding)
}
