import type { VNode } from 'preact'
import { mayWrite, type Role } from '../model/role.ts'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/icons.ts'
import { ListRow } from '../ui/ListRow.tsx'
import { Segments } from '../ui/Segments.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import { ColleaguePanel } from './ColleaguePanel.tsx'
import type { Device } from './device.ts'
import { paceOf } from './pace.ts'
import { isOpenTo } from './places.ts'
import type { Preferences } from './preferences.ts'
import { VERSION } from './version.ts'
import { ViewChoices } from './ViewMenu.tsx'
import { Form } from '../ui/Form.tsx'

export interface MoreScreenProps {
  readonly device: Device
  readonly example: boolean
  readonly state: { readonly role: Role; readonly space: string }
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  readonly onStartOver: () => void
}

interface Way {
  readonly href: string
  readonly icon: IconName
  readonly name: string
}

/** For whoever works with people. */
const PROTOCOL: Way = { href: '/protocol', icon: 'phone', name: 'protocol:title' }
const WAYS: readonly Way[] = [
  { href: '/help', icon: 'help', name: 'help:title' },
  { href: '/week', icon: 'chart', name: 'week:title' },
  { href: '/conflicts', icon: 'differ', name: 'records:conflicts' },
  { href: '/deleted', icon: 'again', name: 'records:deletion.list' },
  { href: '/sending', icon: 'send', name: 'sending:title' },
  { href: '/keeping', icon: 'copies', name: 'keeping:title' },
]
const PROMISES: Way = { href: '/promises', icon: 'check', name: 'promises:title' }
const PACES = ['one', 'sheet'] as const
const DEVICES: Way = { href: '/devices', icon: 'devices', name: 'devices:title' }

/** The less frequent places, how the app looks on this device, and a way in for a colleague. */
export function MoreScreen(props: MoreScreenProps): VNode {
  const { t } = useText()
  const { preferences, onPreferences, example } = props
  const { role } = props.state
  const ways = [
    PROTOCOL,
    ...WAYS,
    ...(mayWrite(role, 'promises') ? [PROMISES] : []),
    ...(example ? [] : [DEVICES]),
  ].filter(({ href }) => isOpenTo(role, href))
  return (
    <div class="page">
      <Title>{t('common:more')}</Title>
      <ul class="rows">
        {ways.map(({ href, icon, name }) => (
          <ListRow key={href} href={href} icon={icon} title={t(name)} />
        ))}
      </ul>
      {example ? (
        <div class="row">
          <Button icon="again" onClick={props.onStartOver}>
            {t('common:example-again')}
          </Button>
        </div>
      ) : null}
      <section class="panel">
        <h2>{t('common:view')}</h2>
        <ViewChoices preferences={preferences} onPreferences={onPreferences} />
        <Segments
          name={t('interview:pace.title')}
          choices={PACES.map((code) => ({ code, label: t(`interview:pace.${code}`) }))}
          chosen={paceOf(preferences)}
          onChange={(pace) => {
            onPreferences({ ...preferences, pace })
          }}
        />
        <Form>
          {' '}
          <label class="card switch">
            <input
              type="checkbox"
              checked={preferences.shortcuts}
              onChange={() => {
                onPreferences({ ...preferences, shortcuts: !preferences.shortcuts })
              }}
            />
            <span>{t('common:shortcuts.on')}</span>
          </label>
        </Form>
      </section>
      {example ? null : <ColleaguePanel unlock={props.device.unlock} space={props.state.space} />}
      <p class="hint" data-version={VERSION}>
        {t('common:version', { version: VERSION })}
      </p>
    </div>
  )
}
