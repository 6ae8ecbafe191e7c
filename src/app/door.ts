// Coming in and going out: while somebody is at the desk there is one open space; at the lock there is none.
import type { Desk } from '../model/desk.ts'
import type { MemberId, RecordId, SpaceId } from '../model/id.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { AppendProblem } from '../store/append.ts'
import type { Database } from '../store/database.ts'
import type { Journal } from '../store/journal.ts'
import type { Keyring } from '../store/keyring.ts'
import type { SpaceStore } from '../store/space-store.ts'
import type { VaultSpace } from '../store/vault.ts'
import type { Courier } from '../sync/courier.ts'
import type { DeviceNeeds } from './device-needs.ts'
import type { Holds } from './holds.ts'
import type { DeviceNews } from './news.ts'
import type { Catalogue, OpenSpace } from './open-space.ts'

export interface AtDesk extends Desk {
  readonly store: SpaceStore
  readonly courier?: Courier
  readonly example: boolean
  readonly catalogue: Catalogue
}

export interface Door {
  readonly desk: () => AtDesk | undefined
  readonly space: () => VaultSpace | undefined
  /** Opens the given space of the vault, or the first. */
  readonly enter: (space?: SpaceId) => Promise<Result<void, DoorProblem>>
  /** `quietly`: nobody is told. */
  readonly leave: (how?: { readonly quietly: boolean }) => void
  readonly introduce: (member: MemberId, name: string) => Promise<Result<unknown, DoorProblem>>
  readonly introduceMyself: (name: string) => Promise<Result<unknown, DoorProblem>>
  readonly heard: (news: DeviceNews) => Promise<void>
}

export type DoorProblem = AppendProblem | { readonly kind: 'locked' | 'unknown-space' }

interface Needs extends DeviceNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly keyring: Keyring
  readonly holds: Pick<Holds, 'letGoOfAll'>
  readonly announce: (news: DeviceNews) => void
}

interface Memory {
  open?: OpenSpace
  /** Open while another tab was locked. */
  follows?: OpenSpace
}

const FOLLOWS_MS = 3_000

function deskIn(
  { space, seen, courier, catalogue }: OpenSpace,
  who: Pick<AtDesk, 'member' | 'example'>,
): AtDesk {
  const { id, role } = space()
  const at = { space: id, role, store: seen(), catalogue, ...who }
  return courier === undefined ? at : { ...at, courier }
}

export function createDoor(needs: Needs): Door {
  const memory: Memory = {}
  const desk = (): AtDesk | undefined => {
    const opened = needs.keyring.current()
    if (memory.open === undefined || opened === undefined) return undefined
    return deskIn(memory.open, { member: opened.member, example: needs.example === true })
  }
  const introduce = async (member: MemberId, name: string) => {
    const at = desk()
    if (at === undefined) return fail({ kind: 'locked' as const })
    const value = { name, role: at.role, device: needs.keyring.current()?.slot ?? '' }
    const edits = [{ group: 'profile', base: [], value }]
    return at.store.append(at.member, [
      { record: member as string as RecordId, kind: 'member', edits },
    ])
  }

  return {
    desk,
    space: () => memory.open?.space(),
    leave: (how) => {
      leave(needs, memory, how?.quietly === true)
    },
    introduce,
    introduceMyself: (name) => {
      const me = needs.keyring.current()?.member
      return me === undefined
        ? Promise.resolve(fail({ kind: 'locked' as const }))
        : introduce(me, name)
    },
    enter: async (space) => {
      const opened = needs.keyring.current()
      if (opened === undefined) return fail({ kind: 'locked' })
      const id = space ?? opened.vault.spaces[0]?.id
      if (id === undefined) return fail({ kind: 'unknown-space' })
      memory.open?.close()
      delete memory.open
      // The first screen does not wait for what stands behind the door.
      const { openSpace } = await import('./open-space.ts')
      const entered = await openSpace(needs, opened, id)
      if (!entered.ok) return entered
      memory.open = entered.value
      needs.announce({ about: 'lock', open: true })
      return ok(undefined)
    },
    heard: async (news) => {
      // Locking one tab locks them all; opening one opens no other.
      if (news.about === 'lock' && !news.open) await follow(needs, memory)
      if ('ids' in news) await memory.open?.store.heard(news)
    },
  }
}

function leave(needs: Needs, memory: Memory, quietly: boolean): void {
  // The tab that was locked first has told the others; told again, one that was opened since would lock.
  const isTold = quietly || memory.follows !== undefined
  memory.open?.close()
  delete memory.open
  delete memory.follows
  needs.keyring.close()
  needs.journal.release()
  needs.holds.letGoOfAll()
  if (!isTold) needs.announce({ about: 'lock', open: false })
}

/** The page still holds what was typed last. It brings it, and then locks; a page that does not is not waited for. */
async function follow(needs: Needs, memory: Memory): Promise<void> {
  const { open } = memory
  if (open === undefined || memory.follows === open) return
  memory.follows = open
  needs.announce({ about: 'lock', open: false, elsewhere: true })
  await needs.wait(FOLLOWS_MS, new AbortController().signal)
  if (memory.open === open) leave(needs, memory, true)
}
