// What the pages of an interview share: the answers, the words, and the ways to go.
import type { ClockDoubt } from '../../model/clock.ts'
import type { QuestionWords } from '../../ui/text.ts'
import type { FieldId } from './field-id.ts'
import type { Promised } from './promised.ts'
import type { Catalogue, OpenInterview } from './use-interview.ts'

export interface Asking {
  readonly open: OpenInterview
  readonly words: QuestionWords
  readonly catalogue: Catalogue
  readonly newId: () => string
  readonly idOf: FieldId
  readonly speech: Speech
  readonly promised: Promised | undefined
  /** Why the date of this device can hardly be right. */
  readonly clock?: ClockDoubt | undefined
  /** Path of the question one went to. */
  readonly at: string
  /** After the review, what is missing is said beside its question too. */
  readonly insist: boolean
  /** Somebody wanted to go on from here with what cannot be meant: it is said beside its question. */
  readonly told?: boolean
  /** `exact`: focus goes to the field itself, not to the heading of its page. */
  readonly onGo: (path: string, exact?: boolean) => void
}

/** Reading aloud on this device, in a voice that needs no connection. */
export interface Speech {
  /** Tells whether there is such a voice, now and whenever that changes; answers how to stop listening. */
  readonly watch: (language: string, tell: (available: boolean) => void) => () => void
  readonly say: (text: string, language: string, onEnd: () => void) => void
  readonly hush: () => void
}
