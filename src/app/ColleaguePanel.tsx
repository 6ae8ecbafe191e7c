import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { PassphraseChoice } from '../features/unlock/PassphraseChoice.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Outcome, type Came } from '../ui/Outcome.tsx'
import { useText } from '../ui/text.ts'
import { useOnce } from '../ui/use-once.ts'
import type { Device } from './device.ts'
import { visibleText } from '../model/visible-text.ts'
import { Form } from '../ui/Form.tsx'

/** Several people, one tablet: each opens it with their own passphrase. */
export function ColleaguePanel({
  unlock,
  space,
}: Pick<Device, 'unlock'> & { readonly space: string }): VNode {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [nameless, setNameless] = useState(false)
  const { busy, run } = useOnce()
  const [came, setCame] = useState<Came>()
  const add = async (passphrase: string) => {
    setNameless(name.trim() === '')
    if (name.trim() === '') return
    const added = await unlock.addMember(visibleText(name).trim(), passphrase)
    setOpen(!added.ok)
    setCame(
      added.ok
        ? { done: t('unlock:added', { name: name.trim() }) }
        : { problem: added.problem.kind },
    )
  }
  return (
    <section class="panel">
      <h2>{t('unlock:colleague')}</h2>
      <Outcome came={came} />
      {open ? (
        <>
          <Form>
            {' '}
            <Field
              id="colleague-name"
              label={t('devices:member-name')}
              hint={t('devices:member-name-hint')}
              kind="name"
              value={name}
              onInput={setName}
              problem={nameless ? t('devices:write-a-name') : undefined}
            />
          </Form>
          <PassphraseChoice
            unlock={unlock}
            role="member"
            near={[name, space]}
            busy={busy}
            action={t('unlock:add')}
            onChosen={(passphrase) => {
              run(() => add(passphrase))
            }}
          />
        </>
      ) : (
        <>
          <p>{t('unlock:colleague-intro')}</p>
          <Button
            icon="people"
            onClick={() => {
              setOpen(true)
            }}
          >
            {t('unlock:add')}
          </Button>
        </>
      )}
    </section>
  )
}
