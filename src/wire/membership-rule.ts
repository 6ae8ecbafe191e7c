// The one rule of who may belong: what the endpoint records and what a device believes are judged by the same lines.
// Hashes and signatures are the caller's, because the two sides have different libraries for them.
import type { EnrolledId } from '../model/id.ts'
import type { EnrolledDevice, MembershipEntry } from './membership.ts'
import { FIRST_PREV } from './sealed-change.ts'

export interface Member extends EnrolledDevice {
  readonly removed: boolean
}

/** What a log says up to some entry, as far as the next one is concerned. */
export interface LogSoFar {
  /** The last entry's number and hash; 0 and `FIRST_PREV` before the first. */
  readonly n: number
  readonly hash: string
  readonly epoch: number
  readonly member: (id: EnrolledId) => Member | undefined
}

export const NO_LOG: LogSoFar = { n: 0, hash: FIRST_PREV, epoch: 1, member: () => undefined }

/**
 * `out-of-order`: it continues another log. `wrong-kind`: a founding that founds nothing. `not-a-coordinator`: its
 * signer may not, or not any more. `wrong-epoch`: only a removal begins a new epoch. `other-keys`: a device keeps its
 * keys for good. `gone`: it was removed, and nobody comes back. `unknown`: it was never there.
 */
export type Misfit =
  | 'out-of-order'
  | 'wrong-kind'
  | 'not-a-coordinator'
  | 'wrong-epoch'
  | 'other-keys'
  | 'gone'
  | 'unknown'

export type Judged =
  | { readonly fits: true; readonly signKey: string }
  | { readonly fits: false; readonly misfit: Misfit }

/** Whether an entry may come next, and with whose key it must then be signed (Ed25519, base64url). */
export function judgeEntry(log: LogSoFar, entry: MembershipEntry): Judged {
  const signer = log.member(entry.by)
  const misfit = log.n === 0 ? misfitOfFirst(entry) : misfitOfLater(log, entry, signer)
  const signKey = log.n === 0 ? entry.device.signKey : signer?.signKey
  if (misfit !== undefined) return { fits: false, misfit }
  return signKey === undefined
    ? { fits: false, misfit: 'not-a-coordinator' }
    : { fits: true, signKey }
}

/** The device as it stands after an entry that fits. */
export function memberAfter({ action, device }: MembershipEntry): Member {
  return { ...device, removed: action === 'remove' }
}

/** The first device vouches for itself. */
function misfitOfFirst(entry: MembershipEntry): Misfit | undefined {
  if (entry.n !== 1 || entry.prev !== FIRST_PREV) return 'out-of-order'
  const { action, by, device } = entry
  const founds = action === 'create' && by === device.id && device.role === 'coordinator'
  if (!founds) return 'wrong-kind'
  return entry.epoch === 1 ? undefined : 'wrong-epoch'
}

function misfitOfLater(
  log: LogSoFar,
  entry: MembershipEntry,
  signer: Member | undefined,
): Misfit | undefined {
  if (entry.n !== log.n + 1 || entry.prev !== log.hash) return 'out-of-order'
  if (entry.action === 'create') return 'wrong-kind'
  if (signer?.role !== 'coordinator' || signer.removed) return 'not-a-coordinator'
  const epoch = entry.action === 'remove' ? log.epoch + 1 : log.epoch
  if (entry.epoch !== epoch) return 'wrong-epoch'
  return misfitOfDevice(entry, log.member(entry.device.id))
}

/**
 * `add` lets a device in once; for one that is there it renews the role, the token and the keys granted to it. Only
 * one that is there can be removed.
 */
function misfitOfDevice(
  { action, device }: MembershipEntry,
  known: Member | undefined,
): Misfit | undefined {
  if (known === undefined) return action === 'add' ? undefined : 'unknown'
  if (known.signKey !== device.signKey || known.boxKey !== device.boxKey) return 'other-keys'
  return known.removed ? 'gone' : undefined
}
