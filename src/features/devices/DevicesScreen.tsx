import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Waiting } from '../../ui/Loaded.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { Devices, SpaceView } from './devices.ts'
import { InvitePanel } from './InvitePanel.tsx'
import { Form } from '../../ui/Form.tsx'

export interface DevicesScreenProps {
  readonly devices: Devices
  /** Where this app came from: the endpoint offered first. */
  readonly origin: string
  /** Grows when something changed. */
  readonly news: number
  readonly onChanged: () => void
}

export function DevicesScreen(props: DevicesScreenProps): VNode {
  const { t } = useText()
  const space = useAnswer(() => props.devices.current(), [props.news])
  if (space === undefined) {
    return (
      <div class="page">
        <Title>{t('devices:title')}</Title>
        <Waiting rows={3} />
      </div>
    )
  }
  const coordinates = space.role === 'coordinator'
  return (
    <div class="page">
      <Title>{t('devices:title')}</Title>
      <section class="panel">
        <h2>{space.name}</h2>
        <p class="hint">
          {space.endpoint === undefined
            ? t('devices:local-only')
            : t('devices:syncs-with', { endpoint: space.endpoint })}
        </p>
        <ul class="rows">
          {space.devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      </section>
      {space.endpoint === undefined && coordinates ? <ConnectPanel {...props} /> : null}
      {space.endpoint !== undefined && coordinates ? <InvitePanel {...props} /> : null}
    </div>
  )
}

function DeviceRow({ device }: { readonly device: SpaceView['devices'][number] }): VNode {
  const { t } = useText()
  return (
    <li class="list-row">
      <span class="title">
        {t(device.mine ? 'devices:this-device' : 'devices:other-device', {
          code: device.id.slice(0, 6),
        })}
      </span>
      <span class="aside">{t(`devices:role.${device.role}`)}</span>
    </li>
  )
}

/** Gives a space that lives on this device only a place where others can meet it. */
function ConnectPanel({ devices, origin, onChanged }: DevicesScreenProps): VNode {
  const { t } = useText()
  const [endpoint, setEndpoint] = useState(origin)
  const [code, setCode] = useState('')
  const { busy, run } = useOnce()
  const [problem, setProblem] = useState<string>()
  const connect = async () => {
    const connected = await devices.connect(endpoint.trim().replace(/\/+$/, ''), code.trim())
    if (connected.ok) onChanged()
    else setProblem(connected.problem.kind)
  }
  return (
    <Form
      class="panel"
      onSubmit={() => {
        run(connect)
      }}
    >
      <h2>{t('devices:connect-title')}</h2>
      <p>{t('devices:connect-intro')}</p>
      {problem === undefined ? null : <Problem kind={problem} />}
      <Field
        id="endpoint"
        label={t('devices:endpoint')}
        kind="code"
        value={endpoint}
        onInput={setEndpoint}
      />
      <Field
        id="operator-code"
        label={t('devices:operator-code')}
        hint={t('devices:operator-code-hint')}
        kind="code"
        value={code}
        onInput={setCode}
      />
      <Button look="primary" type="submit" busy={busy}>
        {t('devices:connect')}
      </Button>
    </Form>
  )
}
