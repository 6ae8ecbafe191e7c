import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { useText } from './text.ts'

export interface AttendFormProps {
  /** What can have been done; codes of the list `attended-ways`. */
  readonly ways: readonly string[]
  readonly onAttend: (how: string) => Promise<void>
}

/** "Attended to", and one more tap for what was done. Nothing is typed: whoever taps is in a hurry. */
export function AttendForm({ ways, onAttend }: AttendFormProps): VNode {
  const { t, words } = useText()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!open) {
    return (
      <Button
        size="small"
        icon="done"
        onClick={() => {
          setOpen(true)
        }}
      >
        {t('records:attend')}
      </Button>
    )
  }
  return (
    <fieldset class="attend" ref={focusFirst}>
      <legend>{t('records:attend-how')}</legend>
      <div class="row">
        {ways.map((how) => (
          <Button
            key={how}
            size="small"
            busy={busy}
            onClick={() => {
              setBusy(true)
              void onAttend(how).then(() => {
                setBusy(false)
                setOpen(false)
              })
            }}
          >
            {words.code('attended-ways', how)}
          </Button>
        ))}
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            setOpen(false)
          }}
        >
          {t('common:back')}
        </Button>
      </div>
    </fieldset>
  )
}

/** The button that had focus is gone. */
function focusFirst(fieldset: HTMLFieldSetElement | null): void {
  fieldset?.querySelector('button')?.focus()
}
