import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import type { Role } from '../model/role.ts'
import { useText } from '../ui/text.ts'
import { isOpenTo } from './places.ts'
import { SHORTCUTS } from './use-shortcuts.ts'

export function ShortcutsDialog({
  role,
  onClose,
}: {
  readonly role: Role
  readonly onClose: () => void
}): VNode {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} aria-label={t('common:shortcuts.title')} onClose={onClose}>
      <div class="stack">
        <h2>{t('common:shortcuts.title')}</h2>
        <dl class="answers">
          {SHORTCUTS.filter(({ leads }) => isOpenTo(role, leads)).map(({ keys, name }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`common:shortcuts.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">{t('common:shortcuts.off-hint')}</p>
        <Button
          look="primary"
          onClick={() => {
            dialog.current?.close()
          }}
        >
          {t('common:close')}
        </Button>
      </div>
    </dialog>
  )
}
