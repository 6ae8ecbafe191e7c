// How safely work is kept here: copies, what came back after a loss, what waits aside, backup files, and taking people
// and spaces off this device without losing anything.
import type { Desk, Locked } from '../../model/desk.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import type { ResealProblem } from '../../store/reseal.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { StorageProblem } from '../../store/storage-problem.ts'
import type { BackupAction, BackupMade, RestoreAction } from './backups.ts'
import { readAside, type AsideView } from './aside.ts'

export interface KeepingDesk extends Desk {
  readonly store: Pick<
    SpaceStore,
    | 'compared'
    | 'setAside'
    | 'sayAgain'
    | 'retrySetAside'
    | 'summaries'
    | 'records'
    | 'outbox'
    | 'progress'
    | 'openAside'
  >
  readonly example: boolean
}

/** What was recovered, as the vault remembers it until somebody has read it. */
export interface RecoveredNote {
  readonly at: string
  readonly changes: number
  readonly records: readonly string[]
  readonly drafts: number
  readonly aside: number
}

export interface KeepingNeeds {
  readonly desk: () => Result<KeepingDesk, Locked>
  /** How many durable copies a save has here, and whether room is set aside. */
  readonly copies: () => 1 | 2
  readonly ballast: () => 'unknown' | 'there' | 'none'
  readonly recovered: () => RecoveredNote | undefined
  readonly forgetRecovered: () => Promise<Result<unknown>>
  readonly backedUpAt: () => string | undefined
  readonly backup: BackupAction
  readonly restore: RestoreAction
  readonly removeMember: (slot: string) => Promise<Result<void, KeepingProblem>>
  readonly removeSpace: () => Promise<Result<void, KeepingProblem>>
}

export type KeepingProblem =
  | Locked
  | StorageProblem
  | ResealProblem
  | (Problem & {
      readonly kind:
        'last-member' | 'unsent-work' | 'unreadable-aside' | 'unreadable-vault' | 'not-your-role'
    })

export interface KeepingState {
  readonly copies: 1 | 2
  /** False while the two copies are still being compared. */
  readonly compared: boolean
  readonly ballast: 'unknown' | 'there' | 'none'
  readonly waiting: number
  readonly waitingSince?: string
  readonly backedUpAt?: string
  readonly recovered?: RecoveredView
}

export interface RecoveredView extends Omit<RecoveredNote, 'records'> {
  /** Newest first, at most `SHOWN`; `kind` in clear, `name` where the record has one. */
  readonly records: readonly {
    readonly id: string
    readonly kind: string
    readonly name?: string
  }[]
  readonly more: number
}

export interface Keeping {
  readonly state: () => Promise<Result<KeepingState, Locked>>
  /** Somebody has read what was recovered. */
  readonly recoveredSeen: () => Promise<Result<unknown>>
  readonly aside: () => Promise<Result<readonly AsideView[], Locked>>
  readonly sayAgain: (id: string) => Promise<Result<unknown, KeepingProblem>>
  readonly retry: () => Promise<Result<unknown, KeepingProblem>>
  readonly backup: (scope: 'unsent' | 'everything') => ReturnType<BackupAction>
  readonly restore: RestoreAction
  readonly removeMember: (slot: string) => Promise<Result<void, KeepingProblem>>
  /** Only when nothing waits, or a backup of everything was made and nothing was saved since. */
  readonly removeSpace: () => Promise<Result<void, KeepingProblem>>
}

const SHOWN = 50

export function createKeeping(needs: KeepingNeeds): Keeping {
  const memory: { backup?: BackupMade & { readonly writes: number } } = {}
  const atDesk = async <T, P extends Problem>(
    act: (desk: KeepingDesk) => Promise<Result<T, P>>,
  ): Promise<Result<T, P | Locked>> => {
    const desk = needs.desk()
    return desk.ok ? act(desk.value) : desk
  }
  return {
    state: () => atDesk(async (desk) => ok(await stateOf(needs, desk))),
    recoveredSeen: () => needs.forgetRecovered(),
    aside: () => atDesk(async ({ store }) => ok(await readAside(store))),
    sayAgain: (id) => atDesk(({ store, member }) => store.sayAgain(id, member)),
    retry: () => atDesk(({ store }) => store.retrySetAside()),
    backup: (scope) =>
      atDesk(async ({ store }) => {
        const { writes } = await store.progress()
        const made = await needs.backup(scope)
        if (made.ok && scope === 'everything') memory.backup = { ...made.value, writes }
        return made
      }),
    restore: needs.restore,
    removeMember: needs.removeMember,
    removeSpace: () =>
      atDesk(async ({ store }) => {
        const [waiting, progress] = await Promise.all([store.outbox.waiting(), store.progress()])
        const backedUp = memory.backup?.writes === progress.writes
        if (waiting.count > 0 && !backedUp) return fail({ kind: 'unsent-work' as const })
        return needs.removeSpace()
      }),
  }
}

async function stateOf(needs: KeepingNeeds, { store }: KeepingDesk): Promise<KeepingState> {
  const waiting = await store.outbox.waiting()
  const [backedUpAt, recovered] = [needs.backedUpAt(), needs.recovered()]
  return {
    copies: needs.copies(),
    compared: store.compared(),
    ballast: needs.ballast(),
    waiting: waiting.count,
    ...(waiting.since === undefined ? {} : { waitingSince: waiting.since }),
    ...(backedUpAt === undefined ? {} : { backedUpAt }),
    ...(recovered === undefined ? {} : { recovered: viewOf(store, recovered) }),
  }
}

function viewOf(store: KeepingDesk['store'], recovered: RecoveredNote): RecoveredView {
  const ids = new Set(recovered.records)
  // People of the space are records too, and not what anybody is missing.
  const found = store.summaries().filter(({ id, kind }) => ids.has(id) && kind !== 'member')
  return {
    ...recovered,
    records: found.slice(0, SHOWN).map(({ id, kind, facts }) => ({
      id,
      kind,
      ...(typeof facts.name === 'string' ? { name: facts.name } : {}),
    })),
    more: Math.max(0, found.length - SHOWN),
  }
}
