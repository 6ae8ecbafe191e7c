import type { VNode } from 'preact'
import { startInterview } from '../../forms/interview.ts'
import { describeAnswers } from '../../forms/summary.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Answers } from '../../ui/Answers.tsx'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import type { Promises, PromisesView } from './promises.ts'

export interface PromisesScreenProps {
  readonly promises: Promises
  readonly set: QuestionSet
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly news: number
  /** Only who coordinates writes them. */
  readonly coordinates: boolean
  readonly nameOfMember: (member: string) => string
  readonly onWrite: () => void
}

/** What is read to everybody in the municipality's name, who confirmed it and when. */
export function PromisesScreen(props: PromisesScreenProps): VNode {
  const { t } = useText()
  const { promises, news, coordinates, onWrite } = props
  const answer = useAnswer(() => promises.standing(), [news])
  return (
    <div class="page">
      <Title>{t('promises:title')}</Title>
      <p>{t('promises:lead')}</p>
      <Loaded answer={answer}>
        {(view) => (
          <>
            <Standing {...props} view={view} />
            {coordinates ? (
              <div class="row">
                <Button look="primary" icon="edit" onClick={onWrite}>
                  {t(view.state === 'none' ? 'promises:write' : 'promises:change')}
                </Button>
              </div>
            ) : (
              <p class="hint">{t('promises:coordinator')}</p>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Standing(props: PromisesScreenProps & { readonly view: PromisesView }): VNode {
  const text = useText()
  const { set, today, view, nameOfMember } = props
  const interview = startInterview({ set, today, answers: view.answers })
  const rows = describeAnswers(interview, answerWords(text, set.id)).map((one) => ({
    label: one.label,
    text: one.text,
  }))
  return (
    <>
      {view.state === 'confirmed' ? null : (
        <Notice tone="wait">
          <p>{text.t(`promises:${view.state}`)}</p>
        </Notice>
      )}
      {rows.length === 0 ? null : (
        <section class="panel">
          <Answers rows={rows} />
          {view.last === undefined || view.state !== 'confirmed' ? null : (
            <p class="hint">
              {text.t('promises:by', {
                who: nameOfMember(view.last.member),
                day: text.date(view.last.at),
              })}
            </p>
          )}
        </section>
      )}
    </>
  )
}
