// Records whose people do not allow that they are kept: what is left to read, and the ways in and out of it.
import type { Answers } from '../../model/answers.ts'
import type { Locked } from '../../model/desk.ts'
import { answersOf } from '../../model/edit.ts'
import type { RecordId } from '../../model/id.ts'
import type { RecordState } from '../../model/record.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import { isWithheld, recordLeft } from '../../model/withhold.ts'
import type { AppendProblem } from '../../store/append.ts'
import { historyOf, type Past } from './past.ts'
import { withRecord, writeTo, type NotFound, type RecordsNeeds } from './with-record.ts'
import { givingBack, withdrawing, type Withdrawal } from './withdrawal.ts'

/** What is kept of people who do not allow it, opened on purpose. */
export interface Earlier {
  readonly answers: Answers
  readonly history: readonly Past[]
}

export type NotAllowed = Problem & {
  readonly kind: 'not-allowed' | 'not-permitted' | 'changed-meanwhile'
}

type Given = Promise<Result<void, AppendProblem | NotAllowed>>
type Changing<T> = Promise<Result<T, Locked | NotFound | AppendProblem | NotAllowed>>

export interface Withheld {
  /** All of a record whose people do not allow it to be kept; only for who coordinates. */
  readonly earlier: (id: RecordId) => Promise<Result<Earlier, Locked | NotFound | NotAllowed>>
  /** Somebody takes back the permission, and with it all that hang on it. Gives what it replaced. */
  readonly withdraw: (id: RecordId) => Changing<Withdrawal>
  /** Takes a withdrawal back that was a slip; refused once anything else was said about the permission. */
  readonly giveBack: (id: RecordId, withdrawal: Withdrawal) => Changing<void>
}

export function createWithheld(needs: RecordsNeeds): Withheld {
  return {
    earlier: (id) =>
      withRecord<Earlier, NotAllowed>(needs, id, ({ role }, record) =>
        Promise.resolve(
          role === 'coordinator' ? ok(earlierOf(needs, record)) : fail({ kind: 'not-allowed' }),
        ),
      ),
    withdraw: (id) =>
      withRecord<Withdrawal, AppendProblem | NotAllowed>(needs, id, async (desk, record) => {
        const set = needs.setForKind(record.kind)
        const change = set && withdrawing(set, record)
        if (change === undefined) return fail({ kind: 'not-allowed' })
        const written = await writeTo(desk, record, [change.edit])
        return written.ok ? ok(change.withdrawal) : written
      }),
    giveBack: (id, withdrawal) =>
      withRecord(needs, id, async (desk, record): Given => {
        const set = needs.setForKind(record.kind)
        const edit = set && givingBack(set, record, withdrawal)
        return edit === undefined
          ? fail({ kind: 'changed-meanwhile' })
          : writeTo(desk, record, [edit])
      }),
  }
}

/** A record as it may be read in passing. */
export function readable(
  { setForKind }: RecordsNeeds,
  record: RecordState,
): { readonly record: RecordState; readonly withheld: boolean } {
  const set = setForKind(record.kind)
  const withheld = set !== undefined && isWithheld(set, record)
  return { record: withheld ? recordLeft(set, record) : record, withheld }
}

/** The answers as they were while it was allowed: hidden ones are shown only with the permission. */
function earlierOf({ setForKind }: RecordsNeeds, record: RecordState): Earlier {
  const set = setForKind(record.kind)
  const { question, is } = set?.keeping ?? {}
  const answers = set === undefined ? {} : answersOf(set, record)
  return {
    answers: question === undefined || is === undefined ? answers : { ...answers, [question]: is },
    history: historyOf(record),
  }
}
