import type { ComponentChildren, VNode } from 'preact'

export interface FormProps {
  readonly children: ComponentChildren
  readonly class?: string
  /** Absent where each control acts by itself; Enter then does nothing. */
  readonly onSubmit?: () => void
  readonly onKeyDown?: (event: KeyboardEvent & { currentTarget: HTMLFormElement }) => void
}

/**
 * What is entered in it is not kept by the browser, neither to fill forms later nor to restore the tab: browsers write
 * what controls hold to the disk in clear, unless their form says no. Every control stands in one of these.
 */
export function Form({ children, onSubmit, ...props }: FormProps): VNode {
  return (
    <form
      {...props}
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit?.()
      }}
    >
      {children}
    </form>
  )
}
