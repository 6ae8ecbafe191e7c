// What the courier is handed: sealed bytes and a way out. It has no keys and cannot read.
import type { SpaceId } from '../model/id.ts'
import type { SpaceStore } from '../store/space-store.ts'
import type { Http } from './http.ts'

export interface SyncNeeds {
  readonly space: SpaceId
  readonly store: Pick<SpaceStore, 'orders' | 'outbox' | 'progress' | 'receive'>
  readonly http: Http
  readonly token: string
}
