import type { VNode } from 'preact'
import { isRepeatView, type SectionView } from '../../forms/view.ts'
import { Button } from '../../ui/Button.tsx'
import { useText, type QuestionWords } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { QuestionControl } from './QuestionControl.tsx'
import { RepeatRows } from './RepeatRows.tsx'
import type { Catalogue, OpenInterview } from './use-interview.ts'

export interface SectionPageProps {
  readonly open: OpenInterview
  readonly view: SectionView
  readonly words: QuestionWords
  readonly catalogue: Catalogue
  readonly newId: () => string
  readonly onBack: () => void
  readonly onNext: () => void
}

export function SectionPage(props: SectionPageProps): VNode {
  const { t } = useText()
  const { open, view, words, onBack, onNext } = props
  const { draft } = open
  const subject = draft.subject === undefined ? undefined : words.subjects?.[draft.subject]
  const section = words.sections[view.section.id]
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <Title>{section?.title ?? words.title}</Title>
      {section?.intro === undefined ? null : <p class="hint">{section.intro}</p>}
      {subject === undefined ? null : (
        <div class="panel">
          <p>
            <strong>{subject.text}</strong>
          </p>
          {subject.help === undefined ? null : (
            <details>
              <summary>{t('interview:help')}</summary>
              <p>{subject.help}</p>
            </details>
          )}
        </div>
      )}
      {view.items.map((item) =>
        isRepeatView(item) ? (
          <RepeatRows key={item.repeat.id} {...props} view={item} />
        ) : (
          <QuestionControl key={item.path} {...props} view={item} />
        ),
      )}
      <div class="foot">
        <Button look="quiet" icon="back" onClick={onBack}>
          {t('common:back')}
        </Button>
        <p class="saved-mark" role="status">
          {t(open.keeping === 'keeping' ? 'interview:keeping' : 'interview:draft-kept')}
        </p>
        <Button look="primary" type="submit">
          {t('common:continue')}
        </Button>
      </div>
    </form>
  )
}
