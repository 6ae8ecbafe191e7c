// Calendar days as text (ISO 8601), counted at noon UTC so that no time zone moves them.
const DAY_MS = 86_400_000

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The seven days of the week that a day is in, Monday first (ISO 8601). */
export function daysOfWeek(day: string): readonly string[] {
  const sinceMonday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, i) => dayAfter(day, i - sinceMonday))
}
