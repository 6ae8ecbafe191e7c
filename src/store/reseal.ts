// Saying the same again under a new id of this device: for what no longer fits its chain, because its place was taken
// or because something before it could not be sent. Who said it, when and about what stays as it was.
import type { Change } from '../model/change.ts'
import { changeIdOf, type ChangeId, type MemberId } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { ChainedChange, SealedChange } from '../wire/sealed-change.ts'
import type { AppendNeeds } from './append.ts'
import type { AsideRow, ProgressRow, RunRow } from './database.ts'
import { durably } from './durably.ts'
import { foldOnto, type Opened } from './fold.ts'
import { runEntry } from './journal-entry.ts'
import type { StorageProblem } from './storage-problem.ts'
import { newChain, readProgress, START } from './progress.ts'
import { runsOf, splitRun } from './runs.ts'
import type { Prepared } from './shelf.ts'

export interface Resealing {
  /** To be said again, in order. */
  readonly again: readonly ChainedChange[]
  /** To be kept aside instead, each for a reason. */
  readonly aside: readonly { readonly change: ChainedChange; readonly reason: string }[]
  /** Who says it now, where that is not who said it first. */
  readonly as?: MemberId
}

export interface Resealed {
  readonly again: number
  readonly records: readonly string[]
  readonly aside: number
}

export type ResealProblem = StorageProblem | (Problem & { readonly kind: 'busy' })

const TRIES = 8

/** One transaction: what is said again leaves its old row as its new one comes; nothing is ever in no list. */
export async function reseal(
  needs: AppendNeeds,
  what: Resealing,
): Promise<Result<Resealed, ResealProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ready = await prepare(needs, what)
    const leaving = [...what.again, ...what.aside.map(({ change }) => change)]
    // What is set aside stays in the journal: nothing is ever in no list.
    const voided = what.again.map(({ sig }) => sig)
    const noted = await needs.journal.note([
      ...ready.runs.map((run) => runEntry(run)),
      { about: 'void', space: needs.space, sigs: voided },
    ])
    if (!noted.ok) return noted
    const written = await write(needs, ready, new Set(leaving.map(({ sig }) => sig)))
    if (!written.ok || written.value === 'overtaken') {
      const anew = ready.runs.flatMap(({ changes }) => changes.map(({ sig }) => sig))
      noted.value({ about: 'void', space: needs.space, sigs: anew })
    }
    if (!written.ok) return written
    if (written.value === 'written') {
      needs.shelf.accept(ready.prepared, ready.progress.writes)
      needs.announce({ about: 'records', space: needs.space, ids: ready.ids })
      return ok({ again: ready.said, records: ready.ids, aside: ready.aside.length })
    }
    await needs.shelf.refresh()
  }
  return fail({ kind: 'busy' })
}

interface Ready {
  readonly before: ProgressRow
  readonly progress: ProgressRow
  readonly prepared: Prepared
  readonly runs: readonly RunRow[]
  readonly aside: readonly AsideRow[]
  readonly ids: readonly string[]
  readonly said: number
}

async function prepare(needs: AppendNeeds, what: Resealing): Promise<Ready> {
  const before = await readProgress(needs.database, needs.space)
  const outcomes = await Promise.all(
    // What was erased is not said again, and its place in a broken chain is no longer needed.
    what.again
      .filter(isSealed)
      .map(async (sealed) => ({ sealed, change: await needs.changes.open(sealed) })),
  )
  const aside = [...what.aside]
  const opened: Opened[] = []
  for (const { sealed, change } of outcomes) {
    const member = what.as ?? (change.ok ? change.value.member : undefined)
    if (change.ok)
      opened.push({
        sealed,
        change: { ...change.value, ...(member === undefined ? {} : { member }) },
      })
    else aside.push({ change: sealed, reason: change.problem.kind })
  }
  const said = await sayAgain(needs, before, opened)
  const { touched } = await foldOnto(needs, said.opened)
  const at = needs.now()
  return {
    before,
    progress: said.progress,
    prepared: await needs.shelf.prepare([...touched.values()]),
    runs: runsOf(said.opened.map(({ sealed, change }) => ({ change: sealed, at: change.at }))),
    aside: aside.map(({ change, reason }) => asideRow(needs, { change, reason, at })),
    ids: [...touched.keys()],
    said: said.opened.length,
  }
}

function isSealed(change: ChainedChange): change is SealedChange {
  return 'ciphertext' in change
}

function asideRow(
  { space }: AppendNeeds,
  { change, reason, at }: { change: ChainedChange; reason: string; at: string },
): AsideRow {
  return { space, id: `${change.device}.${String(change.seq)}`, way: 'out', reason, at, change }
}

async function sayAgain(
  needs: AppendNeeds,
  before: ProgressRow,
  opened: readonly Opened[],
): Promise<{ readonly progress: ProgressRow; readonly opened: readonly Opened[] }> {
  const device = newChain(needs.device, needs.random)
  let progress: ProgressRow = { ...before, device, ...START, writes: before.writes + 1 }
  const renamed = new Map<ChangeId, ChangeId>()
  const again: Opened[] = []
  for (const { sealed, change } of opened) {
    const seq = progress.seq + 1
    const was = changeIdOf(sealed.device, sealed.seq)
    const next = basedOn(change, { was, renamed, lamport: progress.lamport + 1 })
    const place = { device, seq, prev: progress.hash, tag: sealed.tag }
    const one = await needs.changes.seal(next, place)
    // It was sealed once already, so it fits; the one word more in its base may push it over the largest size.
    if (!one.ok) throw new Error(one.problem.kind)
    renamed.set(was, changeIdOf(device, seq))
    again.push({ sealed: one.value.sealed, change: next })
    progress = { ...progress, seq, hash: one.value.hash, lamport: next.lamport }
  }
  return { progress, opened: again }
}

/** It stands on what it stood on before, and on its former self, which others may have seen. */
function basedOn(
  change: Change,
  at: { was: ChangeId; renamed: ReadonlyMap<ChangeId, ChangeId>; lamport: number },
): Change {
  const { was, renamed, lamport } = at
  return {
    ...change,
    lamport,
    edits: change.edits.map((edit) => ({
      ...edit,
      base: [...new Set([...edit.base, ...edit.base.map((id) => renamed.get(id) ?? id), was])],
    })),
  }
}

async function write(
  needs: AppendNeeds,
  ready: Ready,
  sigs: ReadonlySet<string>,
): Promise<Result<'written' | 'overtaken', StorageProblem>> {
  const { database, shelf, space } = needs
  const { progress, runs, tail, chunks, summaries, aside } = database
  return durably(database, [progress, runs, tail, chunks, summaries, aside], async () => {
    const now = await readProgress(database, space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    const { device, seq, hash, lamport, writes } = ready.progress
    const moved = { ...now, seq, hash, lamport, writes }
    await progress.put(device === undefined ? moved : { ...moved, device })
    const rows = await runs.where('[space+sent]').equals([space, 0]).toArray()
    for (const row of rows) {
      if (!row.changes.some(({ sig }) => sigs.has(sig))) continue
      await runs.delete([space, row.device, row.seq])
      const rest = splitRun(row, ({ sig }) => !sigs.has(sig)).filter((part) => part.is)
      await runs.bulkPut(rest.map((part) => part.row))
    }
    await runs.bulkPut([...ready.runs])
    await aside.bulkPut([...ready.aside])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
