// What stands between an interview and its save, and what is worth another look: each with the path of its question.
import { isHard, type Finding } from './findings.ts'
import { isRepeatView, questionsIn, type InterviewView } from './view.ts'

export interface Issue {
  readonly path: string
  /** What is odd about the answer; absent where there is none and one is required. */
  readonly finding?: Finding
}

/** Those that stop a save, then those that only ask; each in reading order. */
export function issuesOf({ sections }: InterviewView): {
  readonly stopping: readonly Issue[]
  readonly asking: readonly Issue[]
} {
  const issues = sections.flatMap(({ items, missing }) => [
    ...missing.map((path): Issue => ({ path })),
    ...[...questionsIn(items), ...items.filter(isRepeatView)].flatMap(({ findings }) =>
      findings.map((finding): Issue => ({ path: finding.path, finding })),
    ),
  ])
  return { stopping: issues.filter(stops), asking: issues.filter((issue) => !stops(issue)) }
}

function stops({ finding }: Issue): boolean {
  return finding === undefined || isHard(finding)
}
