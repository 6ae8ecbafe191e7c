import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { Keeping } from './keeping.ts'
import { Form } from '../../ui/Form.tsx'

export interface RemovePanelProps {
  readonly keeping: Pick<Keeping, 'removeMember' | 'removeSpace'>
  readonly members: () => Promise<readonly { readonly id: string; readonly label: string }[]>
  readonly space: string
  readonly news: number
  /** The space is gone from this device. */
  readonly onRemoved: () => void
}

/** Signing out only locks. This takes people and the space off the device, and never what exists nowhere else. */
export function RemovePanel(props: RemovePanelProps): VNode {
  const { t } = useText()
  const [problem, setProblem] = useState<string>()
  const members = useAnswer(props.members, [props.news]) ?? []
  const { busy, run } = useOnce()
  const removeMember = async (slot: string) => {
    const removed = await props.keeping.removeMember(slot)
    setProblem(removed.ok ? undefined : removed.problem.kind)
  }
  return (
    <section class="panel">
      <h2>{t('keeping:remove-title')}</h2>
      <p>{t('keeping:remove-text')}</p>
      {problem === undefined ? null : <Problem kind={problem} />}
      {members.length < 2 ? null : (
        <ul class="rows">
          {members.map(({ id, label }) => (
            <li key={id} class="row apart">
              <span class="title">{label}</span>
              <Button
                size="small"
                look="quiet"
                busy={busy}
                onClick={() => {
                  run(() => removeMember(id))
                }}
              >
                {t('keeping:remove-member', { name: label })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <RemoveSpace {...props} onProblem={setProblem} />
    </section>
  )
}

/** Its name is typed: nobody removes a space with a stray tap. */
function RemoveSpace({
  keeping,
  space,
  onRemoved,
  onProblem,
}: RemovePanelProps & { readonly onProblem: (problem: string | undefined) => void }): VNode {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [mistyped, setMistyped] = useState(false)
  const { busy, run } = useOnce()
  const remove = async () => {
    setMistyped(typed.trim() !== space)
    if (typed.trim() !== space) return
    const removed = await keeping.removeSpace()
    if (removed.ok) onRemoved()
    else onProblem(removed.problem.kind)
  }
  if (!open) {
    return (
      <Button
        look="danger"
        onClick={() => {
          setOpen(true)
        }}
      >
        {t('keeping:remove-space')}
      </Button>
    )
  }
  return (
    <Form
      class="stack"
      onSubmit={() => {
        run(remove)
      }}
    >
      <Field
        id="space-to-remove"
        label={t('keeping:type-the-name', { space })}
        hint={t('keeping:remove-hint')}
        value={typed}
        onInput={setTyped}
        problem={mistyped ? t('keeping:type-the-name', { space }) : undefined}
      />
      <Button look="danger" type="submit" busy={busy}>
        {t('keeping:remove-now', { space })}
      </Button>
    </Form>
  )
}
