// Whether this tab is in the example, so that a reload comes back to it. Kept for this tab alone, with the passphrase
// that was made up for it: it guards invented people and nothing else (docs/decisions/0013).

const KEY = 'amparo-example'

export function keepInExample(passphrase: string): void {
  sessionStorage.setItem(KEY, passphrase)
}

export function keptExample(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined
}

export function leaveExample(): void {
  sessionStorage.removeItem(KEY)
}
