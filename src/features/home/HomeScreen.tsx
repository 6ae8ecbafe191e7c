import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import type { Result } from '../../model/result.ts'
import type { Draft } from '../../store/drafts.ts'
import type { Summary } from '../../store/summary.ts'
import { Button } from '../../ui/Button.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { DraftList, type ListedDraft } from './DraftList.tsx'
import { DueList } from './DueList.tsx'
import { Waits, type WaitsProps } from './Waits.tsx'
import { UrgentBlock, type UrgentBlockProps } from './UrgentBlock.tsx'
import { WeekGlance, type WeekGlanceProps } from './WeekGlance.tsx'

export interface HomeScreenProps extends WaitsProps {
  readonly drafts: () => Promise<Result<readonly ListedDraft[]>>
  /** Open cases with an appointment in the coming days or before. */
  readonly due: () => Promise<Result<readonly Summary[]>>
  /** Open records in which something urgent waits for somebody. */
  readonly urgent: () => Promise<Result<readonly Summary[]>>
  readonly ways: UrgentBlockProps['ways']
  readonly onAttend: UrgentBlockProps['onAttend']
  /** Takes back that somebody attended. */
  readonly onUnattend: (id: RecordId) => Promise<void>
  readonly week: () => Promise<Result<WeekGlanceProps>>
  readonly role: 'coordinator' | 'caseworker' | 'assessor'
  readonly onBegin: (set: 'reception' | 'case') => void
  readonly factsOf: (draft: Draft) => string
  /** Tells whether it is gone. */
  readonly onDiscard: (draft: Draft) => Promise<boolean>
  /** Takes back a discarded draft. */
  readonly onUndo: (draft: Draft) => Promise<void>
  /** Notices of the app itself: an update that waits, a connection still to be made. */
  readonly notices: ComponentChildren
  readonly news: number
}

/** What needs doing now. */
export function HomeScreen(props: HomeScreenProps): VNode {
  const { t, date } = useText()
  const { role, news } = props
  const drafts = useAnswer(props.drafts, [news])
  const due = useAnswer(props.due, [news])
  const [gone, setGone] = useState<readonly ListedDraft[]>([])
  const discard = async (draft: ListedDraft) => {
    if (await props.onDiscard(draft)) setGone((before) => [...before, draft])
  }
  return (
    <div class="page wide">
      <Title>{t('home:title')}</Title>
      {role === 'assessor' ? null : <Urgent {...props} />}
      <p class="hint">{t('home:today', { date: date(props.today) })}</p>
      {props.notices}
      <div class="columns">
        <div class="stack roomy">
          <Begin {...props} />
          <Waits {...props} />
          <section class="stack tight">
            <h2>{t('home:drafts')}</h2>
            <Loaded answer={drafts} rows={1}>
              {(some) => (
                <DraftList
                  drafts={some}
                  today={props.today}
                  factsOf={props.factsOf}
                  onDiscard={discard}
                />
              )}
            </Loaded>
          </section>
        </div>
        {role === 'assessor' ? null : (
          <div class="stack roomy">
            <Loaded answer={due} rows={4}>
              {(some) => <DueList due={some} today={props.today} />}
            </Loaded>
            <ThisWeek week={props.week} news={news} />
          </div>
        )}
      </div>
      {gone.map((draft) => (
        <UndoBar
          key={draft.id}
          text={[t('home:discarded'), props.factsOf(draft)].filter((part) => part !== '').join(' ')}
          onUndo={() => {
            void props.onUndo(draft)
            setGone((before) => before.filter((other) => other !== draft))
          }}
        />
      ))}
    </div>
  )
}

function Urgent(props: HomeScreenProps): VNode {
  const { t } = useText()
  const { today, ways, onAttend, onUnattend } = props
  const urgent = useAnswer(props.urgent, [props.news])
  const [done, setDone] = useState<RecordId>()
  const attend = async (id: RecordId, how: string) => {
    await onAttend(id, how)
    setDone(id)
  }
  return (
    <>
      {urgent?.ok === true ? (
        <UrgentBlock urgent={urgent.value} today={today} ways={ways} onAttend={attend} />
      ) : null}
      {done === undefined ? null : (
        <UndoBar
          text={t('home:attended-undo')}
          onUndo={() => {
            void onUnattend(done)
            setDone(undefined)
          }}
        />
      )}
    </>
  )
}

function Begin({ role, onBegin }: Pick<HomeScreenProps, 'role' | 'onBegin'>): VNode {
  const { t } = useText()
  if (role === 'assessor') {
    return (
      <a class="button primary wide" href="/assessment">
        {t('home:to-assessment')}
      </a>
    )
  }
  return (
    <div class="tiles">
      <Button
        look="primary"
        size="wide"
        icon="new"
        onClick={() => {
          onBegin('reception')
        }}
      >
        {t('records:new-reception')}
      </Button>
      <Button
        size="wide"
        icon="people"
        onClick={() => {
          onBegin('case')
        }}
      >
        {t('records:new-case')}
      </Button>
    </div>
  )
}

function ThisWeek({ week, news }: Pick<HomeScreenProps, 'week' | 'news'>): VNode {
  const counted = useAnswer(week, [news])
  return (
    <Loaded answer={counted} rows={1}>
      {(counts) => <WeekGlance {...counts} />}
    </Loaded>
  )
}
