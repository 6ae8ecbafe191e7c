// A space's store as a role may see it: what others' kinds hold is neither given out nor taken in, whoever asks.
// Every part is named here and none is spread, so that a new one has to be decided on.
import { ERASURE } from '../model/erasure.ts'
import { fail } from '../model/result.ts'
import { mayRead, mayWrite, type Role } from '../model/role.ts'
import type { Draft } from './drafts.ts'
import type { NotYourRole, SpaceStore } from './space-store.ts'

/** @param kindOfSet what kind of record a question set asks for; nothing for a set this app does not know */
export function seenBy(
  store: SpaceStore,
  { role, kindOfSet }: { role: Role; kindOfSet: (set: string) => string | undefined },
): SpaceStore {
  const shown = <T extends { readonly kind: string }>(some: readonly T[]) =>
    some.filter(({ kind }) => mayRead(role, kind))
  return {
    append: (member, saves, drops) =>
      saves.every(({ kind }) => mayWrite(role, kind))
        ? store.append(member, saves, drops)
        : Promise.resolve(refused()),
    record: async (id) => shown([(await store.record(id)) ?? []].flat())[0],
    records: async (ids) => shown(await store.records(ids)),
    summaries: () => shown(store.summaries()),
    find: async (text, limit) => shown(await store.find(text, limit)),
    deleted: {
      all: () => shown(store.deleted.all()),
      record: async (id) => shown([(await store.deleted.record(id)) ?? []].flat())[0],
      due: store.deleted.due,
      erase: (member, ids) =>
        mayWrite(role, ERASURE) ? store.deleted.erase(member, ids) : Promise.resolve(refused()),
    },
    drafts: draftsSeenBy(store.drafts, (draft) => mayRead(role, kindOfSet(draft.set.id) ?? '')),
    openAside: async (change) => {
      const opened = await store.openAside(change)
      return opened !== undefined && mayRead(role, opened.change.kind) ? opened : undefined
    },
    sayAgain: store.sayAgain,
    // What follows is sealed, or counted and not named.
    receive: store.receive,
    retrySetAside: store.retrySetAside,
    outbox: store.outbox,
    orders: store.orders,
    progress: store.progress,
    setAside: store.setAside,
    compared: store.compared,
    recovered: store.recovered,
    collect: store.collect,
    restore: store.restore,
    heard: store.heard,
  }
}

function refused() {
  return fail<NotYourRole>({ kind: 'not-your-role' })
}

function draftsSeenBy(
  drafts: SpaceStore['drafts'],
  isShown: (draft: Draft) => boolean,
): SpaceStore['drafts'] {
  return {
    all: async () => (await drafts.all()).filter(isShown),
    agreed: async () => (await drafts.agreed()).filter(isShown),
    keep: (draft) => (isShown(draft) ? drafts.keep(draft) : Promise.resolve(refused())),
    drop: async (id) => {
      const hidden = (await drafts.all()).some((draft) => draft.id === id && !isShown(draft))
      return hidden ? refused() : drafts.drop(id)
    },
  }
}
