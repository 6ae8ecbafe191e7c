import type { VNode } from 'preact'
import { startInterview } from '../../forms/interview.ts'
import { describeAnswers, type Described } from '../../forms/summary.ts'
import type { Answers as AnswersMap } from '../../model/answers.ts'
import { subjectOf } from '../../model/address.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { useText, type QuestionWords } from '../../ui/text.ts'

export interface RecordAnswersProps {
  readonly set: QuestionSet
  readonly id: RecordId
  readonly answers: AnswersMap
  readonly today: string
}

/** Section by section, person by person; codes are never shown. */
export function RecordAnswers({ set, id, answers, today }: RecordAnswersProps): VNode {
  const text = useText()
  const words = text.words.set(set.id)
  const subject = subjectOf(id)
  const about = subject === undefined ? {} : { subject }
  const interview = startInterview({ set, answers, today, ...about })
  const blocks = new Map<string, Block>()
  for (const described of describeAnswers(interview, answerWords(text, set.id, subject))) {
    const { section, row, label, text: said } = described
    const key = row === undefined ? section : `${section}/${String(row.place)}`
    const block = blocks.get(key) ?? { title: blockTitle(words, described), rows: [] }
    block.rows.push({ label, text: said })
    blocks.set(key, block)
  }
  return (
    <>
      {[...blocks].map(([key, block]) => (
        <section class="panel" key={key}>
          <h2>{block.title}</h2>
          <Answers rows={block.rows} />
        </section>
      ))}
    </>
  )
}

interface Block {
  readonly title: string
  readonly rows: { label: string; text: string }[]
}

function blockTitle(words: QuestionWords, { section, row }: Described): string {
  if (row === undefined) return words.sections[section]?.title ?? ''
  const numbered = words.repeats?.[row.repeat]?.row.replace('{{n}}', String(row.place)) ?? ''
  return [numbered, row.name].filter((part) => part !== '').join(': ')
}
