import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useOnce } from '../../ui/use-once.ts'
import type { Devices } from './devices.ts'
import { visibleText } from '../../model/visible-text.ts'
import { Form } from '../../ui/Form.tsx'

export interface CreateSpaceScreenProps {
  readonly devices: Pick<Devices, 'create'>
  /** The passphrase step, drawn by the feature that owns it. */
  readonly passphrase: (
    onChosen: (passphrase: string) => void,
    state: {
      readonly busy: boolean
      readonly action: string
      readonly near: readonly string[]
    },
  ) => ComponentChildren
  readonly onCreated: () => void
  readonly onBack: () => void
}

/** Two steps: what the space and the person are called; the passphrase. Needs no connection. */
export function CreateSpaceScreen(props: CreateSpaceScreenProps): VNode {
  const { t } = useText()
  const [name, setName] = useState('')
  const [memberName, setMemberName] = useState('')
  const [step, setStep] = useState<'names' | 'passphrase'>('names')
  const [missing, setMissing] = useState(false)
  const nameless = (typed: string) =>
    missing && typed.trim() === '' ? t('devices:write-a-name') : undefined
  const { busy, run } = useOnce()
  const [problem, setProblem] = useState<string>()

  const create = async (passphrase: string) => {
    const created = await props.devices.create({
      name: visibleText(name).trim(),
      memberName: visibleText(memberName).trim(),
      passphrase,
    })
    if (created.ok) props.onCreated()
    else setProblem(created.problem.kind)
  }
  const action = t(busy ? 'devices:creating' : 'devices:create')
  return (
    <main class="page narrow">
      <Title>{t('devices:create-title')}</Title>
      <p>{t('devices:create-intro')}</p>
      {problem === undefined ? null : <Problem kind={problem} unsaved />}
      {step === 'names' ? (
        <Form
          class="stack"
          onSubmit={() => {
            if (name.trim() !== '' && memberName.trim() !== '') setStep('passphrase')
            else setMissing(true)
          }}
        >
          <Field
            id="space-name"
            label={t('devices:space-name')}
            hint={t('devices:space-name-hint')}
            value={name}
            onInput={setName}
            problem={nameless(name)}
          />
          <Field
            id="member-name"
            label={t('devices:member-name')}
            hint={t('devices:member-name-hint')}
            kind="name"
            value={memberName}
            onInput={setMemberName}
            problem={nameless(memberName)}
          />
          <Button look="primary" size="wide" type="submit">
            {t('common:continue')}
          </Button>
        </Form>
      ) : (
        <section class="stack">
          <h2 ref={takeFocus} tabIndex={-1}>
            {t('devices:passphrase-title')}
          </h2>
          {props.passphrase(
            (passphrase) => {
              run(() => create(passphrase))
            },
            { busy, action, near: [name, memberName] },
          )}
        </section>
      )}
      <Button
        look="quiet"
        icon="back"
        onClick={() => {
          if (step === 'names') props.onBack()
          else setStep('names')
        }}
      >
        {t('common:back')}
      </Button>
    </main>
  )
}

/** The button that led here is gone: readers go on from the heading. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus()
}
