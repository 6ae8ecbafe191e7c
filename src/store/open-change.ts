// Opening what somebody signed: besides its seal, whether who signed it may say such a thing.
import type { Change } from '../model/change.ts'
import { ERASURE } from '../model/erasure.ts'
import { enrolledAs } from '../model/id.ts'
import { fail, type Result } from '../model/result.ts'
import type { SealedChange } from '../wire/sealed-change.ts'
import type { SpaceNeeds } from './needs.ts'

export async function openChange(
  { changes, rolesOf }: SpaceNeeds,
  sealed: SealedChange,
): Promise<Result<Change>> {
  const opened = await changes.open(sealed)
  if (!opened.ok || opened.value.kind !== ERASURE) return opened
  const roles = await rolesOf(enrolledAs(sealed.device))
  return roles.includes('coordinator') ? opened : fail({ kind: 'not-a-coordinator' })
}
