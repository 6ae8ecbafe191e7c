import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { QuestionView } from '../../forms/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'
import type { Asking, Speech } from './asking.ts'
import { noteText } from './promised.ts'

export interface ScriptCardProps {
  readonly asking: Asking
  readonly views: readonly QuestionView[]
  readonly lead: boolean
}

/** Words to be read aloud to somebody: by the person at the screen, by the device, or shown to be read. */
export function ScriptCard({ asking, views, lead }: ScriptCardProps): VNode {
  const { t } = useText()
  const sheet = useRef<HTMLDialogElement>(null)
  const texts = views.flatMap((view) => {
    const words = asking.words.questions[view.question.id]?.text ?? ''
    const text = noteText(view, words, asking.promised)
    return text === undefined ? [] : [{ path: view.path, text }]
  })
  const promises = views.some(({ question }) => question.promise !== undefined)
  const Heading = lead ? 'h1' : 'h2'
  return (
    <section class="script" aria-label={t('interview:script.title')}>
      <Heading tabIndex={-1}>{t('interview:script.title')}</Heading>
      {texts.map(({ path, text }) => (
        <p key={path} id={asking.idOf(path)}>
          {text}
        </p>
      ))}
      {promises && asking.promised?.confirmed === false ? (
        <Notice tone="wait">
          <p>{t('interview:script.unconfirmed')}</p>
        </Notice>
      ) : null}
      <div class="row">
        <Aloud speech={asking.speech} text={texts.map(({ text }) => text).join('\n')} />
        <Button size="small" icon="people" onClick={() => sheet.current?.showModal()}>
          {t('interview:script.show')}
        </Button>
      </div>
      <dialog ref={sheet} class="shown" aria-label={t('interview:script.title')}>
        <Shown texts={texts.map(({ text }) => text)} onClose={() => sheet.current?.close()} />
      </dialog>
    </section>
  )
}

/** Nobody's data stands here: it may be turned towards whoever sits across the table. */
function Shown({
  texts,
  onClose,
}: {
  readonly texts: readonly string[]
  readonly onClose: () => void
}): VNode {
  const { t } = useText()
  const [turned, setTurned] = useState(false)
  return (
    <>
      <div class={turned ? 'shown-text turned' : 'shown-text'}>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <div class="row apart">
        <Button
          icon="turn"
          onClick={() => {
            setTurned(!turned)
          }}
        >
          {t('interview:script.turn')}
        </Button>
        <Button icon="close" onClick={onClose}>
          {t('interview:script.close')}
        </Button>
      </div>
    </>
  )
}

/** Only where the device has a voice of this language of its own. */
function Aloud({ speech, text }: { readonly speech: Speech; readonly text: string }): VNode | null {
  const { t, language } = useText()
  const [available, setAvailable] = useState(false)
  const [saying, setSaying] = useState(false)
  useEffect(() => speech.watch(language, setAvailable), [language])
  useEffect(() => speech.hush, [])
  if (!available) return null
  return (
    <Button
      size="small"
      icon="aloud"
      onClick={() => {
        setSaying(!saying)
        if (saying) speech.hush()
        else {
          speech.say(text, language, () => {
            setSaying(false)
          })
        }
      }}
    >
      {t(saying ? 'interview:script.hush' : 'interview:script.aloud')}
    </Button>
  )
}
