// Runs of consecutive changes: how sealed changes lie in the database, and which numbers of which chains it holds.
import type { SpaceId } from '../model/id.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'
import type { Database, RunRow } from './database.ts'
import { groupedBy } from './grouped.ts'
import type { FoundChange } from './journal-reading.ts'
import { slicesBySize } from './slices.ts'

/** An upper bound for the JSON of an envelope without its ciphertext. */
const ENVELOPE = 420
const END = Number.MAX_SAFE_INTEGER

/** Consecutive changes of one chain, in rows that are small enough to be rewritten. */
export function runsOf(changes: readonly FoundChange[], sent: 0 | 1 = 0): readonly RunRow[] {
  return stretches(changes).flatMap((stretch) =>
    slicesBySize(stretch, sizeOf).flatMap((slice): RunRow[] => {
      const [first, last] = [slice[0], slice.at(-1)]
      if (first === undefined || last === undefined) return []
      const { space, device, seq } = first.change
      const sealed = slice.map(({ change }) => change)
      return [{ space, device, seq, last: last.change.seq, at: first.at, changes: sealed, sent }]
    }),
  )
}

export function sealedSize(change: ChainedChange): number {
  return ENVELOPE + ('ciphertext' in change ? change.ciphertext.length : 0)
}

function sizeOf({ change }: FoundChange): number {
  return sealedSize(change)
}

function stretches(changes: readonly FoundChange[]): readonly (readonly FoundChange[])[] {
  const all: FoundChange[][] = []
  for (const one of changes) {
    const before = all.at(-1)?.at(-1)?.change
    const { device, seq } = one.change
    if (before?.device === device && before.seq + 1 === seq) all.at(-1)?.push(one)
    else all.push([one])
  }
  return all
}

/** A row in parts, so that each part has one answer to `is`. */
export function splitRun(
  row: RunRow,
  is: (change: ChainedChange) => boolean,
): readonly { readonly row: RunRow; readonly is: boolean }[] {
  const parts: { row: RunRow; is: boolean }[] = []
  for (const change of row.changes) {
    const last = parts.at(-1)
    const answer = is(change)
    if (last?.is === answer) {
      const changes = [...last.row.changes, change]
      parts[parts.length - 1] = { is: answer, row: { ...last.row, last: change.seq, changes } }
    } else {
      const { seq } = change
      parts.push({ is: answer, row: { ...row, seq, last: seq, changes: [change] } })
    }
  }
  return parts
}

export interface Holdings {
  readonly holds: (change: ChainedChange) => boolean
  /** The first number of the run that holds this one. */
  readonly runOf: (change: Pick<ChainedChange, 'device' | 'seq'>) => number | undefined
  readonly runs: readonly { readonly device: string; readonly seq: number; readonly last: number }[]
}

/** Read from the index alone: the rows themselves may be megabytes. */
export async function readHoldings(database: Database, space: SpaceId): Promise<Holdings> {
  const keys = (await database.runs
    .where('[space+device+seq+last]')
    .between([space, '', 0, 0], [space, '\uffff', END, END])
    .keys()) as unknown as (readonly [SpaceId, string, number, number])[]
  const runs = keys.map(([, device, seq, last]) => ({ device, seq, last }))
  const byDevice = groupedBy(runs, ({ device }) => device)
  const runOf: Holdings['runOf'] = ({ device, seq }) => {
    const all = byDevice.get(device) ?? []
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((all[middle]?.seq ?? 0) <= seq) low = middle
      else high = middle - 1
    }
    const run = all[low]
    return run !== undefined && run.seq <= seq && seq <= run.last ? run.seq : undefined
  }
  return { runs, runOf, holds: (change) => runOf(change) !== undefined }
}
