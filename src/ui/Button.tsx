import type { ComponentChildren, VNode } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: () => void
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small' | 'wide'
  readonly icon?: IconName
  /** At work: keeps its place and ignores a second tap. */
  readonly busy?: boolean
  readonly type?: 'button' | 'submit'
}

export function Button(props: ButtonProps): VNode {
  const { look = 'plain', size = 'normal', busy = false, type = 'button', icon } = props
  return (
    <button
      type={type}
      class={`button ${look} ${size}`}
      aria-busy={busy}
      onClick={(event) => {
        // Enter in a field of its form comes here as well.
        if (busy) event.preventDefault()
        else props.onClick?.()
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{props.children}</span>
    </button>
  )
}
