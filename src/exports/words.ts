// The words a package is written in; the caller chooses the language.

export interface ExportWords {
  /** The short name of a question. */
  readonly question: (set: string, id: string) => string
  readonly code: (list: string, code: string) => string
  readonly subject: (set: string, id: string) => string
  readonly under: (set: string, id: string) => string
  /** An ISO day, the month in letters. */
  readonly date: (iso: string) => string
  /** A key of locales/<lang>/export.json. */
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => string
}
