import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Answers } from '../../model/answers.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { Result } from '../../model/result.ts'
import { answerWords } from '../../ui/answer-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import '../../ui/protocol.css'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { situationsOf, type Line, type Situation } from './protocol.ts'

export interface ProtocolScreenProps {
  /** What the municipality has filled in; fails where it has filled in nothing. */
  readonly open: () => Promise<Result<{ readonly answers: Answers }>>
  readonly set: QuestionSet
  /** Whoever is here may fill it in. */
  readonly mayEdit: boolean
  readonly onEdit: () => void
  readonly onBack: () => void
  /** The situation the address names; empty when it names none. */
  readonly section: string
  readonly news: number
}

/** Whom to call: what to do first in each situation, and the municipality's own services. One sheet of paper. */
export function ProtocolScreen(props: ProtocolScreenProps): VNode {
  const { t } = useText()
  const opened = useAnswer(props.open, [props.news])
  return (
    <div class="page wide protocol">
      <div class="row no-print">
        <Button look="quiet" icon="back" onClick={props.onBack}>
          {t('common:back')}
        </Button>
      </div>
      <Title>{t('protocol:title')}</Title>
      <p class="hint">{t('protocol:intro')}</p>
      {opened === undefined ? null : (
        <Sheet {...props} answers={opened.ok ? opened.value.answers : {}} />
      )}
    </div>
  )
}

function Sheet(props: ProtocolScreenProps & { readonly answers: Answers }): VNode {
  const text = useText()
  const { t } = text
  const { answers, mayEdit, onEdit, set } = props
  const situations = situationsOf(set, answers, answerWords(text, set.id))
  const isEmpty = situations.every(({ lines }) => lines.length === 0)
  useNamedSection(props.section)
  return (
    <>
      {isEmpty ? (
        <Notice tone="wait">
          <p>{t(mayEdit ? 'protocol:none-yours' : 'protocol:none')}</p>
        </Notice>
      ) : null}
      <div class="row no-print">
        {mayEdit ? (
          <Button icon="edit" onClick={onEdit}>
            {t(isEmpty ? 'protocol:fill' : 'protocol:change')}
          </Button>
        ) : null}
        <Button
          icon="print"
          onClick={() => {
            window.print()
          }}
        >
          {t('protocol:print')}
        </Button>
      </div>
      <div class="situations">
        {situations.map((situation) => (
          <OneSituation key={situation.id} set={set} situation={situation} />
        ))}
      </div>
      <p class="hint">{t('protocol:draft')}</p>
    </>
  )
}

function OneSituation({
  set,
  situation: { id, lines },
}: {
  readonly set: QuestionSet
  readonly situation: Situation
}): VNode | null {
  const { t, words } = useText()
  const steps = Object.entries(words.help(id).steps)
  if (steps.length + lines.length === 0) return null
  return (
    <section class="panel" id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.set(set.id).sections[id]?.title}</h2>
      {lines.length === 0 ? <p class="late">{t('protocol:none')}</p> : <Lines lines={lines} />}
      {steps.length === 0 ? null : (
        <ol class="steps">
          {steps.map(([n, step]) => (
            <li key={n}>{step}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }): VNode {
  return (
    <dl class="lines">
      {lines.map(({ id, label, said, call }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            {call === undefined ? (
              <bdi>{said}</bdi>
            ) : (
              <a class="call" href={call}>
                <Icon name="phone" />
                <bdi>{said}</bdi>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A link that names a situation leads to it; readers hear it at once. */
function useNamedSection(id: string): void {
  useEffect(() => {
    const section = id === '' ? null : document.getElementById(id)
    section?.focus({ preventScroll: true })
    section?.scrollIntoView({ block: 'start' })
  }, [id])
}
