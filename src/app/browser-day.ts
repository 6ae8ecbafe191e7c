/** The local calendar day by the device's clock, ISO 8601. */
export function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'))
  return [String(now.getFullYear()).padStart(4, '0'), month, day].join('-')
}

export function today(): string {
  return localDay(new Date())
}
