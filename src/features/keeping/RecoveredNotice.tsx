import type { VNode } from 'preact'
import { addressOf } from '../../model/address.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import type { RecoveredView } from './keeping.ts'

/** What came back after a loss, counted and named, until somebody has read it. */
export function RecoveredNotice({
  recovered,
  onSeen,
}: {
  readonly recovered: RecoveredView
  readonly onSeen: () => void
}): VNode {
  const { t, words, date, time } = useText()
  const { at, changes, drafts, records, more, aside } = recovered
  return (
    <Notice tone="plain" live>
      <h2>{t('keeping:recovered-title')}</h2>
      <p data-recovered={changes}>
        {t('keeping:recovered-text', { when: `${date(at)}, ${time(at)}`, count: changes })}
      </p>
      {drafts === 0 ? null : <p>{t('keeping:recovered-drafts', { count: drafts })}</p>}
      {aside === 0 ? null : <p>{t('keeping:recovered-aside', { count: aside })}</p>}
      <ul class="rows">
        {records.map(({ id, kind, name }) => (
          <li key={id}>
            <a class="list-row" href={addressOf({ id, kind })}>
              <span class="title">{name ?? words.set(kind).title}</span>
            </a>
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p>{t('keeping:recovered-more', { count: more })}</p>}
      <p class="hint">{t('keeping:recovered-what-now')}</p>
      <Button onClick={onSeen}>{t('keeping:recovered-seen')}</Button>
    </Notice>
  )
}
