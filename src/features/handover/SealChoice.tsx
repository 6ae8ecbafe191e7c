import type { VNode } from 'preact'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useText } from '../../ui/text.ts'

export interface SealChoiceProps {
  readonly sealed: boolean
  readonly recipient: string
  readonly onSealed: (sealed: boolean) => void
  readonly onRecipient: (recipient: string) => void
}

/** Sealed to a recipient, unless somebody decides otherwise and reads what that means. */
export function SealChoice({ sealed, recipient, onSealed, onRecipient }: SealChoiceProps): VNode {
  const { t } = useText()
  return (
    <>
      <ChoiceCards
        id="seal"
        legend={t('handover:seal')}
        choices={[
          { code: 'sealed', label: t('handover:sealed') },
          { code: 'plain', label: t('handover:plain') },
        ]}
        chosen={[sealed ? 'sealed' : 'plain']}
        multiple={false}
        onChange={([code]) => {
          onSealed(code === 'sealed')
        }}
      />
      {sealed ? (
        <Field
          id="recipient"
          label={t('handover:recipient')}
          hint={t('handover:recipient-hint')}
          kind="code"
          value={recipient}
          onInput={onRecipient}
        />
      ) : (
        <Notice tone="wait">
          <p>{t('handover:plain-warning')}</p>
        </Notice>
      )}
    </>
  )
}
