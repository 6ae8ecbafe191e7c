// Which codes of its list a question offers now.
import { rowPath, splitPath } from '../../model/answers.ts'
import type { CodeList } from '../../model/question-set.ts'
import type { QuestionView } from '../../forms/view.ts'
import type { OpenInterview } from './use-interview.ts'

/** What was chosen stays on offer, whatever else would take it away. */
export function offeredIn(
  list: CodeList | undefined,
  at: { readonly asking: { readonly open: OpenInterview }; readonly view: QuestionView },
): CodeList | undefined {
  const { question, value } = at.view
  const { among, onlyLater } = question
  if (list === undefined || (among === undefined && onlyLater === undefined)) return list
  const { draft, interview } = at.asking.open
  const later = draft.before === undefined ? (onlyLater ?? []) : []
  const flagged =
    among === undefined ? undefined : codesIn(interview.answers[beside(at.view, among)])
  const chosen = codesIn(value)
  const codes = list.codes.filter(
    ({ code }) =>
      chosen.includes(code) ||
      (!later.includes(code) && (flagged === undefined || flagged.includes(code))),
  )
  return { ...list, codes }
}

function codesIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** The path of another question in the same row, or outside of rows. */
function beside({ path }: QuestionView, question: string): string {
  const { repeat, row } = splitPath(path)
  return repeat === undefined || row === undefined ? question : rowPath(repeat, row, question)
}
