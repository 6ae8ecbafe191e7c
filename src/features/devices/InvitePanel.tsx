import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Result } from '../../model/result.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { SixDigits } from '../../ui/SixDigits.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'
import { ROLES, type Role } from './roles.ts'
import type { Devices } from './devices.ts'
import type { Asking, Invited } from './invite.ts'
import { Form } from '../../ui/Form.tsx'

export interface InvitePanelProps {
  readonly devices: Pick<Devices, 'invite' | 'whoAsks' | 'approve' | 'refuse'>
  readonly origin: string
  readonly onChanged: () => void
}

const ASK_AGAIN_MS = 2_000

/** Show a code, wait for one device, compare six digits, decide. One at a time, ten minutes. */
export function InvitePanel(props: InvitePanelProps): VNode {
  const { t } = useText()
  const [invited, setInvited] = useState<Invited>()
  const [asking, setAsking] = useState<Asking>()
  const [role, setRole] = useState<Role>('caseworker')
  const [told, setTold] = useState<Came>()
  const { busy, run } = useOnce()
  const tell = (result: Result<unknown, { readonly kind: string }>, done: string) => {
    setTold(result.ok ? { done } : { problem: result.problem.kind })
    if (!result.ok) return
    setInvited(undefined)
    setAsking(undefined)
    props.onChanged()
  }
  useAsking(props, invited, (found) => {
    setAsking(found)
  })

  const invite = async () => {
    const made = await props.devices.invite(props.origin)
    if (made.ok) {
      setTold(undefined)
      setInvited(made.value)
    } else tell(made, '')
  }
  return (
    <section class="panel">
      <h2>{t('devices:invite-title')}</h2>
      <Outcome came={told} />
      {invited === undefined ? (
        <>
          <p>{t('devices:invite-intro')}</p>
          <Button
            look="primary"
            icon="devices"
            busy={busy}
            onClick={() => {
              run(invite)
            }}
          >
            {t('devices:invite')}
          </Button>
        </>
      ) : asking === undefined ? (
        <Shown invited={invited} />
      ) : (
        <Compare
          asking={asking}
          role={role}
          onRole={setRole}
          busy={busy}
          onDifferent={() => {
            run(async () => {
              tell(await props.devices.refuse(invited.invitation), t('devices:refused'))
            })
          }}
          onSame={() => {
            run(async () => {
              const done = await props.devices.approve(invited.invitation, asking.request, role)
              tell(done, t('devices:approved'))
            })
          }}
        />
      )}
    </section>
  )
}

interface CompareProps {
  readonly asking: Asking
  readonly role: Role
  readonly busy: boolean
  readonly onRole: (role: Role) => void
  readonly onSame: () => void
  readonly onDifferent: () => void
}

/** Two answers of equal rank: nobody should say yes because it is the bigger button. */
function Compare({ asking, role, busy, onRole, onSame, onDifferent }: CompareProps): VNode {
  const { t } = useText()
  return (
    <>
      <SixDigits digits={asking.digits} explanation={t('devices:same-number')} />
      <Form>
        {' '}
        <ChoiceCards
          id="role"
          legend={t('devices:role-question')}
          choices={ROLES.map((one) => ({ code: one, label: t(`devices:role.${one}`) }))}
          chosen={[role]}
          multiple={false}
          onChange={([code]) => {
            onRole(ROLES.find((one) => one === code) ?? role)
          }}
        />
      </Form>
      <p role="status">{t(`devices:reads.${role}`)}</p>
      <div class="row apart">
        <Button busy={busy} onClick={onDifferent}>
          {t('devices:not-same')}
        </Button>
        <Button busy={busy} onClick={onSame}>
          {t('devices:same')}
        </Button>
      </div>
    </>
  )
}

function Shown({ invited }: { readonly invited: Invited }): VNode {
  const { t } = useText()
  return (
    <>
      <p>{t('devices:show-code')}</p>
      <QrCode text={invited.text} name={t('devices:qr-name')} />
      <Form>
        {' '}
        <label class="field">
          <span class="label">{t('devices:or-link')}</span>
          <textarea class="input" readOnly rows={3} value={invited.text} data-invitation />
        </label>
      </Form>
      <p class="hint" role="status">
        {t('devices:waiting-request')}
      </p>
    </>
  )
}

function useAsking(
  { devices }: InvitePanelProps,
  invited: Invited | undefined,
  onFound: (asking: Asking) => void,
): void {
  useEffect(() => {
    if (invited === undefined) return undefined
    const timer = setInterval(() => {
      void devices.whoAsks(invited.invitation).then((asking) => {
        if (!asking.ok || asking.value === undefined) return
        clearInterval(timer)
        onFound(asking.value)
      })
    }, ASK_AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [invited])
}
