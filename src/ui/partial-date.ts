// What was typed into a partial date, and what it amounts to. Typing is never undone; it counts once it is whole.

export type PartialDateValue =
  | { readonly date: string; readonly about?: boolean }
  | { readonly month: string; readonly about?: boolean }
  | { readonly year: number; readonly about?: boolean }
  | { readonly age: number; readonly said: string; readonly about?: boolean }

export interface Written {
  readonly mode: 'date' | 'month' | 'year' | 'age'
  readonly day: string
  readonly month: string
  readonly year: string
  readonly age: string
  readonly about: boolean
}

/** `undefined` while something is missing or is not a number. That a day exists is the caller's to check. */
export function readPartialDate(written: Written, today: string): PartialDateValue | undefined {
  const about = written.about ? { about: true } : {}
  const [day, month, year, age] = [written.day, written.month, written.year, written.age].map(whole)
  if (written.mode === 'age') return age === undefined ? undefined : { age, said: today, ...about }
  if (year === undefined || written.year.trim().length !== 4) return undefined
  if (written.mode === 'year') return { year, ...about }
  if (month === undefined) return undefined
  const text = `${written.year.trim()}-${String(month).padStart(2, '0')}`
  if (written.mode === 'month') return { month: text, ...about }
  return day === undefined
    ? undefined
    : { date: `${text}-${String(day).padStart(2, '0')}`, ...about }
}

export function writtenOf(value: PartialDateValue | undefined): Written {
  const blank = { mode: 'date', day: '', month: '', year: '', age: '', about: false } as const
  if (value === undefined) return blank
  const about = value.about === true
  if ('age' in value) return { ...blank, mode: 'age', age: String(value.age), about }
  if ('year' in value) return { ...blank, mode: 'year', year: String(value.year), about }
  const [year = '', month = '', day = ''] = ('date' in value ? value.date : value.month).split('-')
  const mode = 'date' in value ? 'date' : 'month'
  return { ...blank, mode, year, month: strip(month), day: strip(day), about }
}

function whole(text: string): number | undefined {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined
}

function strip(text: string): string {
  return text.replace(/^0/, '')
}
