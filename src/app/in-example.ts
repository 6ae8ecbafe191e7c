// Whether this tab is in the example, so that a reload comes back to it. Kept for this tab alone, with the passphrase
// that was made up for it: it guards invented people and nothing else (docs/decisions/0013).

const KEY = 'amparo-example'
const TOUR = 'amparo-example-tour'

export function keepInExample(passphrase: string): void {
  sessionStorage.setItem(KEY, passphrase)
}

export function keptExample(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined
}

export function leaveExample(): void {
  sessionStorage.removeItem(KEY)
  beginTour()
}

/** The step of the tour one is at; negative once it was ended. */
export function tourStep(): number {
  return Number(sessionStorage.getItem(TOUR) ?? 0)
}

export function keepTourStep(step: number): void {
  sessionStorage.setItem(TOUR, String(step))
}

export function beginTour(): void {
  sessionStorage.removeItem(TOUR)
}
