// What is odd about an answer, or missing, in words: the same on the review and beside the question.
import type { Finding } from '../../forms/findings.ts'
import type { Issue } from '../../forms/issues.ts'
import { splitPath } from '../../model/answers.ts'
import type { QuestionWords, Text } from '../../ui/text.ts'

export function findingText(text: Text, words: QuestionWords, finding: Finding): string {
  if (finding.kind === 'check-failed') return words.checks?.[finding.check] ?? ''
  if (!('limit' in finding)) return text.t(`interview:finding.${finding.kind}`)
  const limit =
    typeof finding.limit === 'number' ? text.number(finding.limit) : text.date(finding.limit)
  return text.t(`interview:finding.${finding.kind}`, { limit })
}

export function issueText(text: Text, words: QuestionWords, issue: Issue): string {
  return issue.finding === undefined
    ? missingText(text, words, issue.path)
    : findingText(text, words, issue.finding)
}

export function missingText({ t }: Text, words: QuestionWords, path: string): string {
  const { question } = splitPath(path)
  const label = words.repeats?.[question]?.title ?? words.questions[question]?.label ?? question
  return t('interview:missing', { question: label })
}
