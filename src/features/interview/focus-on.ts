// Focus after going somewhere: on the field that was asked for, else on the heading; never lost.

const FOCUSABLE = 'input:not([tabindex="-1"]), textarea, select, button:not([tabindex="-1"])'

/** `id`: the id of what was asked for itself; the heading when absent. */
export function focusOn(frame: HTMLElement | null, id: string | undefined): void {
  const field = id === undefined ? null : document.getElementById(id)
  const control = field === null ? undefined : controlIn(field)
  if (control instanceof HTMLElement) {
    field?.scrollIntoView({ block: 'center' })
    control.focus({ preventScroll: true })
    return
  }
  window.scrollTo(0, 0)
  frame?.querySelector('h1')?.focus({ preventScroll: true })
}

/** What is wrong comes before what is first. */
function controlIn(field: HTMLElement): Element | null {
  if (field.matches(FOCUSABLE)) return field
  return field.querySelector('[aria-invalid=true]') ?? field.querySelector(FOCUSABLE)
}
