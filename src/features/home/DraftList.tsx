import type { VNode } from 'preact'
import type { Draft } from '../../store/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'

export interface DraftListProps {
  readonly drafts: readonly (Draft & { readonly deleted?: true })[]
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly onDiscard: (draft: Draft) => Promise<void>
}

/** Interviews that were left: each resumes where it was. */
export function DraftList({ drafts, today, onDiscard }: DraftListProps): VNode {
  const { t } = useText()
  if (drafts.length === 0) return <p class="hint">{t('home:no-drafts')}</p>
  return (
    <ul class="rows with-action">
      {drafts.map((draft) => (
        <DraftRow key={draft.id} draft={draft} today={today} onDiscard={onDiscard} />
      ))}
    </ul>
  )
}

function DraftRow({
  draft,
  today,
  onDiscard,
}: Omit<DraftListProps, 'drafts'> & { readonly draft: DraftListProps['drafts'][number] }): VNode {
  const { t, words, relativeDay, time } = useText()
  const { busy, run } = useOnce()
  const set = words.set(draft.set.id)
  const subject = draft.subject === undefined ? undefined : set.subjects?.[draft.subject]?.title
  const when = `${relativeDay(draft.touchedAt, today)}, ${time(draft.touchedAt)}`
  return (
    <ListRow
      href={`/interview/${draft.id}`}
      icon="draft"
      title={subject ?? set.title}
      fact={t('home:touched', { when })}
      {...(draft.deleted === true ? { mark: t('home:record-deleted') } : {})}
      action={
        <Button
          size="small"
          look="quiet"
          busy={busy}
          onClick={() => {
            run(() => onDiscard(draft))
          }}
        >
          {t('home:discard')}
        </Button>
      }
    />
  )
}
