// Days and moments of the example, moved so that its year ends today.

const DAY_MS = 86_400_000

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Every day and every moment in it, births included: ages stay what they were. */
export function movedBy(days: number): (value: unknown) => unknown {
  const move = (value: unknown): unknown => {
    if (typeof value === 'string') return movedText(value, days)
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, move(inner)]))
  }
  return move
}

const DAY = /^(\d{4}-\d{2}-\d{2})(T.*)?$/
const MONTH = /^\d{4}-\d{2}$/

function movedText(text: string, days: number): string {
  const ahead = (day: string) =>
    new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  const [, day, time = ''] = DAY.exec(text) ?? []
  if (day !== undefined) return `${ahead(day)}${time}`
  return MONTH.test(text) ? ahead(`${text}-15`).slice(0, 7) : text
}
