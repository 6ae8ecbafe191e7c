// Changes that the database has lost, or never had, taken in again: from the journal, or from a backup file.
import { enrolledAs } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { AppendNeeds } from './append.ts'
import type { AsideRow, ProgressRow } from './database.ts'
import { durably } from './durably.ts'
import { bareIfErased } from './erased.ts'
import { foldOnto, type Opened } from './fold.ts'
import { openChange } from './open-change.ts'
import type { FoundChange } from './journal-reading.ts'
import type { StorageProblem } from './storage-problem.ts'
import { readProgress, START } from './progress.ts'
import { readHoldings, runsOf } from './runs.ts'
import type { Prepared } from './shelf.ts'

export interface TakenBack {
  readonly changes: number
  /** Ids of the records that are whole again. */
  readonly records: readonly string[]
  readonly aside: number
}

export type TakeBackProblem = StorageProblem | (Problem & { readonly kind: 'busy' })

const TRIES = 8

/**
 * Idempotent and free of order. They wait to be sent again: the endpoint takes each once. `anew` makes the next save
 * take a new id, because the old one may have been used further than anybody here remembers. `noted`: they are from this device's own
 * journal.
 */
export async function takeBack(
  needs: AppendNeeds,
  all: readonly FoundChange[],
  { anew, noted = false }: { readonly anew: boolean; readonly noted?: boolean },
): Promise<Result<TakenBack, TakeBackProblem>> {
  const found = all.map(({ change, at }) => ({
    change: bareIfErased(needs, needs.shelf.erased(), change),
    at,
  }))
  const opened = await openAll(needs, found, noted)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ready = await prepare(needs, { found, opened, anew })
    const written = await write(needs, ready)
    if (!written.ok) return written
    if (written.value === 'written') {
      needs.shelf.accept(ready.prepared, ready.before.writes + 1)
      needs.announce({ about: 'records', space: needs.space, ids: ready.records })
      const { records, aside, taken } = ready
      return ok({ changes: taken, records, aside: aside.length })
    }
    await needs.shelf.refresh()
  }
  return fail({ kind: 'busy' })
}

interface AllOpened {
  readonly changes: readonly Opened[]
  readonly aside: readonly AsideRow[]
}

const AT_ONCE = 500

async function openAll(
  needs: AppendNeeds,
  found: readonly FoundChange[],
  noted: boolean,
): Promise<AllOpened> {
  const open = ({ change }: FoundChange) => {
    if ('payload' in change) return Promise.resolve(undefined)
    return noted && enrolledAs(change.device) === needs.device
      ? needs.changes.reopen(change)
      : openChange(needs, change)
  }
  const changes: Opened[] = []
  const aside: AsideRow[] = []
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const slice = found.slice(from, from + AT_ONCE)
    const results = await Promise.all(slice.map(open))
    for (const [i, result] of results.entries()) {
      const one = slice[i]
      // Without its payload a change says nothing: it only keeps its place.
      if (one === undefined || result === undefined || 'payload' in one.change) continue
      const sealed = one.change
      if (result.ok) changes.push({ sealed, change: result.value })
      else aside.push(asideRow(needs, one, result.problem.kind))
    }
  }
  return { changes, aside }
}

function asideRow({ space }: AppendNeeds, { change, at }: FoundChange, reason: string): AsideRow {
  const id = `${change.device}.${String(change.seq)}`
  return { space, id, way: 'in', reason, at, change }
}

interface Ready {
  readonly before: ProgressRow
  readonly anew: boolean
  readonly lamport: number
  readonly heads: ProgressRow['heads']
  readonly prepared: Prepared
  readonly found: readonly FoundChange[]
  readonly records: readonly string[]
  readonly aside: readonly AsideRow[]
  readonly taken: number
}

async function prepare(
  needs: AppendNeeds,
  what: { found: readonly FoundChange[]; opened: AllOpened; anew: boolean },
): Promise<Ready> {
  const { found, opened, anew } = what
  const before = await readProgress(needs.database, needs.space)
  const holdings = await readHoldings(needs.database, needs.space)
  const { touched, refused } = await foldOnto(needs, opened.changes)
  const changes = opened.changes.filter((one) => !refused.has(one))
  const reasons = new Map([...refused].map(([{ sealed }, overstep]) => [sealed, overstep]))
  const overstepped = found.flatMap((one) => {
    const reason = 'payload' in one.change ? undefined : reasons.get(one.change)
    return reason === undefined ? [] : [asideRow(needs, one, reason)]
  })
  const lamport = changes.reduce((max, { change }) => Math.max(max, change.lamport), before.lamport)
  return {
    before,
    anew,
    lamport,
    heads: headsAfter(needs, before, changes),
    prepared: await needs.shelf.prepare([...touched.values()]),
    // What is set aside here still waits to be sent on: others judge for themselves.
    found: found.filter(({ change }) => !holdings.holds(change)),
    records: [...touched.keys()],
    aside: [...opened.aside, ...overstepped],
    taken: changes.length,
  }
}

/** What other devices signed and a backup carried is also news of how far they have come. */
function headsAfter(
  needs: AppendNeeds,
  before: ProgressRow,
  changes: readonly Opened[],
): ProgressRow['heads'] {
  const heads = { ...before.heads }
  for (const { sealed } of changes) {
    const known = heads[sealed.device]?.seq ?? 0
    if (enrolledAs(sealed.device) === needs.device || sealed.seq <= known) continue
    heads[sealed.device] = { seq: sealed.seq, hash: needs.changes.hashOf(sealed) }
  }
  return heads
}

async function write(
  needs: AppendNeeds,
  ready: Ready,
): Promise<Result<'written' | 'overtaken', StorageProblem>> {
  const { database, shelf, space } = needs
  const { progress, runs, tail, chunks, summaries, aside } = database
  return durably(database, [progress, runs, tail, chunks, summaries, aside], async () => {
    const now = await readProgress(database, space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    const { device: _, ...without } = now
    const { lamport, heads } = ready
    const chain = ready.anew ? { ...without, ...START } : now
    await progress.put({ ...chain, lamport, heads, writes: now.writes + 1 })
    await runs.bulkPut([...runsOf(ready.found)])
    await aside.bulkPut([...ready.aside])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
