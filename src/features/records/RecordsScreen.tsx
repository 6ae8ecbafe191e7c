import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { RecordRow } from './RecordRow.tsx'
import type { Records } from './records.ts'

export interface RecordsScreenProps {
  readonly records: Pick<Records, 'list'>
  /** Grows when records changed. */
  readonly news: number
  readonly onNew: (set: 'reception' | 'case') => void
}

const PAGE = 50
const KINDS = ['case', 'reception'] as const

export function RecordsScreen({ records, news, onNew }: RecordsScreenProps): VNode {
  const { t } = useText()
  const [text, setText] = useState('')
  const [kinds, setKinds] = useState<readonly string[]>(KINDS)
  const [limit, setLimit] = useState(PAGE)
  const list = useAnswer(() => records.list({ kinds, text, limit }), [kinds, text, limit, news])
  const found = list?.ok === true ? list.value : { summaries: [], total: 0 }
  return (
    <div class="page">
      <div class="row apart">
        <Title>{t('records:title')}</Title>
        <div class="row">
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
      </div>
      <Field
        id="search"
        label={t('records:search')}
        hint={t('records:search-hint')}
        value={text}
        onInput={setText}
      />
      <div class="row" role="group" aria-label={t('records:show')}>
        {[KINDS, ['case'], ['reception']].map((some) => (
          <button
            type="button"
            key={some.join()}
            class={`button small ${some.join() === kinds.join() ? 'primary' : ''}`}
            aria-pressed={some.join() === kinds.join()}
            onClick={() => {
              setKinds(some)
            }}
          >
            {t(`records:kinds.${some.length === 1 ? (some[0] ?? '') : 'all'}`)}
          </button>
        ))}
      </div>
      <p role="status" class="hint">
        {t('records:count', { count: found.total })}
      </p>
      {list !== undefined && found.total === 0 ? (
        <div class="empty">
          <p>{t(text === '' ? 'records:empty' : 'records:nothing-found')}</p>
        </div>
      ) : null}
      <ul class="rows">
        {found.summaries.map((summary) => (
          <RecordRow key={summary.id} summary={summary} />
        ))}
      </ul>
      {found.total > limit ? (
        <Button
          onClick={() => {
            setLimit(limit + PAGE)
          }}
        >
          {t('records:more')}
        </Button>
      ) : null}
    </div>
  )
}
