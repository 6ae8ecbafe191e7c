import type { VNode } from 'preact'
import { Button } from './Button.tsx'

/** What a text might mean: accepted with one tap. */
export interface Offer {
  readonly label: string
  readonly onTake: () => void
}

/** Between what was typed and what it might mean stands a person. */
export function Offers({ offers }: { readonly offers: readonly Offer[] }): VNode | null {
  if (offers.length === 0) return null
  return (
    <div class="row offers">
      {offers.map(({ label, onTake }) => (
        <Button key={label} size="small" onClick={onTake}>
          {label}
        </Button>
      ))}
    </div>
  )
}
