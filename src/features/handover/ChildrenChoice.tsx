import type { VNode } from 'preact'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { Field } from '../../ui/Field.tsx'
import { useText } from '../../ui/text.ts'
import { SHORTEST_REASON } from './hand-overs.ts'

export interface ChildrenChoiceProps {
  /** Children without the permission of who may speak for them. */
  readonly count: number
  /** Why they go all the same; `undefined` when they stay. */
  readonly because: string | undefined
  readonly onBecause: (because: string | undefined) => void
}

const CHOICES = ['stay', 'go'] as const

/** They stay, unless somebody writes down why their best interest is that they go. */
export function ChildrenChoice({ count, because, onBecause }: ChildrenChoiceProps): VNode | null {
  const { t } = useText()
  if (count === 0) return null
  const short = because !== undefined && because.trim().length < SHORTEST_REASON
  return (
    <>
      <ChoiceCards
        id="children"
        legend={t('handover:children', { count })}
        choices={CHOICES.map((code) => ({ code, label: t(`handover:children-${code}`) }))}
        chosen={[because === undefined ? 'stay' : 'go']}
        multiple={false}
        onChange={([chosen]) => {
          onBecause(chosen === 'go' ? '' : undefined)
        }}
      />
      {because === undefined ? null : (
        <Field
          id="children-because"
          label={t('handover:children-because')}
          hint={t('handover:children-because-hint')}
          value={because}
          onInput={onBecause}
          {...(short && because !== '' ? { doubt: t('problems:reason-too-short') } : {})}
        />
      )}
    </>
  )
}
