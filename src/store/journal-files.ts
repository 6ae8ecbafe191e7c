// The files of the journal: each is held by one tab alone, is only appended to, and is left behind when its tab dies.
// Two implementations, one contract: tests/contracts/journal-files.contract.ts.

export interface JournalFile {
  readonly name: string
  readonly size: () => number
  readonly read: () => Uint8Array
  /** On disk when it returns. Throws, with nothing appended, when there is no room or the file is gone. */
  readonly append: (bytes: Uint8Array) => void
  /** Takes back what was appended after `size`. */
  readonly truncate: (size: number) => void
  /** Lets go of the file; it stays. */
  readonly close: () => void
}

export interface Claimed {
  readonly files: readonly JournalFile[]
  readonly elsewhere: number
}

export interface JournalFiles {
  /** A new, empty file that this tab holds. */
  readonly create: () => Promise<JournalFile>
  /** The files that no tab holds, held by this one from here on, and how many other tabs hold. */
  readonly claim: () => Promise<Claimed>
  /** Deletes a file that was let go of. */
  readonly remove: (name: string) => Promise<void>
  /** Room set aside for a bad day; true when it is there. */
  readonly fillBallast: () => Promise<boolean>
  /** Gives the room back; true when there was some. */
  readonly spendBallast: () => Promise<boolean>
}
