import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import type { CodeList } from '../../model/question-set.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import type { Deletions } from './deletions.ts'

export interface DeletePanelProps {
  readonly deletions: Pick<Deletions, 'remove'>
  readonly id: RecordId
  readonly lists: ReadonlyMap<string, CodeList>
  readonly onDeleted: () => void
  /** Whether it asks why. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

const REASONS = 'deletion-reasons'

/** Why, and it is done: the way back stands where one lands, so nobody is asked whether they are sure. */
export function DeletePanel(props: DeletePanelProps): VNode {
  const { t } = useText()
  const { open, onOpen } = props
  if (open) {
    return (
      <Reasons
        {...props}
        onKeep={() => {
          onOpen(false)
        }}
      />
    )
  }
  return (
    <div class="row no-print">
      <Button
        look="quiet"
        onClick={() => {
          onOpen(true)
        }}
      >
        {t('records:deletion.begin')}
      </Button>
    </div>
  )
}

function Reasons(props: DeletePanelProps & { readonly onKeep: () => void }): VNode {
  const { deletions, id, lists, onDeleted, onKeep } = props
  const { t, words } = useText()
  const [reason, setReason] = useState<string>()
  const [note, setNote] = useState('')
  const [came, setCame] = useState<Came>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const remove = async () => {
    if (reason === undefined) {
      setCame({ done: t('records:deletion.no-reason') })
      return
    }
    const removed = await deletions.remove(id, { reason, note: note.trim() })
    if (removed.ok) onDeleted()
    else setCame({ problem: removed.problem.kind })
  }
  return (
    <section class="panel no-print">
      <h2 ref={heading} tabIndex={-1}>
        {t('records:deletion.title')}
      </h2>
      <p>{t('records:deletion.text')}</p>
      <ChoiceCards
        id="deletion-reason"
        legend={t('records:deletion.why')}
        choices={(lists.get(REASONS)?.codes ?? []).map(({ code }) => ({
          code,
          label: words.code(REASONS, code),
        }))}
        chosen={reason === undefined ? [] : [reason]}
        multiple={false}
        onChange={([chosen]) => {
          setReason(chosen)
        }}
      />
      <Field
        id="deletion-note"
        label={t('records:deletion.note')}
        hint={t('records:deletion.note-hint')}
        value={note}
        onInput={setNote}
      />
      <Outcome came={came} />
      <div class="row">
        <Button look="danger" onClick={() => void remove()}>
          {t('records:deletion.do')}
        </Button>
        <Button onClick={onKeep}>{t('records:deletion.keep')}</Button>
      </div>
    </section>
  )
}
