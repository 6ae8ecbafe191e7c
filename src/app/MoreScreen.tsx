import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { PassphraseChoice } from '../features/unlock/PassphraseChoice.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { Field } from '../ui/Field.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useText } from '../ui/text.ts'
import { Title } from '../ui/Title.tsx'
import type { Device } from './device.ts'
import { paceOf } from './pace.ts'
import type { Preferences } from './preferences.ts'
import { VERSION } from './version.ts'

export interface MoreScreenProps {
  readonly device: Device
  readonly example: boolean
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
}

const THEMES = ['light', 'dark', 'sun'] as const
const PACES = ['one', 'sheet'] as const

/** Language and light, devices, and a way in for a colleague. */
export function MoreScreen(props: MoreScreenProps): VNode {
  const { t } = useText()
  const { preferences, onPreferences } = props
  return (
    <div class="page">
      <Title>{t('common:more')}</Title>
      <ul class="rows">
        <li>
          <a class="list-row" href="/help">
            <span class="title">{t('help:title')}</span>
          </a>
        </li>
        <li>
          <a class="list-row" href="/week">
            <span class="title">{t('week:title')}</span>
          </a>
        </li>
        <li>
          <a class="list-row" href="/sending">
            <span class="title">{t('sending:title')}</span>
          </a>
        </li>
        <li>
          <a class="list-row" href="/keeping">
            <span class="title">{t('keeping:title')}</span>
          </a>
        </li>
        {props.example ? null : (
          <li>
            <a class="list-row" href="/devices">
              <span class="title">{t('devices:title')}</span>
            </a>
          </li>
        )}
        <li>
          <a class="list-row" href="/conflicts">
            <span class="title">{t('records:conflicts')}</span>
          </a>
        </li>
      </ul>
      <section class="panel">
        <h2>{t('common:language')}</h2>
        <LanguageChoice
          onChoose={(language) => {
            onPreferences({ ...preferences, language })
          }}
        />
        <ChoiceCards
          id="theme"
          legend={t('common:theme')}
          choices={THEMES.map((theme) => ({ code: theme, label: t(`common:themes.${theme}`) }))}
          chosen={[preferences.theme]}
          multiple={false}
          onChange={([code]) => {
            onPreferences({
              ...preferences,
              theme: THEMES.find((theme) => theme === code) ?? preferences.theme,
            })
          }}
        />
        <PaceChoice {...props} />
      </section>
      {props.example ? null : <Colleague {...props} />}
      <p class="hint" data-version={VERSION}>
        {t('common:version', { version: VERSION })}
      </p>
    </div>
  )
}

function PaceChoice({ preferences, onPreferences }: MoreScreenProps): VNode {
  const { t } = useText()
  return (
    <ChoiceCards
      id="pace"
      legend={t('interview:pace.title')}
      choices={PACES.map((pace) => ({ code: pace, label: t(`interview:pace.${pace}`) }))}
      chosen={[paceOf(preferences)]}
      multiple={false}
      onChange={([code]) => {
        const pace = PACES.find((one) => one === code) ?? paceOf(preferences)
        onPreferences({ ...preferences, pace })
      }}
    />
  )
}

/** Several people, one tablet: each opens it with their own passphrase. */
function Colleague({ device }: MoreScreenProps): VNode {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ tone: 'plain' | 'wait'; text: string }>()
  const add = async (passphrase: string) => {
    if (name.trim() === '') {
      setTold({ tone: 'wait', text: t('devices:write-a-name') })
      return
    }
    setBusy(true)
    const added = await device.unlock.addMember(name.trim(), passphrase)
    setBusy(false)
    setOpen(!added.ok)
    setTold(
      added.ok
        ? { tone: 'plain', text: t('unlock:added', { name: name.trim() }) }
        : { tone: 'wait', text: t(`problems:${added.problem.kind}`) },
    )
  }
  return (
    <section class="panel">
      <h2>{t('unlock:colleague')}</h2>
      {told === undefined ? null : (
        <Notice tone={told.tone} live>
          <p>{told.text}</p>
        </Notice>
      )}
      {open ? (
        <>
          <Field
            id="colleague-name"
            label={t('devices:member-name')}
            hint={t('devices:member-name-hint')}
            kind="name"
            value={name}
            onInput={setName}
          />
          <PassphraseChoice
            unlock={device.unlock}
            role="member"
            busy={busy}
            action={t('unlock:add')}
            onChosen={(passphrase) => void add(passphrase)}
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
