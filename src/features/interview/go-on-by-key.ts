/** Enter in a text field goes on by itself; Ctrl and Enter do so from anywhere on the page. */
export function goOnByKey(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
