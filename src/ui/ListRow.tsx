import type { ComponentChildren, VNode } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface ListRowProps {
  readonly href: string
  readonly title: ComponentChildren
  readonly icon?: IconName | undefined
  readonly fact?: ComponentChildren
  /** What must not be overlooked; under the rest, as wide as the row. */
  readonly mark?: ComponentChildren
  /** When or how it stands; at the end of the row. */
  readonly aside?: ComponentChildren
  /** The one that is open beside the list. */
  readonly here?: boolean
  readonly onClick?: (event: MouseEvent) => void
  /** A second thing that can be done; stands beside the link. */
  readonly action?: ComponentChildren
}

/** Up to four facts, and the whole row is the link. */
export function ListRow(props: ListRowProps): VNode {
  const { href, title, icon, fact, mark, aside, here, onClick, action } = props
  return (
    <li>
      <a
        class={icon === undefined ? 'list-row' : 'list-row pictured'}
        href={href}
        {...(here === true ? { 'aria-current': 'true' } : {})}
        {...(onClick === undefined ? {} : { onClick })}
      >
        {icon === undefined ? null : <Icon name={icon} />}
        <span class="what">
          <span class="title">{title}</span>
          {fact === undefined || fact === '' ? null : <span class="fact">{fact}</span>}
        </span>
        {aside === undefined ? null : <span class="aside">{aside}</span>}
        {mark === undefined ? null : <span class="mark">{mark}</span>}
      </a>
      {action}
    </li>
  )
}
