import { h, type VNode } from 'preact'
import { ICONS, type IconName } from './icons.ts'

/** A picture beside a word; readers skip it. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  const shapes = ICONS[name].map(([tag, attributes]) => h(tag, { ...attributes }))
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes}
    </svg>
  )
}
