import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../ui/text.ts'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { Unlock } from './unlock.ts'
import { Form } from '../../ui/Form.tsx'

export interface PassphraseChoiceProps {
  readonly unlock: Pick<Unlock, 'offer' | 'judge'>
  readonly role: 'coordinator' | 'member'
  /** Called with a passphrase that was read back correctly. */
  readonly onChosen: (passphrase: string) => void
  /** Names that one would try first: the person's, the space's. */
  readonly near?: readonly string[]
  readonly busy: boolean
  readonly action: string
}

/** Offers words to write down, or takes one's own; either is typed once more before it counts. */
export function PassphraseChoice(props: PassphraseChoiceProps): VNode {
  const { t, language } = useText()
  const [round, setRound] = useState(0)
  const [own, setOwn] = useState(false)
  const [chosen, setChosen] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string>()
  const { run } = useOnce()
  const offered = useAnswer(() => props.unlock.offer(language, props.role), [language, round])
  const passphrase = own ? chosen : (offered ?? '')

  const submit = async () => {
    const judged = own ? await props.unlock.judge(chosen, props.near ?? []) : undefined
    if (judged?.ok === false) setProblem(t(`problems:${judged.problem.kind}`))
    else if (plain(again) === '' || plain(again) !== plain(passphrase))
      setProblem(t('unlock:not-the-same'))
    else props.onChosen(passphrase)
  }
  return (
    <Form
      class="stack"
      onSubmit={() => {
        if (!props.busy) run(submit)
      }}
    >
      <p>{t('unlock:write-down')}</p>
      {own ? (
        <Field
          id="own-passphrase"
          label={t('unlock:own-passphrase')}
          hint={t('unlock:own-hint')}
          kind="code"
          value={chosen}
          onInput={setChosen}
        />
      ) : (
        <p class="passphrase" data-passphrase>
          {offered ?? '…'}
        </p>
      )}
      <div class="row">
        {own ? null : (
          <Button
            size="small"
            onClick={() => {
              setRound(round + 1)
            }}
          >
            {t('unlock:other-words')}
          </Button>
        )}
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            setOwn(!own)
            setProblem(undefined)
          }}
        >
          {t(own ? 'unlock:offered-words' : 'unlock:choose-own')}
        </Button>
      </div>
      <Field
        id="passphrase-again"
        label={t('unlock:again')}
        hint={t('unlock:again-hint')}
        kind="code"
        value={again}
        onInput={setAgain}
        problem={problem}
      />
      <Button look="primary" size="wide" type="submit" busy={props.busy}>
        {props.action}
      </Button>
    </Form>
  )
}

/** As the key is made: letters and digits, without accents, small. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
