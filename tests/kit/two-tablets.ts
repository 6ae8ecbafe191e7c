// Two tablets of one space, and somebody who carries what they send: a log in the order of arrival, as an endpoint has.
import { deleting, takingBack } from '../../src/model/deletion.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { SpaceStore } from '../../src/store/space-store.ts'
import type { ChainedChange } from '../../src/wire/sealed-change.ts'

export const ANA = MemberId.parse('member-ana-000000')
export const CHILD = RecordId.parse('record-0000000001')
export const OTHER = RecordId.parse('record-0000000002')
export const NAME = 'Yorgelis'

export async function save(
  store: SpaceStore,
  record: RecordId,
  name: string,
  group = 'people/p/identity',
) {
  const edits = [{ group, base: [], value: { 'given-names': name } }]
  return store.append(ANA, [{ record, kind: 'case', edits }])
}

export async function remove(store: SpaceStore, record: RecordId) {
  const seen = (await store.record(record))!
  const edits = [deleting(seen, { reason: 'duplicate' })]
  return store.append(ANA, [{ record, kind: 'case', edits }])
}

export async function recover(store: SpaceStore, record: RecordId) {
  const edits = [takingBack((await store.deleted.record(record))!)]
  return store.append(ANA, [{ record, kind: 'case', edits }])
}

export const listed = (store: SpaceStore) => store.summaries().map(({ id }) => id)

export interface Log {
  readonly changes: ChainedChange[]
  /** What a store sends is received, with receipts. */
  readonly push: (store: SpaceStore, hashOf: (change: ChainedChange) => string) => Promise<void>
  /** Everything that this store has not pulled yet. */
  readonly pull: (store: SpaceStore) => Promise<void>
}

export function aLog(): Log {
  const changes: ChainedChange[] = []
  return {
    changes,
    push: async (store, hashOf) => {
      const sent = await store.outbox.unsent({ limit: 500, bytes: 1_000_000 })
      changes.push(...sent)
      await store.outbox.acknowledge(
        sent.map((change) => ({
          device: change.device,
          seq: change.seq,
          number: changes.indexOf(change) + 1,
          hash: hashOf(change),
        })),
      )
    },
    pull: async (store) => {
      const { cursor } = await store.progress()
      const batch = changes
        .map((change, at) => ({ number: at + 1, receivedAt: '', change }))
        .filter(({ number }) => number > cursor)
      const received = await store.receive({ logId: 'log', changes: batch })
      if (!received.ok) throw new Error(received.problem.kind)
    },
  }
}
