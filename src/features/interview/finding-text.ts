// What is odd about an answer, in words.
import type { Finding } from '../../forms/findings.ts'
import type { QuestionWords, Text } from '../../ui/text.ts'

export function findingText(text: Text, words: QuestionWords, finding: Finding): string {
  if (finding.kind === 'check-failed') return words.checks?.[finding.check] ?? ''
  if (!('limit' in finding)) return text.t(`interview:finding.${finding.kind}`)
  const limit =
    typeof finding.limit === 'number' ? text.number(finding.limit) : text.date(finding.limit)
  return text.t(`interview:finding.${finding.kind}`, { limit })
}
