import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { UndoBar } from '../../ui/UndoBar.tsx'
import type { Deletions } from './deletions.ts'
import { RecordList, type Sought } from './RecordList.tsx'
import { RecordScreen, type RecordScreenProps } from './RecordScreen.tsx'

export interface RecordsPlaceProps extends Omit<RecordScreenProps, 'id' | 'onDeleted'> {
  readonly deletions: Pick<Deletions, 'recover' | 'remove'>
  /** The record in the address; only the list when absent. */
  readonly id: RecordId | undefined
  /** Somebody came to search. */
  readonly searching: boolean
  readonly onNew: (set: 'reception' | 'case') => void
  readonly onShow: (path: string) => void
}

const FIRST: Sought = { text: '', which: 'all', limit: 50 }

/**
 * The list and the record that is open. With room they stand side by side; on a phone one hides the other. What was
 * sought stays while one looks into a record, and is in no address: it may be a name.
 */
export function RecordsPlace(props: RecordsPlaceProps): VNode {
  const { id, searching } = props
  const { t } = useText()
  const [sought, setSought] = useState(FIRST)
  const [gone, setGone] = useState<Gone>()
  useEffect(() => {
    if (id !== undefined && id !== gone?.id) setGone(undefined)
  }, [id])
  // The row of what was just deleted may still stand there; the way back stands at the top.
  useBackToRow(id, searching || gone !== undefined)
  return (
    <div class={id === undefined ? 'split' : 'split with-detail'}>
      <section class="split-list" aria-label={t('records:title')}>
        <JustDeleted {...props} gone={gone} onUndone={setGone} />
        <RecordList {...props} open={id} sought={sought} onSeek={setSought} />
      </section>
      {id === undefined ? null : (
        <div class="split-detail">
          <p class="split-back">
            <a class="alone" href="/records">
              {t('records:back')}
            </a>
          </p>
          <RecordScreen
            key={id}
            {...props}
            id={id}
            onDeleted={(kind) => {
              setGone({ id, kind })
              props.onShow('/records')
            }}
          />
        </div>
      )}
    </div>
  )
}

interface Gone {
  readonly id: RecordId
  readonly kind: string
  /** Why it could not be taken back. */
  readonly problem?: string
}

interface JustDeletedProps extends Pick<RecordsPlaceProps, 'deletions' | 'onShow'> {
  readonly gone: Gone | undefined
  readonly onUndone: (gone: Gone | undefined) => void
}

/** The way back, where one lands after deleting; it stays until one opens another record or leaves. */
function JustDeleted({ gone, deletions, onUndone, onShow }: JustDeletedProps): VNode | null {
  const { t } = useText()
  if (gone === undefined) return null
  if (gone.problem !== undefined) return <Problem kind={gone.problem} />
  const kind = gone.kind === 'case' || gone.kind === 'reception' ? gone.kind : 'other'
  return (
    <UndoBar
      text={t(`records:deletion.done.${kind}`)}
      onUndo={() => {
        void deletions.recover(gone.id).then((recovered) => {
          onUndone(recovered.ok ? undefined : { ...gone, problem: recovered.problem.kind })
          if (recovered.ok) onShow(`/records/${gone.id}`)
        })
      }}
    />
  )
}

/** Coming back from a record, one is where one was in the list; unless one comes for something else. */
function useBackToRow(id: RecordId | undefined, elsewhere: boolean): void {
  const last = useRef<RecordId | undefined>(undefined)
  useEffect(() => {
    const from = last.current
    last.current = id
    if (id !== undefined || from === undefined || elsewhere) return
    const row = document.querySelector<HTMLElement>(`a[href="/records/${CSS.escape(from)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'center' })
  }, [id])
}
