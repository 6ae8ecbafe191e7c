import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileChoice } from '../../ui/FileChoice.tsx'
import { Outcome, type Came } from '../../ui/Outcome.tsx'
import { useText } from '../../ui/text.ts'
import { useOnce } from '../../ui/use-once.ts'
import type { RestoreAction } from './backups.ts'
import { Form } from '../../ui/Form.tsx'

export interface RestorePanelProps {
  readonly restore: RestoreAction
  /** Keys came back to a device that knew nobody: somebody can unlock now. */
  readonly onDevice: () => void
}

/** Takes a backup file back. The passphrase is asked for only when nothing here opens the file. */
export function RestorePanel({ restore, onDevice }: RestorePanelProps): VNode {
  const { t } = useText()
  const [file, setFile] = useState<Uint8Array>()
  const [asked, setAsked] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const { busy, run } = useOnce()
  const [told, setTold] = useState<Came>()

  const takeBack = async (bytes: Uint8Array, words?: string) => {
    const restored = await restore(bytes, words)
    if (!restored.ok) {
      const wantsPassphrase = restored.problem.kind === 'foreign-backup' && words === undefined
      setAsked(asked || wantsPassphrase)
      setTold(wantsPassphrase ? undefined : { problem: restored.problem.kind })
      return
    }
    setAsked(false)
    setPassphrase('')
    if (restored.value.into === 'device') {
      onDevice()
      return
    }
    const { changes, drafts, records } = restored.value
    setTold({ done: t('keeping:restored', { changes, drafts, count: records }) })
  }
  return (
    <section class="panel">
      <h2>{t('keeping:restore-title')}</h2>
      <p>{t('keeping:restore-text')}</p>
      <Outcome came={told} />
      <Form>
        <FileChoice
          id="backup-file"
          label={t('keeping:backup-file')}
          accept=".amparo"
          onFile={(bytes) => {
            setFile(bytes)
            run(() => takeBack(bytes))
          }}
        />
      </Form>
      {asked && file !== undefined ? (
        <Form
          class="stack"
          onSubmit={() => {
            run(() => takeBack(file, passphrase))
          }}
        >
          <Field
            id="backup-passphrase"
            label={t('keeping:backup-passphrase')}
            hint={t('keeping:backup-passphrase-hint')}
            kind="password"
            value={passphrase}
            onInput={setPassphrase}
          />
          <Button look="primary" type="submit" busy={busy}>
            {t('keeping:restore')}
          </Button>
        </Form>
      ) : null}
      {busy ? (
        <p class="hint" role="status">
          {t('keeping:restoring')}
        </p>
      ) : null}
    </section>
  )
}
