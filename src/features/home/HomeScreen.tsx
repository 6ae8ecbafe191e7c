import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Draft } from '../../store/drafts.ts'
import type { Summary } from '../../store/summary.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { DueList } from './DueList.tsx'

export interface HomeScreenProps {
  readonly drafts: () => Promise<readonly Draft[]>
  /** How many records hold differing answers. */
  readonly conflicts: number
  /** Open cases with an appointment in the coming days or before. */
  readonly due: () => Promise<readonly Summary[]>
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly news: number
  readonly role: 'coordinator' | 'caseworker' | 'assessor'
  readonly onBegin: (set: 'reception' | 'case') => void
  readonly onResume: (draft: Draft) => void
  readonly onDiscard: (draft: Draft) => Promise<void>
  /** Takes back a discarded draft. */
  readonly onUndo: (draft: Draft) => Promise<void>
  /** Notices of the app itself: an update that waits, a connection still to be made. */
  readonly notices: ComponentChildren
}

/** What needs doing now. */
export function HomeScreen(props: HomeScreenProps): VNode {
  const { t } = useText()
  const drafts = useAnswer(props.drafts, [props.news]) ?? []
  const due = useAnswer(props.due, [props.news]) ?? []
  const [gone, setGone] = useState<Draft>()
  return (
    <div class="page">
      <Title>{t('home:title')}</Title>
      {props.notices}
      {props.role === 'assessor' ? (
        <a class="button primary wide" href="/assessment">
          {t('home:to-assessment')}
        </a>
      ) : (
        <div class="tiles">
          <Button
            look="primary"
            size="wide"
            icon="new"
            onClick={() => {
              props.onBegin('reception')
            }}
          >
            {t('records:new-reception')}
          </Button>
          <Button
            size="wide"
            icon="people"
            onClick={() => {
              props.onBegin('case')
            }}
          >
            {t('records:new-case')}
          </Button>
        </div>
      )}
      {props.conflicts > 0 ? (
        <Notice tone="differ">
          <p>{t('home:conflicts', { count: props.conflicts })}</p>
          <p>
            <a href="/conflicts">{t('home:to-conflicts')}</a>
          </p>
        </Notice>
      ) : null}
      {due.length === 0 ? null : <DueList due={due} today={props.today} />}
      <section class="stack tight">
        <h2>{t('home:drafts')}</h2>
        {drafts.length === 0 ? <p class="hint">{t('home:no-drafts')}</p> : null}
        <ul class="rows">
          {drafts.map((draft) => (
            <DraftRow
              key={draft.id}
              {...props}
              draft={draft}
              onDiscard={async (one) => {
                await props.onDiscard(one)
                setGone(one)
              }}
            />
          ))}
        </ul>
      </section>
      {props.role === 'assessor' ? null : (
        <p>
          <a href="/week">{t('home:to-week')}</a>
        </p>
      )}
      {gone === undefined ? null : (
        <UndoBar
          text={t('home:discarded')}
          onUndo={() => {
            void props.onUndo(gone)
            setGone(undefined)
          }}
        />
      )}
    </div>
  )
}

function DraftRow({
  draft,
  onResume,
  onDiscard,
}: HomeScreenProps & { readonly draft: Draft }): VNode {
  const { t, words, date, time } = useText()
  const set = words.set(draft.set.id)
  const subject = draft.subject === undefined ? undefined : set.subjects?.[draft.subject]?.title
  return (
    <li class="row apart">
      <a
        class="list-row"
        href={`/interview/${draft.id}`}
        onClick={() => {
          onResume(draft)
        }}
      >
        <span>
          <span class="title">{subject ?? set.title}</span>
          <br />
          <span class="fact">
            {t('home:touched', { when: `${date(draft.touchedAt)}, ${time(draft.touchedAt)}` })}
          </span>
        </span>
      </a>
      <Button size="small" look="quiet" onClick={() => void onDiscard(draft)}>
        {t('home:discard')}
      </Button>
    </li>
  )
}
