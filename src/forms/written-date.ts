// The fields of a date: what stands in them, typed by hand or for an answer.
import {
  AGE_UNITS,
  isUnread,
  type AgeUnit,
  type AnswerValue,
  type PartialDate,
} from '../model/answers.ts'
import { isPartialDate } from './date.ts'

/** The fields of a date as they stand on the screen; `mode` says which of them are in sight. */
export interface WrittenDate {
  readonly mode: 'date' | 'month' | 'year' | 'age'
  readonly day: string
  /** 1 to 12, or nothing. */
  readonly month: string
  readonly year: string
  readonly age: string
  readonly unit: 'years' | AgeUnit
  readonly about: boolean
}

/** The fields that show an answer; those of what could not be read are as they were typed. */
export function writtenOf(value: AnswerValue | undefined): WrittenDate {
  if (isUnread(value)) return writtenFrom(value.parts ?? {})
  if (!isPartialDate(value)) return BLANK
  return { ...BLANK, ...fieldsOf(value), about: value.about === true }
}

function fieldsOf(value: PartialDate): Partial<WrittenDate> {
  if ('age' in value) return { mode: 'age', age: String(value.age), unit: value.unit ?? 'years' }
  if ('year' in value) return { mode: 'year', year: String(value.year) }
  const [year = '', month = '', day = ''] = ('date' in value ? value.date : value.month).split('-')
  const mode = 'date' in value ? 'date' : 'month'
  return { mode, year, month: bare(month), day: bare(day) }
}

const BLANK: WrittenDate = {
  mode: 'date',
  day: '',
  month: '',
  year: '',
  age: '',
  unit: 'years',
  about: false,
}

const MODES = ['date', 'month', 'year', 'age'] as const

/** What an unread date is kept with. */
export function partsOf({ about, ...fields }: WrittenDate): Readonly<Record<string, string>> {
  return about ? { ...fields, about: 'yes' } : fields
}

function writtenFrom(parts: Readonly<Record<string, string>>): WrittenDate {
  const { day = '', month = '', year = '', age = '' } = parts
  return {
    mode: MODES.find((mode) => mode === parts.mode) ?? 'date',
    unit: AGE_UNITS.find((unit) => unit === parts.unit) ?? 'years',
    about: parts.about === 'yes',
    ...{ day, month, year, age },
  }
}

function bare(number: string): string {
  return number.replace(/^0/, '')
}
