import type { VNode } from 'preact'
import { addressOf } from '../../model/address.ts'
import type { RecordId } from '../../model/id.ts'
import type { QuestionSet } from '../../model/question-set.ts'
import type { Result } from '../../model/result.ts'
import type { Summary } from '../../store/summary.ts'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import type { Assessments, ElementView, RoundView } from './assessments.ts'
import { ResultView } from './ResultView.tsx'

export interface AssessmentScreenProps {
  readonly assessments: Assessments
  readonly set: QuestionSet
  readonly news: number
  /** The round in the address; the newest when absent. */
  readonly round?: RecordId | undefined
  readonly result: boolean
  readonly onNewRound: () => void
  readonly onElement: (element: ElementView, round: RecordId) => void
  readonly onShow: (path: string) => void
}

export function AssessmentScreen(props: AssessmentScreenProps): VNode {
  const rounds = useAnswer(() => props.assessments.rounds(), [props.news])
  if (rounds?.ok !== true) return <NotYet answer={rounds} />
  const all = rounds.value
  const id = props.round ?? all[0]?.id
  return id === undefined ? <NoRound {...props} /> : <OneRound {...props} all={all} id={id} />
}

function OneRound(
  props: AssessmentScreenProps & { readonly all: readonly Summary[]; readonly id: RecordId },
): VNode {
  const { assessments, all, id, news } = props
  const older = olderThan(all, id)
  const [round, before] =
    useAnswer(
      () =>
        Promise.all([
          assessments.round(id),
          older === undefined ? undefined : assessments.round(older),
        ]),
      [id, older, news],
    ) ?? []
  if (round?.ok !== true) return <NotYet answer={round} />
  return (
    <Round {...props} view={round.value} before={before?.ok === true ? before.value : undefined} />
  )
}

/** The shape of the page until the round is here, or why it is not. */
function NotYet({ answer }: { readonly answer: Result<unknown> | undefined }): VNode {
  const { t } = useText()
  return (
    <div class="page wide">
      <Title>{t('assessment:title')}</Title>
      <Loaded answer={answer} rows={10}>
        {() => null}
      </Loaded>
    </div>
  )
}

/** The round that came before it; they are listed newest first. */
function olderThan(rounds: readonly Summary[], id: RecordId): RecordId | undefined {
  return rounds[rounds.findIndex((round) => round.id === id) + 1]?.id
}

interface RoundProps extends AssessmentScreenProps {
  readonly view: RoundView
  readonly before: RoundView | undefined
  readonly all: readonly Summary[]
}

function Round(props: RoundProps): VNode {
  const { t } = useText()
  const { view, result } = props
  return (
    <div class="page wide">
      <div class="row apart">
        <Title>{t(result ? 'assessment:result' : 'assessment:title')}</Title>
        <Button
          icon="assessment"
          onClick={() => {
            props.onShow(result ? `/assessment/${view.id}` : `/assessment/${view.id}/result`)
          }}
        >
          {t(result ? 'assessment:to-elements' : 'assessment:to-result')}
        </Button>
      </div>
      <p class="hint">{t('assessment:draft')}</p>
      <Rounds {...props} />
      {result ? (
        <ResultView round={view} before={props.before} set={props.set} />
      ) : (
        <Elements {...props} />
      )}
    </div>
  )
}

/** All rounds, so that an older one can be looked at again; nothing where there is only one. */
function Rounds({ all, view, result }: RoundProps): VNode {
  const { t } = useText()
  return (
    <div class="segments no-print">
      {all.length < 2
        ? null
        : all.map(({ id, facts }) => (
            <a
              key={id}
              class="segment"
              href={`/assessment/${id}${result ? '/result' : ''}`}
              {...(id === view.id ? { 'aria-current': 'page' as const } : {})}
            >
              {plain(facts.round) || t('assessment:title')}
            </a>
          ))}
      {result ? (
        <Button
          size="small"
          icon="print"
          onClick={() => {
            window.print()
          }}
        >
          {t('common:print')}
        </Button>
      ) : null}
    </div>
  )
}

function NoRound({ onNewRound }: AssessmentScreenProps): VNode {
  const { t } = useText()
  return (
    <div class="page">
      <Title>{t('assessment:title')}</Title>
      <div class="empty">
        <p>{t('assessment:empty')}</p>
        <p class="hint">{t('assessment:draft')}</p>
        <Button look="primary" icon="new" onClick={onNewRound}>
          {t('assessment:begin')}
        </Button>
      </div>
    </div>
  )
}

/** Ten criteria, two elements each: what is answered is plain, what is open stands out. */
function Elements({ view, set, onElement }: RoundProps): VNode {
  const { t, words } = useText()
  const own = words.set(set.id)
  const done = view.elements.filter(isAnswered).length
  const criteria = [...new Set(view.elements.map(({ under }) => under))]
  return (
    <>
      <p>
        <strong>{plain(view.answers.municipality)}</strong> · {plain(view.answers.round)}
      </p>
      <label class="stack tight">
        <span>{t('assessment:progress', { done, all: view.elements.length })}</span>
        <progress max={view.elements.length} value={done} />
      </label>
      <div class="columns">
        {criteria.map((under) => (
          <section key={under} class="stack tight">
            <h2>{own.under?.[under]?.title}</h2>
            <ul class="rows">
              {view.elements
                .filter((element) => element.under === under)
                .map((element) => (
                  <li key={element.subject}>
                    <a
                      class="list-row"
                      href={addressOf({ id: element.record, kind: set.kind })}
                      data-element={element.subject}
                      onClick={(event) => {
                        // Where answers differ, one comes to decide between them.
                        if (element.differs) return
                        event.preventDefault()
                        event.stopPropagation()
                        onElement(element, view.id)
                      }}
                    >
                      <span class="title">{own.subjects?.[element.subject]?.title}</span>
                      <span class="aside">{t(`assessment:state.${stateOf(element)}`)}</span>
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function stateOf(element: ElementView): 'differ' | 'done' | 'started' | 'open' {
  if (element.differs) return 'differ'
  if (isAnswered(element)) return 'done'
  return element.begun ? 'started' : 'open'
}

function isAnswered({ answers }: ElementView): boolean {
  return answers.state !== undefined && answers.holder !== undefined
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
