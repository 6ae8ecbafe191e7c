// A membership entry whose signature holds.
import type { MembershipEntry } from '../../src/wire/membership.ts'
import { membershipEntryHash } from '../hash.ts'
import type { HashedEntry } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { signatureCheck } from '../signature.ts'

export async function checkedEntry(
  entry: MembershipEntry,
  signKey: string,
): Promise<Outcome<HashedEntry>> {
  const hash = membershipEntryHash(entry)
  const isSigned = await signatureCheck(signKey)(hash, entry.sig)
  return isSigned ? done({ entry, hash }) : refuse('malformed', { detail: 'at entry.sig' })
}
