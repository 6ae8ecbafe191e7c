import type { VNode } from 'preact'
import { startInterview } from '../../forms/interview.ts'
import { describeAnswers } from '../../forms/summary.ts'
import type { Answers as AnswersMap } from '../../model/answers.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { useText } from '../../ui/text.ts'

export interface RecordAnswersProps {
  readonly set: QuestionSet
  readonly answers: AnswersMap
  readonly today: string
}

/** Section by section, person by person; codes are never shown. */
export function RecordAnswers({ set, answers, today }: RecordAnswersProps): VNode {
  const text = useText()
  const words = text.words.set(set.id)
  const described = describeAnswers(
    startInterview({ set, answers, today }),
    answerWords(text, set.id),
  )
  const blocks = new Map<string, { title: string; rows: { label: string; text: string }[] }>()
  for (const { section, row, label, text: said } of described) {
    const repeat = row === undefined ? undefined : words.repeats?.[row.repeat]
    const numbered = repeat?.row.replace('{{n}}', String(row?.place ?? '')) ?? ''
    const title =
      row === undefined
        ? (words.sections[section]?.title ?? '')
        : [numbered, row.name].filter((part) => part !== '').join(': ')
    const key = row === undefined ? section : `${section}/${String(row.place)}`
    const block = blocks.get(key) ?? { title, rows: [] }
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
