import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { useText } from '../../ui/text.ts'
import { Title } from '../../ui/Title.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { useOnce } from '../../ui/use-once.ts'
import { PROFILES, type HandOvers, type ProfileId } from './hand-overs.ts'
import { PreviewPanel } from './PreviewPanel.tsx'
import { SealChoice } from './SealChoice.tsx'
import { PastHandOvers } from './PastHandOvers.tsx'
import { Form } from '../../ui/Form.tsx'

export interface HandOverScreenProps {
  readonly handOvers: HandOvers
  readonly example: boolean
  readonly news: number
  readonly onFile: (name: string, bytes: Uint8Array) => void
}

/** What, to whom, what for; a preview before anything leaves; sealed unless somebody decides otherwise. */
export function HandOverScreen(props: HandOverScreenProps): VNode {
  const { handOvers, news } = props
  const { t, language } = useText()
  const [profiles, setProfiles] = useState<readonly ProfileId[]>(PROFILES)
  const [sealed, setSealed] = useState(true)
  const [recipient, setRecipient] = useState('')
  const [purpose, setPurpose] = useState('')
  const [because, setBecause] = useState<string>()
  const { busy, run } = useOnce()
  const [told, setTold] = useState<Came>()
  const preview = useAnswer(
    () => handOvers.preview({ profiles, language, withChildren: because !== undefined }),
    [profiles, language, because === undefined, news],
  )

  useStopOnLeaving(handOvers)
  const build = async (here: () => boolean) => {
    setTold(undefined)
    const made = await handOvers.build({
      profiles,
      language,
      purpose: purpose.trim(),
      ...(sealed ? { recipient: recipient.trim() } : {}),
      ...(because === undefined ? {} : { childrenBecause: because }),
    })
    // The screen was left or locked: no file lands on what stands there now.
    if (!here()) return
    if (made.ok) {
      props.onFile(made.value.name, made.value.bytes)
      setTold({ done: t('handover:done', { name: made.value.name }) })
    } else {
      setTold({ problem: made.problem.kind })
    }
  }
  return (
    <div class="page">
      <Title>{t('handover:title')}</Title>
      <p>{t(props.example ? 'handover:example' : 'handover:intro')}</p>
      <Form
        class="stack"
        onSubmit={() => {
          run(build)
        }}
      >
        <ChoiceCards
          id="profiles"
          legend={t('handover:what')}
          choices={PROFILES.map((id) => ({ code: id, label: t(`handover:profile.${id}`) }))}
          chosen={profiles}
          multiple
          onChange={(chosen) => {
            setProfiles(PROFILES.filter((id) => chosen.includes(id)))
          }}
        />
        <Loaded answer={preview} rows={5}>
          {(shown) => <PreviewPanel preview={shown} because={because} onBecause={setBecause} />}
        </Loaded>
        <SealChoice
          sealed={sealed}
          recipient={recipient}
          onSealed={setSealed}
          onRecipient={setRecipient}
        />
        <Field
          id="purpose"
          label={t('handover:purpose')}
          hint={t('handover:purpose-hint')}
          value={purpose}
          onInput={setPurpose}
        />
        <Outcome came={told} />
        <Button look="primary" size="wide" type="submit" icon="handover" busy={busy}>
          {t(busy ? 'handover:building' : 'handover:build')}
        </Button>
        {busy ? <StopButton onStop={() => void handOvers.stop()} /> : null}
      </Form>
      <PastHandOvers handOvers={handOvers} news={news} />
    </div>
  )
}

function StopButton({ onStop }: { readonly onStop: () => void }): VNode {
  const { t } = useText()
  const [stopping, setStopping] = useState(false)
  return (
    <Button
      icon="close"
      busy={stopping}
      onClick={() => {
        setStopping(true)
        onStop()
      }}
    >
      {t(stopping ? 'handover:stopping' : 'handover:stop')}
    </Button>
  )
}

function useStopOnLeaving({ stop }: Pick<HandOvers, 'stop'>): void {
  useEffect(
    () => () => {
      void stop()
    },
    [],
  )
}
