import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { LanguageChoice } from '../../ui/LanguageChoice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import type { Unlock } from './unlock.ts'

export interface LockScreenProps {
  readonly unlock: Pick<Unlock, 'members' | 'open'>
  /** The database was lost, and the ways in came back from the second copy. */
  readonly restored: boolean
  /** What this device has not sent yet, as far as is known without opening it. */
  readonly unsent: number
  readonly update: VNode | null
  readonly onLanguage: (language: 'es' | 'pt' | 'en') => void
  readonly onOpen: () => void
  readonly onExample: () => void
}

/** Who is here, and their passphrase. Nothing of any case is in sight. */
export function LockScreen(props: LockScreenProps): VNode {
  const { t } = useText()
  const members = useAnswer(() => props.unlock.members(), []) ?? []
  const [picked, setPicked] = useState<string>()
  const [passphrase, setPassphrase] = useState('')
  const [visible, setVisible] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const slot = picked ?? (members.length === 1 ? members[0]?.id : undefined)

  const open = async () => {
    if (slot === undefined) {
      setProblem(t('unlock:choose-yourself'))
      return
    }
    setBusy(true)
    const opened = await props.unlock.open(slot, passphrase)
    setBusy(false)
    setPassphrase('')
    if (opened.ok) props.onOpen()
    else setProblem(t(`problems:${opened.problem.kind}`))
  }
  return (
    <main class="page narrow first">
      <div class="brand">
        <img src="/icons/amparo.svg" alt="" width="56" height="56" />
        <Title>{t('unlock:locked')}</Title>
      </div>
      {props.update}
      {props.restored ? (
        <Notice tone="wait">
          <p>{t('keeping:restored-at-lock')}</p>
        </Notice>
      ) : (
        <p class="hint">{t('unlock:all-kept')}</p>
      )}
      {props.unsent === 0 ? null : <p>{t('unlock:unsent', { count: props.unsent })}</p>}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Who members={members} slot={slot} onPick={setPicked} />
        <Field
          id="passphrase"
          label={t('unlock:passphrase')}
          hint={t('unlock:passphrase-hint')}
          kind={visible ? 'code' : 'password'}
          autocomplete="current-password"
          value={passphrase}
          onInput={setPassphrase}
          problem={problem}
        />
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            setVisible(!visible)
          }}
        >
          {t(visible ? 'unlock:hide' : 'unlock:show')}
        </Button>
        <Button look="primary" size="wide" type="submit" icon="lock" busy={busy}>
          {t(busy ? 'unlock:opening' : 'unlock:open')}
        </Button>
      </form>
      <LanguageChoice onChoose={props.onLanguage} />
      <Button look="quiet" size="small" onClick={props.onExample}>
        {t('start:example')}
      </Button>
    </main>
  )
}

interface WhoProps {
  readonly members: readonly { readonly id: string; readonly label: string }[]
  readonly slot: string | undefined
  readonly onPick: (slot: string | undefined) => void
}

function Who({ members, slot, onPick }: WhoProps): VNode {
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
      onChange={([code]) => {
        onPick(code)
      }}
    />
  )
}
