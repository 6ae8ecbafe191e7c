// Taking in what others did: open, fold with the same applyChange, one strict transaction (spec S4, C9).
import type { RecordId } from '../model/id.ts'
import { erasureSaid } from '../model/erasure.ts'
import { enrolledAs } from '../model/id.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { ChainedChange, type ErasedChange } from '../wire/sealed-change.ts'
import type { PulledChange } from '../wire/changes.ts'
import type { AppendNeeds } from './append.ts'
import type { AsideRow, ProgressRow } from './database.ts'
import { durably } from './durably.ts'
import { dropErased } from './erase.ts'
import { erasedWith } from './erased.ts'
import { foldOnto, type Opened } from './fold.ts'
import { openChange } from './open-change.ts'
import type { StorageProblem } from './storage-problem.ts'
import { readProgress, START } from './progress.ts'
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
      if (ready.erases) await dropErased(needs)
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
  readonly aside: readonly AsideRow[]
  /** Numbers of set-aside changes that could be read this time. */
  readonly mended: readonly number[]
  readonly applied: number
  /** Something was erased elsewhere. */
  readonly erases: boolean
  /** The endpoint has numbers of this device's chain that the device does not know: its database went back in time. */
  readonly behind: boolean
}

/** A change whose payload was dropped: its place in its chain is proven. */
interface Bare {
  readonly pulled: Batch['changes'][number]
  readonly bare: ErasedChange
}

interface Pulled extends Opened {
  readonly pulled: Batch['changes'][number]
}

async function openBatch(needs: AppendNeeds, batch: Batch): Promise<Ready> {
  const before = await readProgress(needs.database, needs.space)
  const outcomes = await Promise.all(
    batch.changes.map((pulled) => openOne(needs, { pulled, lamport: before.lamport })),
  )
  const readable = outcomes.flatMap((outcome) => ('sealed' in outcome ? [outcome] : []))
  const { touched, refused } = await foldOnto(needs, readable)
  const opened = readable.filter((one) => !refused.has(one))
  const said = opened.map(({ change }) => erasureSaid(change))
  const { tags } = erasedWith(needs.shelf.erased(), said)
  const [explained, unexplained] = divided(outcomes, tags)
  const aside = [
    ...outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome] : [])),
    ...unexplained.map(({ pulled }) => asideRow(needs, pulled, 'payload-missing')),
    ...readable.flatMap((one) => {
      const overstep = refused.get(one)
      return overstep === undefined ? [] : [asideRow(needs, one.pulled, overstep)]
    }),
  ]
  const taken = [...opened, ...explained]
  return {
    before,
    progress: progressAfter(before, needs, { batch, opened, bare: [...explained, ...unexplained] }),
    prepared: await needs.shelf.prepare([...touched.values()]),
    ids: [...touched.keys()],
    aside,
    mended: taken.map(({ pulled }) => pulled.number),
    applied: taken.length,
    erases: said.some((erasure) => erasure !== undefined),
    behind: opened.some(({ sealed }) => sealed.device === before.device && sealed.seq > before.seq),
  }
}

async function openOne(
  needs: AppendNeeds,
  { pulled, lamport }: { pulled: Batch['changes'][number]; lamport: number },
): Promise<Pulled | Bare | AsideRow> {
  const aside = (reason: string) => asideRow(needs, pulled, reason)
  const sealed = ChainedChange.safeParse(pulled.change)
  if (!sealed.success) return aside('malformed')
  if (sealed.data.space !== needs.space) return aside('other-space')
  if ('payload' in sealed.data) {
    const attested = await needs.changes.attest(sealed.data)
    return attested.ok ? { pulled, bare: sealed.data } : aside(attested.problem.kind)
  }
  const change = await openChange(needs, sealed.data)
  if (!change.ok) return aside(change.problem.kind)
  if (change.value.lamport > lamport + FARTHEST_LAMPORT) return aside('counter-too-far')
  return { pulled, sealed: sealed.data, change: change.value }
}

function asideRow(
  { space }: AppendNeeds,
  { number, receivedAt, change }: Batch['changes'][number],
  reason: string,
): AsideRow {
  return { space, id: String(number), way: 'in', reason, at: receivedAt, change }
}

/** A payload is missed by rights once a coordinator said that it was erased; until then the change waits aside. */
function divided(
  outcomes: readonly (Pulled | Bare | AsideRow)[],
  tags: ReadonlySet<string>,
): readonly [readonly Bare[], readonly Bare[]] {
  const all = outcomes.flatMap((outcome) => ('bare' in outcome ? [outcome] : []))
  const isExplained = ({ bare }: Bare) => tags.has(bare.tag)
  return [all.filter(isExplained), all.filter((one) => !isExplained(one))]
}

function progressAfter(
  before: ProgressRow,
  needs: AppendNeeds,
  { batch, opened, bare }: { batch: Batch; opened: readonly Pulled[]; bare: readonly Bare[] },
): ProgressRow {
  const heads = { ...before.heads }
  let lamport = before.lamport
  for (const { change } of opened) lamport = Math.max(lamport, change.lamport)
  for (const sealed of [...opened.map((one) => one.sealed), ...bare.map((one) => one.bare)]) {
    const last = heads[sealed.device]?.seq ?? 0
    if (enrolledAs(sealed.device) === needs.device || sealed.seq <= last) continue
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
  const { progress, tail, chunks, summaries, aside } = database
  return durably(database, [progress, tail, chunks, summaries, aside], async () => {
    const now = await readProgress(database, space)
    if (now.writes !== ready.before.writes || now.writes !== shelf.level()) return 'overtaken'
    const { heads, lamport, cursor, writes, logId } = ready.progress
    const received = { heads, lamport, cursor, writes, logId, lastReceived: needs.now() }
    const { device: _, ...anew } = now
    await progress.put({ ...(ready.behind ? { ...anew, ...START } : now), ...received })
    await aside.bulkDelete(ready.mended.map((number) => [space, String(number)]))
    await aside.bulkPut([...ready.aside])
    await shelf.put(ready.prepared)
    return 'written'
  })
}
