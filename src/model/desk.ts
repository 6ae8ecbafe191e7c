// Who works here now: the open space, the person, and their role. Locked when nobody does.
import type { MemberId, SpaceId } from './id.ts'
import type { Problem } from './result.ts'

export interface Desk {
  readonly space: SpaceId
  readonly member: MemberId
  readonly role: 'coordinator' | 'caseworker' | 'assessor'
}

export interface Locked extends Problem {
  readonly kind: 'locked'
}
