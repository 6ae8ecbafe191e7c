// Taking in what others did: open, fold with the same applyChange, one strict transaction (spec S4, C9).
import { applyChange } from '../model/apply.ts'
import type { Change } from '../model/change.ts'
import type { RecordId } from '../model/id.ts'
import { emptyRecord } from '../model/record.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { SealedChange } from '../wire/sealed-change.ts'
import type { PulledChange } from '../wire/changes.ts'
import type { AppendNeeds } from './append.ts'
import type { ProgressRow, SetAsideRow } from './database.ts'
import { durably } from './durably.ts'
import type { Kept } from './kept.ts'
import type { StorageProblem } from './needs.ts'
import { readProgress } from './progress.ts'
import type { Prepared } from './shelf.ts'

export interface Batch {
  readonly logId: string
  readonly changes: readonly Pick<PulledChange, 'number' | 'receivedAt' | 'change'>[]
}

export interface Received {
  readonly applied: number
  readonly setAside: number
}

/** A counter further ahead than this is an error or an attack; wall clocks never enter. */
const FARTHEST_LAMPORT = 2 ** 20
const TRIES = 8

/**
 * Never stops the log: what cannot be opened, verified or read is kept aside, and the cursor moves on.
 * Receiving the same batch twice changes nothing.
 */
export async function receive(
  needs: AppendNeeds,
  batch: Batch,
): Promise<Result<Received, StorageProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ready = await openBatch(needs, batch)
    const written = await write(needs, ready)
    if (!written.ok) return written
    if (written.value === 'written') {
      needs.shelf.accept(ready.prepared, ready.progress.writes)
      if (ready.ids.length > 0) {
        needs.announce({ about: 'records', space: needs.space, ids: ready.ids })
      }
      return ok({ applied: ready.applied, setAside: ready.aside.length })
    }
    await needs.shelf.refresh()
  }
  return fail({ kind: 'storage-failed' })
}

interface Ready {
  readonly before: ProgressRow
  readonly progress: ProgressRow
  readonly prepared: Prepared
  readonly ids: readonly RecordId[]
  readonly aside: readonly SetAsideRow[]
  /** Numbers of set-aside changes that could be read this time. */
  readonly mended: readonly number[]
  readonly applied: number
}

interface Opened {
  readonly pulled: Batch['changes'][number]
  readonly sealed: SealedChange
  readonly change: Change
}

async function openBatch(needs: AppendNeeds, batch: Batch): Promise<Ready> {
  const before = await readProgress(needs.database, needs.space)
  const outcomes = await Promise.all(
    batch.changes.map((pulled) => openOne(needs, { pulled, lamport: before.lamport })),
  )
  const opened = outcomes.flatMap((outcome) => ('sealed' in outcome ? [outcome] : []))
  const aside = outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome] : []))

  const kept = new Map(await needs.shelf.read(opened.map(({ change }) => change.record)))
  const touched = new Map<RecordId, Kept>()
  for (const { sealed, change } of opened) {
    const was = kept.get(change.record) ?? {
      record: emptyRecord(change.record, change.kind),
      tag: sealed.tag,
    }
    const record = applyChange(was.record, { device: sealed.device, seq: sealed.seq, change })
    if (record === was.record) continue
    kept.set(change.record, { ...was, record })
    touched.set(change.record, { ...was, record })
  }
  return {
    before,
    progress: progressAfter(before, needs, { batch, opened }),
    prepared: await needs.shelf.prepare([...touched.values()]),
    ids: [...touched.keys()],
    aside,
    mended: opened.map(({ pulled }) => pulled.number),
    applied: opened.length,
  }
}

async function openOne(
  needs: AppendNeeds,
  { pulled, lamport }: { pulled: Batch['changes'][number]; lamport: number },
): Promise<Opened | SetAsideRow> {
  const aside = (reason: string): SetAsideRow => {
    const { number, receivedAt, change } = pulled
    return { space: needs.space, number, reason, receivedAt, change }
  }
  const sealed = SealedChange.safeParse(pulled.change)
  if (!sealed.success) return aside('malformed')
  if (sealed.data.space !== needs.space) return aside('other-space')
  const change = await needs.changes.open(sealed.data)
  if (!change.ok) return aside(change.problem.kind)
  if (change.value.lamport > lamport + FARTHEST_LAMPORT) return aside('counter-too-far')
  return { pulled, sealed: sealed.data, change: change.value }
}

function progressAfter(
  before: ProgressRow,
  needs: AppendNeeds,
  { batch, opened }: { batch: Batch; opened: readonly Opened[] },
): ProgressRow {
  const heads = { ...before.heads }
  let lamport = before.lamport
  for (const { sealed, change } of opened) {
    lamport = Math.max(lamport, change.lamport)
    const last = heads[sealed.device]?.seq ?? 0
    if (sealed.device === needs.device || sealed.seq <= last) continue
    heads[sealed.device] = { seq: sealed.seq, hash: needs.changes.hashOf(sealed) }
  }
  const cursor = batch.changes.reduce((max, { number }) => Math.max(max, number), before.cursor)
  return { ...before, heads, lamport, cursor, writes: before.writes + 1, logId: batch.logId }
}

async function write(
  needs: AppendNeeds,
  ready: Ready,
): Promise<Result<'written' | 'overtaken', StorageProblem>> {
  const { database, shelf, space } = needs
  const { progress, tail, chunks, summaries, setAside } = database
  return durably(database, [progress, tail, chunks, summaries, setAside], async () => {
    const now = await readProgress(database, space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    const { heads, lamport, cursor, writes, logId } = ready.progress
    await progress.put({ ...now, heads, lamport, cursor, writes, logId, lastReceived: needs.now() })
    await setAside.bulkDelete(ready.mended.map((number) => [space, number]))
    await setAside.bulkPut([...ready.aside])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
