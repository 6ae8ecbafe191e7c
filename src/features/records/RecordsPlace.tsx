import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import { useText } from '../../ui/text.ts'
import { RecordList, type Sought } from './RecordList.tsx'
import { RecordScreen, type RecordScreenProps } from './RecordScreen.tsx'

export interface RecordsPlaceProps extends Omit<RecordScreenProps, 'id'> {
  /** The record in the address; only the list when absent. */
  readonly id: RecordId | undefined
  /** Somebody came to search. */
  readonly searching: boolean
  readonly onNew: (set: 'reception' | 'case') => void
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
  useBackToRow(id, searching)
  return (
    <div class={id === undefined ? 'split' : 'split with-detail'}>
      <section class="split-list" aria-label={t('records:title')}>
        <RecordList {...props} open={id} sought={sought} onSeek={setSought} />
      </section>
      {id === undefined ? null : (
        <div class="split-detail">
          <p class="split-back">
            <a class="alone" href="/records">
              {t('records:back')}
            </a>
          </p>
          <RecordScreen key={id} {...props} id={id} />
        </div>
      )}
    </div>
  )
}

/** Coming back from a record, one is where one was in the list; unless one comes to search. */
function useBackToRow(id: RecordId | undefined, searching: boolean): void {
  const last = useRef<RecordId | undefined>(undefined)
  useEffect(() => {
    const from = last.current
    last.current = id
    if (id !== undefined || from === undefined || searching) return
    const row = document.querySelector<HTMLElement>(`a[href="/records/${CSS.escape(from)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'center' })
  }, [id])
}
