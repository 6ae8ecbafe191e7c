// Words and numbers in the person's language, handed to the parts that need them.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export interface Text {
  readonly language: 'es' | 'pt' | 'en'
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly number: (value: number) => string
  /** A day or a moment (ISO 8601), the month in letters. */
  readonly date: (iso: string) => string
  /** A day or a moment (ISO 8601) as it is said today: tomorrow, 3 days ago; beyond six days the date. */
  readonly relativeDay: (iso: string, today: string) => string
  /** A day of a week that is named elsewhere: its weekday and number. */
  readonly weekday: (day: string) => string
  /** From one day to another (ISO 8601), what they share said once. */
  readonly days: (from: string, to: string) => string
  readonly time: (iso: string) => string
  readonly list: (parts: readonly string[]) => string
  readonly words: Words
  /** The page of the help that says more about a kind of problem. */
  readonly helpFor: (problem: string) => string | undefined
  /** The words of question sets and lists are here; before that, only those of the first screens. */
  readonly complete: boolean
}

/** Words of question sets and code lists. */
export interface Words {
  readonly set: (set: string) => QuestionWords
  readonly code: (list: string, code: string) => string
  readonly help: (topic: string) => HelpWords
  /** Term id → the field's word for it and one sentence. */
  readonly glossary: Readonly<Record<string, TermWords>>
  /** The steps of the tour, in order. */
  readonly tour: readonly TourWords[]
}

export interface HelpWords {
  readonly title: string
  /** By number, from 1; on the quick card's troubles by the topic they belong to. */
  readonly steps: Readonly<Record<string, string>>
}

export interface TermWords {
  readonly term: string
  readonly meaning: string
}

export interface TourWords {
  readonly title: string
  readonly text: string
}

export interface QuestionWords {
  readonly title: string
  readonly sections: Readonly<
    Record<
      string,
      {
        readonly title: string
        readonly intro?: string
        /** Of a section that is asked by itself: to do what it stands for, and to take that back. */
        readonly act?: string
        readonly undo?: string
      }
    >
  >
  readonly questions: Readonly<
    Record<string, { readonly text: string; readonly label: string; readonly hint?: string }>
  >
  readonly repeats?: Readonly<
    Record<
      string,
      {
        readonly title: string
        readonly add: string
        readonly row: string
        readonly remove: string
      }
    >
  >
  readonly checks?: Readonly<Record<string, string>>
  readonly subjects?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly under?: Readonly<Record<string, { readonly title: string; readonly intro?: string }>>
}

export const TextContext = createContext<Text | undefined>(undefined)

export function useText(): Text {
  const text = useContext(TextContext)
  if (text === undefined) throw new Error('A screen is drawn without a language.')
  return text
}
