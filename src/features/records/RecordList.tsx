import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { useInTurns } from '../../ui/use-in-turns.ts'
import { useRested } from '../../ui/use-rested.ts'
import { RecordRow } from './RecordRow.tsx'
import type { List, ListQuery, Records } from './records.ts'
import { Form } from '../../ui/Form.tsx'

export interface Sought {
  readonly text: string
  readonly which: (typeof KINDS)[number]
  readonly limit: number
}

export interface RecordListProps {
  readonly records: Pick<Records, 'list'>
  /** Grows when records changed. */
  readonly news: number
  readonly today: string
  /** The record beside the list, if one is open. */
  readonly open: RecordId | undefined
  readonly sought: Sought
  readonly onSeek: (sought: Sought) => void
  /** Somebody came to search: the field has focus. */
  readonly searching: boolean
  readonly onNew: (set: 'reception' | 'case') => void
}

const PAGE = 50
/** Rows that fill a screen. */
const FEW = 10
const KINDS = ['all', 'case', 'reception', 'closed'] as const
const WANTED: Readonly<Record<(typeof KINDS)[number], Pick<ListQuery, 'kinds' | 'closed'>>> = {
  all: { kinds: ['case', 'reception'] },
  case: { kinds: ['case'] },
  reception: { kinds: ['reception'] },
  closed: { kinds: ['case'], closed: true },
}
const TYPING_MS = 120
const SAID_MS = 500

export function RecordList(props: RecordListProps): VNode {
  const { t } = useText()
  const { records, news, sought, onSeek, open } = props
  useEffect(() => {
    if (props.searching) document.getElementById('search')?.focus()
  }, [props.searching])
  const text = useRested(sought.text, TYPING_MS, sought.text)
  const { which, limit } = sought
  const list = useAnswer(
    () => records.list({ ...WANTED[which], text, limit }),
    [which, text, limit, news],
  )
  return (
    <div class="page">
      {open === undefined ? <Title>{t('records:title')}</Title> : <h2>{t('records:title')}</h2>}
      {open === undefined ? <Begin onNew={props.onNew} /> : null}
      <Form>
        <Field
          id="search"
          label={t('records:search')}
          hint={t('records:search-hint')}
          value={sought.text}
          onInput={(typed) => {
            onSeek({ ...sought, text: typed, limit: PAGE })
          }}
        />
      </Form>
      <Segments
        name={t('records:show')}
        choices={KINDS.map((code) => ({ code, label: t(`records:kinds.${code}`) }))}
        chosen={which}
        onChange={(next) => {
          onSeek({ ...sought, which: next, limit: PAGE })
        }}
      />
      <Loaded answer={list} rows={8}>
        {(found) => <Found {...props} found={found} />}
      </Loaded>
    </div>
  )
}

function Begin({ onNew }: Pick<RecordListProps, 'onNew'>): VNode {
  const { t } = useText()
  return (
    <div class="tiles">
      <Button
        icon="new"
        look="primary"
        onClick={() => {
          onNew('reception')
        }}
      >
        {t('records:new-reception')}
      </Button>
      <Button
        icon="people"
        onClick={() => {
          onNew('case')
        }}
      >
        {t('records:new-case')}
      </Button>
    </div>
  )
}

function Found(props: RecordListProps & { readonly found: List }): VNode {
  const { t } = useText()
  const { found, sought, onSeek, open, today } = props
  const count = t('records:count', { count: found.total })
  const said = useRested(count, SAID_MS, '')
  const { summaries } = found
  // What was drawn in an earlier turn is the same in the next.
  const rows = useMemo(
    () =>
      summaries.map((summary) => (
        <RecordRow key={summary.id} summary={summary} here={summary.id === open} today={today} />
      )),
    [summaries, open, today],
  )
  const drawn = useInTurns(rows.length, FEW, `${sought.which} ${sought.text}`)
  return (
    <>
      <p class="hint">{count}</p>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      {found.total === 0 ? (
        <div class="empty">
          <p>{t(sought.text === '' ? 'records:empty' : 'records:nothing-found')}</p>
        </div>
      ) : null}
      <ul class="rows">{rows.slice(0, drawn)}</ul>
      {found.total > sought.limit ? (
        <Button
          onClick={() => {
            onSeek({ ...sought, limit: sought.limit + PAGE })
          }}
        >
          {t('records:more')}
        </Button>
      ) : null}
    </>
  )
}
