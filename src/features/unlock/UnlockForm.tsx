import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { Unlock } from './unlock.ts'
import { Form } from '../../ui/Form.tsx'

export interface UnlockFormProps {
  readonly unlock: Pick<Unlock, 'members' | 'open'>
  readonly onOpen: () => void
}

/** What was typed stays after a failure, so that it can be looked at and mended (WCAG 2.2, 3.3.8). */
export function UnlockForm({ unlock, onOpen }: UnlockFormProps): VNode {
  const { t } = useText()
  const members = useAnswer(() => unlock.members(), []) ?? []
  const [picked, setPicked] = useState<string>()
  const [unpicked, setUnpicked] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const { busy, run } = useOnce()
  const [problem, setProblem] = useState<string>()
  const slot = picked ?? (members.length === 1 ? members[0]?.id : undefined)
  const refuse = (kind: string) => {
    setProblem(kind)
    document.getElementById('passphrase')?.focus()
  }
  const open = async () => {
    setUnpicked(slot === undefined)
    if (slot === undefined) return
    if (!/[\p{L}\p{N}]/u.test(passphrase)) {
      refuse('passphrase-missing')
      return
    }
    const opened = await unlock.open(slot, passphrase)
    if (opened.ok) onOpen()
    else refuse(opened.problem.kind)
  }
  return (
    <Form
      class="stack"
      onSubmit={() => {
        run(open)
      }}
    >
      <Who members={members} slot={slot} missing={unpicked} onPick={setPicked} />
      <Passphrase value={passphrase} onInput={setPassphrase} problem={problem} />
      <Button look="primary" size="wide" type="submit" icon="lock" busy={busy}>
        {t(busy ? 'unlock:opening' : 'unlock:open')}
      </Button>
    </Form>
  )
}

interface PassphraseProps {
  readonly value: string
  readonly onInput: (passphrase: string) => void
  /** A kind of problem. */
  readonly problem: string | undefined
}

function Passphrase({ value, onInput, problem }: PassphraseProps): VNode {
  const { t, helpFor } = useText()
  const [visible, setVisible] = useState(false)
  const help = problem === undefined ? undefined : helpFor(problem)
  return (
    <>
      <Field
        id="passphrase"
        label={t('unlock:passphrase')}
        hint={t('unlock:passphrase-hint')}
        kind={visible ? 'code' : 'password'}
        // Shown, it is a text like any other, which browsers keep unless told not to.
        autocomplete={visible ? 'off' : 'current-password'}
        value={value}
        onInput={onInput}
        problem={problem === undefined ? undefined : t(`problems:${problem}`)}
      />
      <div class="row">
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            setVisible(!visible)
          }}
        >
          {t(visible ? 'unlock:hide' : 'unlock:show')}
        </Button>
        {help === undefined ? null : (
          <a class="button quiet small" href={help}>
            {t('common:help-more')}
          </a>
        )}
      </div>
    </>
  )
}

interface WhoProps {
  readonly members: readonly { readonly id: string; readonly label: string }[]
  readonly slot: string | undefined
  /** Nobody was picked when the door was tried. */
  readonly missing: boolean
  readonly onPick: (slot: string | undefined) => void
}

function Who({ members, slot, missing, onPick }: WhoProps): VNode {
  const { t } = useText()
  if (members.length < 2) {
    return (
      <p>
        <strong>{members[0]?.label}</strong>
      </p>
    )
  }
  return (
    <ChoiceCards
      id="member"
      legend={t('unlock:who')}
      choices={members.map(({ id, label }) => ({ code: id, label }))}
      chosen={slot === undefined ? [] : [slot]}
      multiple={false}
      problem={missing && slot === undefined ? t('unlock:choose-yourself') : undefined}
      onChange={([code]) => {
        onPick(code)
      }}
    />
  )
}
