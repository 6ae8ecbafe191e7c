import type { VNode } from 'preact'
import type { Draft } from '../../store/drafts.ts'
import { Button } from '../../ui/Button.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'

export interface DraftListProps {
  readonly drafts: readonly ListedDraft[]
  /** The local calendar day, ISO 8601. */
  readonly today: string
  readonly onDiscard: (draft: ListedDraft) => Promise<void>
  /** What is already known of it, in words; never a name that nobody permitted. */
  readonly factsOf: (draft: Draft) => string
}

/** A draft, and whether whoever is at the desk may discard it. */
export interface ListedDraft extends Draft {
  readonly mayDiscard: boolean
  readonly deleted?: true
}

/** Interviews that were left: each resumes where it was. */
export function DraftList({ drafts, ...shared }: DraftListProps): VNode {
  const { t } = useText()
  if (drafts.length === 0) return <p class="hint">{t('home:no-drafts')}</p>
  return (
    <ul class="rows with-action">
      {drafts.map((draft) => (
        <DraftRow key={draft.id} {...shared} draft={draft} />
      ))}
    </ul>
  )
}

function DraftRow({
  draft,
  today,
  onDiscard,
  factsOf,
}: Omit<DraftListProps, 'drafts'> & { readonly draft: ListedDraft }): VNode {
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
      fact={factsOf(draft)}
      aside={t('home:touched', { when })}
      {...(draft.deleted === true ? { mark: t('home:record-deleted') } : {})}
      {...(draft.mayDiscard
        ? {
            action: (
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
            ),
          }
        : {})}
    />
  )
}
