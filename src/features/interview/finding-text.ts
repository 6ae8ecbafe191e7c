// What is odd about an answer, or missing, in words: the same on the review and beside the question.
import type { Finding } from '../../forms/findings.ts'
import type { Issue } from '../../forms/issues.ts'
import { splitPath } from '../../model/answers.ts'
import type { QuestionWords, Text } from '../../ui/text.ts'

export function findingText(text: Text, words: QuestionWords, finding: Finding): string {
  if (finding.kind === 'check-failed') return words.checks?.[finding.check] ?? ''
  if (finding.kind === 'unread') return unreadText(text, finding)
  if (!('limit' in finding)) return text.t(`interview:finding.${finding.kind}`)
  const limit =
    typeof finding.limit === 'number' ? text.number(finding.limit) : text.date(finding.limit)
  return text.t(`interview:finding.${finding.kind}`, { limit })
}

/** On the review, away from its question: which one it is, then what is said beside it. */
export function issueText(text: Text, words: QuestionWords, issue: Issue): string {
  if (issue.finding === undefined) return missingText(text, words, issue.path)
  return text.t('interview:issue', {
    question: labelOf(words, issue.path),
    problem: findingText(text, words, issue.finding),
  })
}

const WHYS = [
  'half-date',
  'incomplete',
  'date',
  'which-date',
  'year',
  'age',
  'not-whole',
  'not-a-number',
  'too-many-digits',
]

/** In the words that were typed. Of several numbers it is said which. */
function unreadText(
  { t }: Text,
  { why, text, cell }: Extract<Finding, { kind: 'unread' }>,
): string {
  const told = t(`interview:unread.${WHYS.includes(why) ? why : 'other'}`, { text })
  if (cell === undefined) return told
  const question = t(`interview:people.number.${cell.replace('.', '-')}`)
  return t('interview:issue', { question, problem: told })
}

export function missingText({ t }: Text, words: QuestionWords, path: string): string {
  return t('interview:missing', { question: labelOf(words, path) })
}

function labelOf(words: QuestionWords, path: string): string {
  const { question } = splitPath(path)
  return words.repeats?.[question]?.title ?? words.questions[question]?.label ?? question
}
