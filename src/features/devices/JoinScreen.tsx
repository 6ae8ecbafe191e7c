import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { SixDigits } from '../../ui/SixDigits.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useOnce } from '../../ui/use-once.ts'
import type { Devices } from './devices.ts'
import { visibleText } from '../../model/visible-text.ts'
import { Form } from '../../ui/Form.tsx'
import type { Role } from './roles.ts'

export interface JoinScreenProps {
  readonly devices: Pick<Devices, 'askToJoin' | 'approved' | 'join'>
  /** From the link this page was opened with. */
  readonly invitation: string
  readonly passphrase: (
    onChosen: (passphrase: string) => void,
    state: {
      readonly busy: boolean
      readonly action: string
      readonly near: readonly string[]
    },
  ) => ComponentChildren
  readonly onJoined: () => void
  readonly onBack: () => void
}

type Step =
  | { readonly at: 'link' }
  | { readonly at: 'waiting'; readonly digits: string }
  | { readonly at: 'approved'; readonly role: Role }

const ASK_AGAIN_MS = 2_000

/** Paste or open the link, compare six digits, be approved, choose a passphrase. */
export function JoinScreen(props: JoinScreenProps): VNode {
  const { t } = useText()
  const [step, setStep] = useState<Step>({ at: 'link' })
  const [text, setText] = useState(props.invitation)
  const [name, setName] = useState('')
  const { busy, run } = useOnce()
  const [problem, setProblem] = useState<string>()
  useApproval(props, step, {
    onApproved: (role) => {
      setStep({ at: 'approved', role })
    },
    onProblem: (kind) => {
      setStep({ at: 'link' })
      setProblem(kind)
    },
  })
  const ask = async () => {
    const asked = await props.devices.askToJoin(text)
    setProblem(asked.ok ? undefined : asked.problem.kind)
    if (!asked.ok) return
    setStep({ at: 'waiting', digits: asked.value.digits })
  }
  const join = async (passphrase: string) => {
    const joined = await props.devices.join(visibleText(name).trim(), passphrase)
    if (joined.ok) props.onJoined()
    else setProblem(joined.problem.kind)
  }
  return (
    <main class="page narrow">
      <Title>{t('devices:join-title')}</Title>
      {problem === undefined ? null : <Problem kind={problem} />}
      {step.at === 'link' ? (
        <AskForm
          text={text}
          name={name}
          busy={busy}
          onText={setText}
          onName={setName}
          onAsk={() => {
            run(ask)
          }}
        />
      ) : null}
      {step.at === 'waiting' ? (
        <SixDigits
          digits={step.digits}
          explanation={t('devices:compare')}
          waiting={t('devices:waiting-approval')}
        />
      ) : null}
      {step.at === 'approved' ? (
        <p data-reads={step.role}>{t(`devices:reads.${step.role}`)}</p>
      ) : null}
      {step.at === 'approved'
        ? props.passphrase(
            (passphrase) => {
              run(() => join(passphrase))
            },
            { busy, action: t(busy ? 'devices:joining' : 'devices:join'), near: [name] },
          )
        : null}
      <Button look="quiet" icon="back" onClick={props.onBack}>
        {t('common:back')}
      </Button>
    </main>
  )
}

interface AskFormProps {
  readonly text: string
  readonly name: string
  readonly busy: boolean
  readonly onText: (text: string) => void
  readonly onName: (name: string) => void
  readonly onAsk: () => void
}

function AskForm({ text, name, busy, onText, onName, onAsk }: AskFormProps): VNode {
  const { t } = useText()
  return (
    <Form
      class="stack"
      onSubmit={() => {
        onAsk()
      }}
    >
      <Field
        id="invitation"
        label={t('devices:link')}
        hint={t('devices:link-hint')}
        kind="long"
        value={text}
        onInput={onText}
      />
      <Field
        id="member-name"
        label={t('devices:member-name')}
        hint={t('devices:member-name-hint')}
        kind="name"
        value={name}
        onInput={onName}
      />
      <Button look="primary" size="wide" type="submit" busy={busy}>
        {t('devices:ask')}
      </Button>
    </Form>
  )
}

/** Looks every two seconds while somebody compares the digits on the other device. */
function useApproval(
  { devices }: JoinScreenProps,
  step: Step,
  told: { readonly onApproved: (role: Role) => void; readonly onProblem: (kind: string) => void },
): void {
  useEffect(() => {
    if (step.at !== 'waiting') return undefined
    const timer = setInterval(() => {
      void devices.approved().then((approved) => {
        if (!approved.ok && !PASSING.has(approved.problem.kind))
          told.onProblem(approved.problem.kind)
        if (approved.ok && approved.value !== undefined) told.onApproved(approved.value.role)
      })
    }, ASK_AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [step.at])
}

/** A lost connection while waiting is no reason to begin again. */
const PASSING = new Set(['unreachable', 'too-slow', 'stopped'])
