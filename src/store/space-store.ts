// One open space: what may be asked of its records, drafts and outbox. Open it with keys; close it by forgetting it.
import type { Change } from '../model/change.ts'
import { enrolledAs, type EnrolledId, type MemberId, type RecordId } from '../model/id.ts'
import type { RecordState } from '../model/record.ts'
import type { Problem, Result } from '../model/result.ts'
import type { Receipt } from '../wire/changes.ts'
import { SealedChange, type ChainedChange } from '../wire/sealed-change.ts'
import { append, type AppendNeeds, type AppendProblem, type Save } from './append.ts'
import type { BackupEntry } from './backup-entry.ts'
import type { BackupParts, Restored, RestoreProblem } from './backup.ts'
import { compact } from './compact.ts'
import type { AsideRow, ProgressRow } from './database.ts'
import { dropErased, hasErasedToDrop, sayErased } from './erase.ts'
import { dropDraft, keepDraft, readDrafts, type Draft } from './drafts.ts'
import type { News, SpaceNeeds } from './needs.ts'
import type { StorageProblem } from './storage-problem.ts'
import {
  acknowledge,
  noteOrdered,
  readFromTheBeginning,
  sendAgainFrom,
  startOver,
  unordered,
  unsent,
  waiting,
  type Waiting,
} from './outbox.ts'
import { readProgress } from './progress.ts'
import { receive, type Batch, type Received } from './receive.ts'
import { ripe } from './ripe.ts'
import { withRoom } from './room.ts'
import { reopening } from './durably.ts'
import { createInSight, isShown } from './in-sight.ts'
import { createTurns, type InTurn } from './in-turn.ts'
import { isolate, sayAsideAgain, type Unreadable } from './isolate.ts'
import { reconcile, type Recovered } from './reconcile.ts'
import type { Resealed, ResealProblem } from './reseal.ts'
import { openShelf } from './shelf.ts'
import type { Summary } from './summary.ts'
import type { TakeBackProblem } from './take-back.ts'

/** What is asked of a store as a role sees it: store/seen-by.ts. */
export type NotYourRole = Problem & { readonly kind: 'not-your-role' }

export interface SpaceStore {
  /** Saves; resolves when durable, in both copies. `drops`: the draft that is settled with it. */
  readonly append: (
    member: MemberId,
    saves: readonly Save[],
    drops?: string,
  ) => Promise<Result<readonly RecordId[], AppendProblem>>
  readonly receive: (batch: Batch) => Promise<Result<Received, StorageProblem>>
  /** Tries again what was set aside, e.g. after new keys or a new version of the app. */
  readonly retrySetAside: () => Promise<Result<Received, StorageProblem>>
  /** Deleted records are not given out here, nor in what follows: only by `deleted`. */
  readonly record: (id: RecordId) => Promise<RecordState | undefined>
  readonly records: (ids: readonly RecordId[]) => Promise<readonly RecordState[]>
  /** All records' summaries, newest first. */
  readonly summaries: () => readonly Summary[]
  readonly find: (text: string, limit: number) => Promise<readonly Summary[]>
  /** What was deleted and can still be taken back. */
  readonly deleted: {
    readonly all: () => readonly Summary[]
    readonly record: (id: RecordId) => Promise<RecordState | undefined>
    /** What may be erased by time. To be asked on a coordinator's device, on each day that it is opened. */
    readonly due: () => Promise<Result<readonly RecordId[], StorageProblem>>
    /** For good, on every device and at the endpoint. Who asks has made sure that a coordinator does. */
    readonly erase: (
      member: MemberId,
      ids: readonly RecordId[],
    ) => Promise<Result<void, AppendProblem>>
  }
  /** Tags whose erasure the endpoint is still to be told of. */
  readonly orders: {
    readonly pending: () => Promise<readonly string[]>
    readonly acknowledge: (tags: readonly string[]) => Promise<void>
  }
  readonly drafts: {
    readonly all: () => Promise<readonly Draft[]>
    /** To go on with or to save: as they are once both copies agree. */
    readonly agreed: () => Promise<readonly Draft[]>
    readonly keep: (draft: Draft) => Promise<Result<Draft, StorageProblem | NotYourRole>>
    readonly drop: (id: string) => Promise<Result<void, StorageProblem | NotYourRole>>
  }
  readonly outbox: {
    readonly unsent: (most: { limit: number; bytes: number }) => Promise<readonly ChainedChange[]>
    readonly waiting: () => Promise<Waiting>
    readonly acknowledge: (
      receipts: readonly Receipt[],
    ) => Promise<{ readonly acknowledged: number }>
    readonly startOver: (logId: string) => Promise<void>
    readonly sendAgainFrom: (at: {
      readonly device: string
      readonly seq: number
    }) => Promise<{ readonly again: number }>
    /** What the endpoint will never take goes aside; what was to follow it is said anew. */
    readonly isolate: (
      change: ChainedChange,
      reason: string,
    ) => Promise<Result<Resealed, ResealProblem>>
  }
  readonly progress: () => Promise<ProgressRow>
  readonly setAside: () => Promise<readonly AsideRow[]>
  /** What a set-aside change says, when its seal opens here. */
  readonly openAside: (change: unknown) => Promise<OpenedAside | undefined>
  /** Opens what was set aside as far as it can be, says it anew as this device's, and takes it off the list. */
  readonly sayAgain: (
    id: string,
    member: MemberId,
  ) => Promise<Result<Resealed, ResealProblem | Unreadable>>
  /** Whether both copies have been compared since this store was opened. */
  readonly compared: () => boolean
  /** What came back from the second copy when this store was opened. */
  readonly recovered: () => Promise<Result<Recovered, TakeBackProblem>>
  /** What a backup file holds. */
  readonly collect: (scope: 'unsent' | 'everything') => Promise<BackupParts>
  /** Takes in what a backup holds of this space; any order, any number of times. */
  readonly restore: (backup: {
    readonly entries: readonly BackupEntry[]
    readonly own: boolean
  }) => Promise<Result<Restored, RestoreProblem>>
  /** Another tab wrote: look again. */
  readonly heard: (news: News) => Promise<void>
}

export interface OpenedAside {
  readonly change: Change
  /** The enrolled device that signed it. */
  readonly device: EnrolledId
}

export async function openSpaceStore(needs: SpaceNeeds): Promise<SpaceStore> {
  const shelf = await openShelf(needs)
  const turns = createTurns()
  const inTurn = <T, P extends Problem>(act: () => Promise<Result<T, P>>) =>
    turns(() => reopening(needs.database, act))
  const sight = createInSight(shelf, needs.now)
  const announce = (news: News) => {
    if (news.about === 'records') sight.refresh(news.ids)
    needs.announce(news)
  }
  const own = { ...needs, shelf, announce }

  // A draft is written at once, whatever else is being saved; only while the copies are compared it waits. What is
  // noted but not yet in the database would look lost, and what was discarded would come back.
  const drafting = createTurns()
  const agree = (how: { again: boolean }) => inTurn(() => drafting(() => reconcile(own, how)))
  // Nothing is saved before both copies agree; a list may be looked at meanwhile.
  const recovered = inTurn(() => drafting(() => compare(own)))
  const memory = { compared: false }
  void recovered.then(() => {
    memory.compared = true
  })
  if (shelf.level() === 0) await recovered
  const records = createReader(own, agree)

  return {
    append: async (member, saves, drops) => {
      const saved = await inTurn(() =>
        withRoom(needs.journal, () => append(own, { member, saves, drops })),
      )
      if (saved.ok) void turns(() => compact(own))
      return saved
    },
    receive: (batch) => inTurn(() => receive(own, batch)),
    retrySetAside: () => inTurn(async () => receive(own, await asideBatch(needs))),
    record: async (id) => (await records([id])).find(isShown),
    records: async (ids) => (await records(ids)).filter(isShown),
    summaries: sight.summaries,
    find: sight.find,
    orders: {
      pending: () => unordered(own),
      acknowledge: (tags) => noteOrdered(needs, tags),
    },
    deleted: { ...deletedOf(own, inTurn), all: sight.deleted, record: (id) => hidden(records, id) },
    drafts: draftsOf(needs, drafting),
    outbox: {
      ...outboxOf(needs),
      isolate: (change, reason) => inTurn(() => isolate(own, change, reason)),
    },
    progress: () => readProgress(needs.database, needs.space),
    setAside: () => readSetAside(needs),
    openAside: (change) => openAside(needs, change),
    sayAgain: (id, member) => inTurn(() => sayAsideAgain(own, { id, member })),
    compared: () => memory.compared,
    recovered: () => recovered,
    collect: async (scope) => (await import('./backup.ts')).collect(own, scope),
    restore: (backup) => inTurn(async () => (await import('./backup.ts')).restoreInto(own, backup)),
    heard: async (news) => {
      if (news.about !== 'records' || news.space !== needs.space) return
      await turns(() => shelf.refresh())
      sight.refresh(news.ids)
    },
  }
}

async function hidden(records: SpaceStore['records'], id: RecordId) {
  return (await records([id])).find((record) => !isShown(record))
}

type Turn = <T, P extends Problem>(
  act: () => Promise<Result<T, P>>,
) => Promise<Result<T, P | StorageProblem>>

/** Of what was erased nothing stays that a tablet which stopped in the middle, or its journal, still had. */
async function compare(own: AppendNeeds): Promise<Result<Recovered, TakeBackProblem>> {
  const back = await reconcile(own, { again: false })
  if (back.ok && (await hasErasedToDrop(own, back.value.changes))) await dropErased(own)
  return back
}

function deletedOf(own: AppendNeeds, inTurn: Turn): Pick<SpaceStore['deleted'], 'due' | 'erase'> {
  return {
    due: () => inTurn(() => ripe(own)),
    erase: (member, ids) => inTurn(() => sayErased(own, member, ids)),
  }
}

/** Rows that cannot be read come back from the journal, and from the endpoint by reading it from its beginning. */
function createReader(
  own: AppendNeeds,
  agree: (how: { again: boolean }) => Promise<unknown>,
): SpaceStore['records'] {
  const { shelf } = own
  const memory = { healed: false }
  const heal = async () => {
    if (memory.healed) return
    memory.healed = true
    await readFromTheBeginning(own)
    await agree({ again: true })
  }
  if (shelf.unreadable() > 0) void heal()
  return async (ids) => {
    const isLost = (kept: ReadonlyMap<RecordId, unknown>) =>
      ids.some((id) => shelf.entries.has(id) && !kept.has(id))
    const found = await shelf.read(ids)
    // A row that is not where memory says was moved by another tab.
    if (isLost(found)) await shelf.refresh()
    const kept = isLost(found) ? await shelf.read(ids) : found
    if (isLost(kept)) void heal()
    return ids.flatMap((id) => kept.get(id)?.record ?? [])
  }
}

async function openAside(
  { changes }: SpaceNeeds,
  change: unknown,
): Promise<OpenedAside | undefined> {
  const sealed = SealedChange.safeParse(change)
  if (!sealed.success) return undefined
  const opened = await changes.open(sealed.data)
  return opened.ok ? { change: opened.value, device: enrolledAs(sealed.data.device) } : undefined
}

/** What came and was set aside, as if it came again. */
async function asideBatch(needs: SpaceNeeds): Promise<Batch> {
  const { logId } = await readProgress(needs.database, needs.space)
  const changes = (await readSetAside(needs)).flatMap(({ way, id, at, change }) =>
    way === 'in' && Number(id) > 0 ? [{ number: Number(id), receivedAt: at, change }] : [],
  )
  return { logId, changes }
}

function draftsOf(needs: SpaceNeeds, drafting: InTurn): SpaceStore['drafts'] {
  return {
    all: () => readDrafts(needs),
    agreed: () => drafting(() => readDrafts(needs)),
    keep: (draft) => drafting(() => withRoom(needs.journal, () => keepDraft(needs, draft))),
    drop: (id) => drafting(() => dropDraft(needs, id)),
  }
}

function outboxOf(needs: SpaceNeeds): Omit<SpaceStore['outbox'], 'isolate'> {
  return {
    unsent: (most) => unsent(needs, most),
    waiting: () => waiting(needs),
    acknowledge: (receipts) => acknowledge(needs, receipts),
    startOver: (logId) => startOver(needs, logId),
    sendAgainFrom: (at) => sendAgainFrom(needs, at),
  }
}

async function readSetAside({ database, space }: SpaceNeeds): Promise<readonly AsideRow[]> {
  return database.aside.where('[space+id]').between([space, ''], [space, '\uffff']).toArray()
}
