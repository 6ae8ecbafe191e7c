import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import type { Summary } from '../../store/summary.ts'
import { AttendForm } from '../../ui/AttendForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import {
  markCodes,
  MarkTags,
  protocolFor,
  useMarkLooks,
  type MarkLooks,
} from '../../ui/MarkTags.tsx'
import { useText } from '../../ui/text.ts'

export interface UrgentBlockProps {
  /** Open records in which something urgent waits, that which waits longest first. */
  readonly urgent: readonly Summary[]
  /** The local calendar day, ISO 8601. */
  readonly today: string
  /** What can have been done; codes of the list `attended-ways`. */
  readonly ways: readonly string[]
  readonly onAttend: (id: RecordId, how: string) => Promise<void>
}

const FEW = 5

/** What waits for somebody today, above everything else, until somebody says what was done. Codes, not names. */
export function UrgentBlock(props: UrgentBlockProps): VNode | null {
  const { t } = useText()
  const looks = useMarkLooks()
  const [all, setAll] = useState(false)
  const { urgent } = props
  if (urgent.length === 0) return null
  const ordered = gravestFirst(urgent, looks)
  const more = ordered.length - FEW
  return (
    <section class="urgent" aria-labelledby="urgent-title">
      <h2 class="row" id="urgent-title">
        <Icon name="siren" />
        {t('home:urgent')}
      </h2>
      <ul class="rows">
        {ordered.slice(0, all ? undefined : FEW).map((summary) => (
          <Waiting key={summary.id} {...props} summary={summary} />
        ))}
      </ul>
      {all || more <= 0 ? null : (
        <Button
          onClick={() => {
            setAll(true)
          }}
        >
          {t('home:urgent-all', { count: more })}
        </Button>
      )}
    </section>
  )
}

function Waiting({
  summary,
  today,
  ways,
  onAttend,
}: UrgentBlockProps & { readonly summary: Summary }): VNode {
  const { t, words, relativeDay, time } = useText()
  const section = protocolFor(markCodes(summary.facts.unattended), useMarkLooks())
  const { id, kind, facts } = summary
  const since = textOf(facts.since)
  return (
    <li data-urgent={id}>
      <ul class="one">
        <ListRow
          href={`/records/${id}`}
          title={`${words.set(kind).title} ${textOf(facts.code)}`}
          fact={[t('interview:total', { count: Number(facts.people) }), textOf(facts.place)]
            .filter((part) => part !== '')
            .join(' · ')}
          mark={<MarkTags codes={markCodes(facts.marks)} at="row" />}
          aside={
            since === ''
              ? undefined
              : t('home:urgent-since', { when: `${relativeDay(since, today)}, ${time(since)}` })
          }
        />
      </ul>
      <div class="row">
        <a class="button small" href={`/protocol#${section ?? ''}`}>
          <Icon name="phone" />
          <span>{t('protocol:see')}</span>
        </a>
        <AttendForm ways={ways} onAttend={(how) => onAttend(id, how)} />
      </div>
    </li>
  )
}

/** By the gravest mark that waits; what is equally grave keeps its order. */
function gravestFirst(urgent: readonly Summary[], looks: MarkLooks): readonly Summary[] {
  const order = [...looks.keys()]
  const grave = ({ facts }: Summary) =>
    Math.min(...markCodes(facts.unattended).map((code) => order.indexOf(code)))
  return urgent.toSorted((one, other) => grave(one) - grave(other))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
